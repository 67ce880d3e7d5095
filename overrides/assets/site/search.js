/**
 * The search of the prose: a panel over the index that the site engine writes (search/search_index.json).
 *
 * The index is fetched when the panel is first opened; what is typed stays in the page. The panel is no
 * modal dialog, so that "Leave this page" stays in reach.
 */

import { t, tn } from "./messages.js";

/** @typedef {{ location: string, title: string, text: string }} Section */
/** @typedef {Section & { page: string, foldedTitle: string, foldedText: string }} Entry */

const MOST = 12;
const AROUND = 70;

const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(".search-open"));
const root = button?.dataset.root ?? "./";

/** @type {Promise<Entry[]> | undefined} */
let index;

/** @param {string} text */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @returns {Promise<Entry[]>} */
async function load() {
  const answer = await fetch(`${root}search/search_index.json`);
  if (!answer.ok) throw new Error(`The index could not be read: ${answer.status}`);
  /** @type {{ docs: Section[] }} */
  const { docs } = await answer.json();
  const plain = new DOMParser();
  /** @param {string} html */
  const words = (html) => {
    const text = plain.parseFromString(html.replace(/</g, " <"), "text/html").body.textContent ?? "";
    return text.replace(/\s+/g, " ").trim();
  };
  const titles = new Map(
    docs.filter(({ location }) => !location.includes("#")).map((d) => [d.location, d.title]),
  );
  return docs.map(({ location, title, text }) => {
    const entry = { location, title: words(title), text: words(text), page: "" };
    entry.page = words(titles.get(location.split("#")[0]) ?? "");
    return { ...entry, foldedTitle: fold(entry.title), foldedText: fold(entry.text) };
  });
}

/**
 * Returns the sections that hold every word that was typed, each at the beginning of a word; those that hold it in
 * their title first.
 *
 * @param {Entry[]} entries
 * @param {string} typed
 */
function find(entries, typed) {
  const words = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  const patterns = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}`, "u"));
  if (!patterns.length) return [];
  return entries
    .map((entry) => {
      const inTitle = patterns.filter((pattern) => pattern.test(entry.foldedTitle)).length;
      const both = `${entry.foldedTitle} ${entry.foldedText}`;
      return {
        entry,
        at: entry.foldedText.search(patterns[0]),
        score: patterns.every((p) => p.test(both)) ? inTitle + 1 : 0,
      };
    })
    .filter(({ score }) => score)
    .sort((a, b) => b.score - a.score);
}

/**
 * @param {Entry} entry
 * @param {number} at where the first word stands in the text
 */
function item({ location, title, page, text }, at) {
  const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, at - AROUND)) + 1);
  const link = document.createElement("a");
  link.href = root + location;
  link.textContent = title;
  const where = document.createElement("span");
  where.textContent = page && page !== title ? page : "";
  const excerpt = document.createElement("p");
  excerpt.textContent = `${from ? "… " : ""}${text.slice(from, from + 3 * AROUND)}${text.length > from + 3 * AROUND ? " …" : ""}`;
  const made = document.createElement("li");
  made.append(link, " ", where, excerpt);
  return made;
}

/** @param {HTMLButtonElement} opener */
function build(opener) {
  const panel = document.createElement("dialog");
  panel.className = "search";
  panel.setAttribute("aria-label", t("Search these pages"));
  const form = document.createElement("form");
  form.setAttribute("role", "search");
  form.autocomplete = "off";
  const label = document.createElement("label");
  label.htmlFor = "search-text";
  label.textContent = t("Search these pages");
  const input = document.createElement("input");
  Object.assign(input, {
    id: "search-text",
    className: "field",
    type: "text",
    autocomplete: "off",
    spellcheck: false,
  });
  const close = document.createElement("button");
  Object.assign(close, { type: "button", className: "button quiet", textContent: t("Close") });
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const list = document.createElement("ol");
  form.append(label, input, close);
  panel.append(form, status, list);

  async function answer() {
    const typed = input.value;
    let found;
    try {
      found = find(await (index ??= load()), typed);
    } catch {
      index = undefined;
      status.textContent = t("The search cannot be reached just now.");
      return;
    }
    if (typed !== input.value) return;
    list.replaceChildren(...found.slice(0, MOST).map(({ entry, at }) => item(entry, at)));
    const none = t("Nothing found. Try one word, or another one.");
    const some = tn("{count} match", "{count} matches", found.length);
    status.textContent = !typed.trim() ? "" : found.length ? some : none;
  }

  function shut() {
    panel.close();
    opener.setAttribute("aria-expanded", "false");
  }

  input.addEventListener("input", answer);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  close.addEventListener("click", () => {
    shut();
    opener.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    shut();
    opener.focus();
  });
  for (const used of ["pointerdown", "focusin"]) {
    document.addEventListener(used, ({ target }) => {
      if (panel.open && target instanceof Node && !panel.contains(target) && !opener.contains(target)) shut();
    });
  }
  list.addEventListener("click", shut);
  opener.addEventListener("click", () => {
    if (panel.open) return shut();
    panel.show();
    input.focus();
    opener.setAttribute("aria-expanded", "true");
    (index ??= load()).catch(() => undefined);
  });
  opener.after(panel);
}

if (button) {
  build(button);
  button.setAttribute("aria-expanded", "false");
  button.hidden = false;
}
