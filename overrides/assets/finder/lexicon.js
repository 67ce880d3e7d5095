/**
 * The words in which people ask, from finder/words.json (written by pages/finder_words.py): phrases as a tree of words, each with what it
 * means, and for a word with a typing error or another ending the words that it may be.
 *
 * @typedef {object} WordFile
 * @property {number} version
 * @property {Record<string, Record<string, string>>} values by facet and value: phrases, folded, apart by "|"
 * @property {[string, string[], string, string][]} wider facet, values, label and phrases of words that mean several values
 * @property {Record<string, string>} when phrases by kind of time
 * @property {Record<string, string>} asking phrases by what they do in a question
 * @property {Record<string, [string, string][]>} flags facet and value of the words that are marked so
 *
 * @typedef {object} Meaning
 * @property {"value" | "when" | "asking"} kind
 * @property {string} facet of a value
 * @property {string[]} ids the values; one kind of time; or what the phrase does
 * @property {string} label of several values; "" where each has its own
 *
 * @typedef {{next: Map<string, Node>, meanings: Meaning[]}} Node
 */

import { editsBetween } from "./spelling.js";

const VERSION = 1;

/** Another form of a word of at least so many letters ends in one letter more; of one that is longer, in several. */
const SHORT_STEM = 4;
const STEM = 5;
const ENDING = 3;

/** From this length on a word may have one typing error, and two. */
const ONE_EDIT = 5;
const TWO_EDITS = 8;

/** What another form and each typing error take from the worth of a match. */
const OTHER_FORM = 0.25;
export const EDIT = 0.4;

/**
 * Reads the words from the answer to a request for words.json.
 *
 * @param {Promise<Response>} asked
 */
export async function openWords(asked) {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return new Lexicon(await response.json());
}

export class Lexicon {
  /** @param {WordFile} file */
  constructor(file) {
    if (file.version !== VERSION) throw new Error(`words.json has version ${file.version}, not ${VERSION}`);
    /** @type {Node} */
    this.root = { next: new Map(), meanings: [] };
    /** @type {Set<string>} */
    this.words = new Set();
    this.flags = new Map(
      Object.entries(file.flags).map(([flag, marked]) => [flag, new Set(marked.map((pair) => pair.join()))]),
    );
    for (const [facet, values] of Object.entries(file.values)) {
      for (const [id, phrases] of Object.entries(values))
        this.add(phrases, { kind: "value", facet, ids: [id], label: "" });
    }
    for (const [facet, ids, label, phrases] of file.wider)
      this.add(phrases, { kind: "value", facet, ids, label });
    for (const [id, phrases] of Object.entries(file.when))
      this.add(phrases, { kind: "when", facet: "when", ids: [id], label: "" });
    for (const [id, phrases] of Object.entries(file.asking))
      this.add(phrases, { kind: "asking", facet: "", ids: [id], label: "" });
    /** @type {Map<string, Map<string, number>>} */
    this.known = new Map();
  }

  /**
   * @param {string} phrases
   * @param {Meaning} meaning
   */
  add(phrases, meaning) {
    for (const phrase of phrases.split("|").filter(Boolean)) {
      let node = this.root;
      for (const word of phrase.split(" ")) {
        this.words.add(word);
        const next = node.next.get(word) || { next: new Map(), meanings: [] };
        node.next.set(word, next);
        node = next;
      }
      node.meanings.push(meaning);
    }
  }

  /**
   * Whether a value is marked so in the vocabulary.
   *
   * @param {string} flag
   * @param {string} facet
   * @param {string} id
   */
  has(flag, facet, id) {
    const marked = this.flags.get(flag);
    return Boolean(marked && marked.has(`${facet},${id}`));
  }

  /**
   * The words that a typed one may be, and what that takes from the worth of a match.
   *
   * @param {string} typed folded
   * @returns {Map<string, number>}
   */
  near(typed) {
    let found = this.known.get(typed);
    if (found) return found;
    found = new Map();
    const most = typed.length < ONE_EDIT ? 0 : typed.length < TWO_EDITS ? 1 : 2;
    for (const word of this.words) {
      if (word === typed) found.set(word, 0);
      else if (isForm(word, typed)) found.set(word, OTHER_FORM);
      else if (beginAlike(word, typed) && Math.abs(word.length - typed.length) <= most) {
        const edits = editsBetween(typed, word, most);
        if (edits <= most) found.set(word, edits * EDIT);
      }
    }
    this.known.set(typed, found);
    return found;
  }
}

/**
 * Whether one word is the other with an ending.
 *
 * @param {string} one
 * @param {string} other
 */
function isForm(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const ending = short.length >= STEM ? ENDING : short.length >= SHORT_STEM ? 1 : 0;
  return long.length - short.length <= ending && long.startsWith(short);
}

/**
 * Whether two words begin with the same letter, or with two that changed places.
 *
 * @param {string} one
 * @param {string} other
 */
function beginAlike(one, other) {
  return one[0] === other[0] || (one[0] === other[1] && one[1] === other[0]);
}
