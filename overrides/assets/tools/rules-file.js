/**
 * The small file in which a poster can be saved: plain JSON that its owner can read. What comes from a file is looked at as if a stranger
 * had written it: nothing is taken over but short texts and words that are known here.
 *
 * @typedef {object} Chosen what someone chose for a poster
 * @property {string} kind the kind of group
 * @property {string[]} rules ids of the rules that are ticked, without the locked ones
 * @property {string[]} own rules of one's own
 * @property {string} group
 * @property {string} tell
 * @property {string} review
 * @property {string} paper
 * @property {boolean} large
 *
 * @typedef {object} Limits what a file may hold
 * @property {string[]} kinds
 * @property {string[]} rules ids of the rules that can be ticked
 * @property {number} own how many own rules
 * @property {number} length of an own rule
 */

const FORMAT = "ground-rules-poster";
const VERSION = 1;
const PAPERS = ["a4", "letter", "a3"];

/** A file that a poster was saved in is much smaller, in bytes. */
export const LARGEST = 20_000;

/** How many characters the texts beside the rules have. */
export const LENGTHS = { group: 60, tell: 60, review: 40 };

/** A file that cannot be used. */
export class UnusableFile extends Error {}

/**
 * The text of a file.
 *
 * @param {Chosen} chosen
 */
export function toText(chosen) {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...chosen }, null, 2)}\n`;
}

/**
 * What a file's text holds, and whether something in it was left out because it is not known here or too long.
 *
 * @param {string} text
 * @param {Limits} limits
 * @returns {{ chosen: Chosen, changed: boolean }}
 */
export function fromText(text, limits) {
  if (text.length > LARGEST) throw new UnusableFile("too large");
  /** @type {unknown} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new UnusableFile("not JSON");
  }
  if (typeof found !== "object" || !found || Array.isArray(found)) throw new UnusableFile("not an object");
  /** @type {Map<string, unknown>} only its own entries, so that no name can reach further */
  const entries = new Map(Object.entries(found));
  if (entries.get("format") !== FORMAT) throw new UnusableFile("another format");
  if (entries.get("version") !== VERSION) throw new UnusableFile("another version");

  let changed = false;
  /** @type {(name: string, longest: number) => string} */
  const text_of = (name, longest) => {
    const value = entries.get(name);
    const taken = typeof value === "string" ? clean(value, longest) : "";
    changed ||= taken !== (value ?? "");
    return taken;
  };
  /** @type {(name: string) => string[]} */
  const texts_of = (name) => {
    const value = entries.get(name);
    const taken = Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
    changed ||= value !== undefined && (!Array.isArray(value) || taken.length < value.length);
    return taken;
  };
  /** @type {(name: string, known: string[]) => string} */
  const one_of = (name, known) => {
    const value = known.find((word) => word === entries.get(name));
    changed ||= value === undefined;
    return value ?? known[0];
  };

  const named = texts_of("rules");
  const rules = limits.rules.filter((id) => named.includes(id));
  const written = texts_of("own");
  const own = written.map((rule) => clean(rule, limits.length)).filter(Boolean);
  changed ||= named.some((id) => !rules.includes(id));
  changed ||= own.length > limits.own || own.some((rule) => !written.includes(rule));
  const chosen = {
    kind: one_of("kind", limits.kinds),
    rules,
    own: own.slice(0, limits.own),
    group: text_of("group", LENGTHS.group),
    tell: text_of("tell", LENGTHS.tell),
    review: text_of("review", LENGTHS.review),
    paper: one_of("paper", PAPERS),
    large: entries.get("large") === true,
  };
  return { chosen, changed };
}

/**
 * A text on one line, without signs that nobody can see, which could turn the direction of what follows.
 *
 * @param {string} text
 * @param {number} longest
 */
export function clean(text, longest) {
  const seen = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "");
  return [...seen.replace(/\s+/g, " ").trim()].slice(0, longest).join("").trim();
}
