/**
 * Search for words in the listings (name, summary, organization, town): folded, by prefix, and with small typing errors.
 *
 * What the vocabulary knows is understood before (understand.js); here are the words that are left. A listing is found when it has all
 * of them; words that no listing has are left out, and told.
 *
 * @typedef {import("./table.js").Table} Table
 */

import { fold } from "./fold.js";
import { editsBetween } from "./spelling.js";

/** A word may be found by its beginning from this length on. */
export const PREFIX = 2;

export class TextIndex {
  /**
   * @param {Table} table
   * @param {Map<string, ArrayLike<number>>} [listings] by word; those of the table by default
   */
  constructor(table, listings = listingsOf(table)) {
    this.table = table;
    this.listings = listings;
    this.words = [...listings.keys()].sort();
  }

  /**
   * Takes in words that were read later.
   *
   * @param {string[]} words
   * @param {ArrayLike<number>[]} listings of each
   */
  learn(words, listings) {
    words.forEach((word, at) => this.listings.set(word, listings[at]));
    this.words = [...this.words, ...words].sort();
  }

  /**
   * Whether any listing has a word, or a longer one that begins so.
   *
   * @param {string} word
   */
  hasAny(word) {
    return this.listings.has(word) || (word.length >= PREFIX && begins(this.words, word));
  }

  /**
   * @param {string} typed
   * @returns {{allowed: ((group: number) => boolean) | null, unknown: string[]}} which listings have it (null: all), and the words
   *   that nothing has
   */
  search(typed) {
    /** @type {string[]} */
    const unknown = [];
    /** @type {Uint8Array | null} */
    let found = null;
    for (const word of fold(typed).split(" ").filter(Boolean)) {
      const hits = this.having(word);
      if (!hits.includes(1)) unknown.push(word);
      else if (found) both(found, hits);
      else found = hits;
    }
    const allowed = found;
    if (allowed) return { allowed: (group) => allowed[group] === 1, unknown };
    return { allowed: unknown.length ? () => false : null, unknown };
  }

  /**
   * The listings that have every word of a text, 1 for each.
   *
   * @param {string} text
   */
  having(text) {
    const hits = new Uint8Array(this.table.size).fill(1);
    for (const word of fold(text).split(" ").filter(Boolean)) {
      const one = new Uint8Array(this.table.size);
      for (const known of this.known(word)) this.mark(known, one);
      both(hits, one);
    }
    return hits;
  }

  /**
   * The word itself where the listings have it or a longer one, else the nearest that they have.
   *
   * @param {string} word
   * @returns {string[]} one word, or several as near
   */
  known(word) {
    if (this.hasAny(word)) return [word];
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    let best = most;
    /** @type {string[]} */
    let near = [];
    if (!most) return [word];
    for (const other of this.words) {
      if (Math.abs(other.length - word.length) > best || (other[0] !== word[0] && other[0] !== word[1]))
        continue;
      const edits = editsBetween(word, other, best);
      if (edits > best) continue;
      if (edits < best) near = [];
      best = edits;
      near.push(other);
    }
    return near.length ? near : [word];
  }

  /**
   * @param {string} word
   * @param {Uint8Array} hits
   */
  mark(word, hits) {
    if (word.length < PREFIX) {
      this.markOne(word, hits);
      return;
    }
    for (
      let at = lowerBound(this.words, word);
      at < this.words.length && this.words[at].startsWith(word);
      at++
    ) {
      this.markOne(this.words[at], hits);
    }
  }

  /**
   * @param {string} word as listings have it
   * @param {Uint8Array} hits
   */
  markOne(word, hits) {
    const groups = this.listings.get(word) || [];
    for (let at = 0; at < groups.length; at++) hits[groups[at]] = 1;
  }
}

/**
 * The listings that have each word of a table, ascending.
 *
 * @param {Table} table
 */
function listingsOf(table) {
  /** @type {Map<string, number[]>} */
  const listings = new Map();
  wordsOf(table, (word, group) => {
    const groups = listings.get(word);
    if (!groups) listings.set(word, [group]);
    else if (groups[groups.length - 1] !== group) groups.push(group);
  });
  return listings;
}

/**
 * @param {Table} table
 * @param {(word: string, group: number) => void} add
 */
function wordsOf({ data, first, place, size }, add) {
  /** @type {Map<number, string[]>} of the texts that repeat, each folded once */
  const folded = new Map();
  /** @param {number} text */
  const repeated = (text) => {
    const known = folded.get(text);
    if (known) return known;
    const words = fold(data.texts[text]).split(" ");
    folded.set(text, words);
    return words;
  };
  for (let group = 0; group < size; group++) {
    const own = fold(`${data.groups.name[group]} ${data.groups.summary[group]}`).split(" ");
    for (const word of own) if (word) add(word, group);
    for (const word of repeated(data.groups.organization[group])) if (word) add(word, group);
    for (const word of repeated(data.groups.where[group])) if (word) add(word, group);
    for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
      if (place[meeting] < 0) continue;
      for (const word of repeated(data.places.name[place[meeting]])) if (word) add(word, group);
    }
  }
}

/**
 * @param {Uint8Array} one takes what both have
 * @param {Uint8Array} other
 */
function both(one, other) {
  for (let at = 0; at < one.length; at++) one[at] &= other[at];
}

/**
 * @param {string[]} sorted
 * @param {string} prefix
 */
function begins(sorted, prefix) {
  const found = sorted[lowerBound(sorted, prefix)];
  return found !== undefined && found.startsWith(prefix);
}

/**
 * The first position in a sorted list that is not less than `text`.
 *
 * @param {string[]} sorted
 * @param {string} text
 */
function lowerBound(sorted, text) {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < text) from = middle + 1;
    else to = middle;
  }
  return from;
}
