/** The ways on which a listing can leave the page, each an address that is asked for only by a click. Knows nothing of the page. */

/** The longest address that is handed over, in characters: servers refuse longer ones from about 8,000. */
export const LONGEST_ADDRESS = 7000;

/**
 * The path of the file of a new listing. It has the listing's own name, which no other one has: so requests do not meet in one file.
 *
 * @param {string} id
 */
export function pathOf(id) {
  return `data/groups/${id}.yaml`;
}

/**
 * GitHub's page for a new file, filled in; empty for another host, or where the address would be too long.
 *
 * @param {string} repository https://github.com/OWNER/NAME
 * @param {string} branch
 * @param {string} path
 * @param {string} text
 */
export function newFilePage(repository, branch, path, text) {
  const cut = path.lastIndexOf("/");
  const query = new URLSearchParams({ filename: path.slice(cut + 1), value: text });
  return onGitHub(repository, `new/${encodeURI(branch)}/${path.slice(0, cut)}?${query}`);
}

/**
 * GitHub's page on which a file is edited, at the line of a listing; empty for another host.
 *
 * @param {string} repository
 * @param {string} branch
 * @param {string} path
 * @param {number} line
 */
export function editPage(repository, branch, path, line) {
  return onGitHub(repository, `edit/${encodeURI(branch)}/${encodeURI(path)}#L${line}`);
}

/**
 * The page for a new issue, filled in, on GitHub, GitLab or Codeberg; empty for another host, or where the address would be too long.
 *
 * @param {string} repository
 * @param {string} title
 * @param {string} text
 */
export function issuePage(repository, title, text) {
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const body = `${fence}yaml\n${text}${fence}\n`;
  if (/^https:\/\/gitlab\.[\w.-]+\//.test(repository)) {
    const query = new URLSearchParams({ "issue[title]": title, "issue[description]": body });
    return within(repository, `-/issues/new?${query}`);
  }
  const known = /^https:\/\/(?:github\.com|codeberg\.org)\//.test(repository);
  return known ? within(repository, `issues/new?${new URLSearchParams({ title, body })}`) : "";
}

/**
 * An e-mail that waits to be sent; empty without an address, or where it would be too long.
 *
 * @param {string} email
 * @param {string} subject
 * @param {string} text
 */
export function mail(email, subject, text) {
  const body = encodeURIComponent(text.replace(/\n/g, "\r\n"));
  const address = `mailto:${encodeURIComponent(email).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${body}`;
  return email && address.length <= LONGEST_ADDRESS ? address : "";
}

/**
 * @param {string} repository
 * @param {string} rest
 */
function onGitHub(repository, rest) {
  return repository.startsWith("https://github.com/") ? within(repository, rest) : "";
}

/**
 * An address in a repository; empty where that is none, or the address would be too long.
 *
 * @param {string} repository
 * @param {string} rest
 */
function within(repository, rest) {
  const root = /^https:\/\/[\w.-]+\/(?:[\w.-]+\/)+[\w.-]+?(?=\/?$|\.git$)/.exec(repository)?.[0];
  const address = `${root}/${rest}`;
  return root && address.length <= LONGEST_ADDRESS ? address : "";
}
