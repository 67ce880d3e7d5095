/**
 * Search for words in the listings: folded, by prefix, with small typing errors, and through the vocabulary's synonyms.
 *
 * What is typed is cut into segments: the longest runs of words that the vocabulary knows ("panic attacks", "wheelchair"), and single
 * words. A listing is found when it has every segment: as a value of a facet that the segment means, or in its own words (name,
 * summary, organization, town). Words that say nothing ("group", "near") are left out, and so are words that nothing has, which are told.
 *
 * @typedef {import("./table.js").Table} Table
 * @typedef {{facet: number, value: number}} Meaning
 */

import { fold } from "./fold.js";
import { editsBetween } from "./spelling.js";

/** A word may be found by its beginning from this length on. */
const PREFIX = 2;

/** The last words typed may be the beginning of a longer phrase from this length on. */
const UNFINISHED = 4;

export class TextIndex {
  /** @param {Table} table */
  constructor(table) {
    this.table = table;
    this.ignored = new Set(table.data.ignored.map(fold));
    this.phrases = phrasesOf(table);
    this.sortedPhrases = [...this.phrases.keys()].sort();
    this.longest = Math.max(1, ...this.sortedPhrases.map((phrase) => phrase.split(" ").length));
    /** @type {Map<string, number[]>} listings by word, ascending */
    this.listings = new Map();
    wordsOf(table, (word, group) => {
      const groups = this.listings.get(word);
      if (!groups) this.listings.set(word, [group]);
      else if (groups[groups.length - 1] !== group) groups.push(group);
    });
    this.words = [...this.listings.keys()].sort();
    this.dictionary = new Set(this.words);
    for (const phrase of this.sortedPhrases) for (const word of phrase.split(" ")) this.dictionary.add(word);
  }

  /**
   * @param {string} typed
   * @returns {{allowed: ((group: number) => boolean) | null, unknown: string[]}} which listings have it (null: all), and the words
   *   that nothing has
   */
  search(typed) {
    const words = fold(typed).split(" ").filter(Boolean);
    const meant = words.map((word) => this.known(word));
    /** @type {string[]} */
    const unknown = [];
    /** @type {Uint8Array | null} */
    let allowed = null;
    for (const [from, to] of this.segments(meant)) {
      if (to === from + 1 && this.ignored.has(words[from])) continue;
      const hits = this.hits(meant.slice(from, to), to === words.length);
      if (!hits) {
        unknown.push(...words.slice(from, to));
      } else if (allowed) {
        for (let group = 0; group < hits.length; group++) allowed[group] &= hits[group];
      } else {
        allowed = hits;
      }
    }
    const found = allowed;
    if (found) return { allowed: (group) => found[group] === 1, unknown };
    return { allowed: unknown.length ? () => false : null, unknown };
  }

  /**
   * The word itself where the listings or the vocabulary have it or a longer one, else the nearest that they have.
   *
   * @param {string} word
   * @returns {string[]} one word, or several as near
   */
  known(word) {
    if (this.dictionary.has(word) || this.ignored.has(word)) return [word];
    if (word.length >= PREFIX && (begins(this.words, word) || begins(this.sortedPhrases, word)))
      return [word];
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    let best = most;
    /** @type {string[]} */
    let near = [];
    if (!most) return [word];
    for (const other of this.dictionary) {
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
   * Cuts the words into the longest phrases that the vocabulary knows, and single words.
   *
   * @param {string[][]} meant
   * @returns {[number, number][]} from, to
   */
  segments(meant) {
    /** @type {[number, number][]} */
    const found = [];
    for (let from = 0; from < meant.length;) {
      let to = Math.min(meant.length, from + this.longest);
      while (to > from + 1 && !this.meanings(meant.slice(from, to), to === meant.length).length) to--;
      found.push([from, to]);
      from = to;
    }
    return found;
  }

  /**
   * What a segment means in the vocabulary.
   *
   * @param {string[][]} segment
   * @param {boolean} last whether it is the end of what was typed, and so perhaps unfinished
   * @returns {Meaning[]}
   */
  meanings(segment, last) {
    /** @type {Meaning[]} */
    const found = [];
    for (const phrase of combinations(segment)) {
      found.push(...(this.phrases.get(phrase) || []));
      if (!last || phrase.length < UNFINISHED) continue;
      for (let at = lowerBound(this.sortedPhrases, phrase); at < this.sortedPhrases.length; at++) {
        if (!this.sortedPhrases[at].startsWith(phrase)) break;
        found.push(...(this.phrases.get(this.sortedPhrases[at]) || []));
      }
    }
    return found;
  }

  /**
   * The listings that have a segment, 1 for each; null where none has.
   *
   * @param {string[][]} segment
   * @param {boolean} last
   * @returns {Uint8Array | null}
   */
  hits(segment, last) {
    const size = this.table.size;
    const hits = new Uint8Array(size).fill(1);
    for (const words of segment) {
      const one = new Uint8Array(size);
      for (const word of words) this.mark(word, one);
      for (let group = 0; group < size; group++) hits[group] &= one[group];
    }
    const meanings = this.meanings(segment, last);
    for (const { facet, value } of meanings) this.markValue(facet, value, hits);
    return meanings.length || hits.includes(1) ? hits : null;
  }

  /**
   * @param {string} word
   * @param {Uint8Array} hits
   */
  mark(word, hits) {
    if (word.length < PREFIX) {
      for (const group of this.listings.get(word) || []) hits[group] = 1;
      return;
    }
    for (
      let at = lowerBound(this.words, word);
      at < this.words.length && this.words[at].startsWith(word);
      at++
    ) {
      for (const group of this.listings.get(this.words[at]) || []) hits[group] = 1;
    }
  }

  /**
   * @param {number} at number of the facet
   * @param {number} value
   * @param {Uint8Array} hits
   */
  markValue(at, value, hits) {
    const { facets, first } = this.table;
    const { sets, rows, ofMeeting } = facets[at];
    const has = Uint8Array.from(sets, (set) => Number(set.includes(value)));
    for (let group = 0; group < hits.length; group++) {
      if (!ofMeeting) hits[group] |= has[rows[group]];
      else
        for (let meeting = first[group]; meeting < first[group + 1]; meeting++)
          hits[group] |= has[rows[meeting]];
    }
  }
}

/**
 * The labels and synonyms of all facets, folded, and what they mean.
 *
 * @param {Table} table
 */
function phrasesOf(table) {
  /** @type {Map<string, Meaning[]>} */
  const phrases = new Map();
  table.facets.forEach(({ values }, facet) => {
    values.forEach(({ label, synonyms }, value) => {
      for (const phrase of new Set([label, ...synonyms].map(fold))) {
        if (phrase) phrases.set(phrase, [...(phrases.get(phrase) || []), { facet, value }]);
      }
    });
  });
  return phrases;
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
 * Every way to read a segment whose words are each one of a few.
 *
 * @param {string[][]} segment
 * @returns {string[]}
 */
function combinations(segment) {
  return segment.reduce(
    (/** @type {string[]} */ begun, words) =>
      begun.length ? begun.flatMap((start) => words.map((word) => `${start} ${word}`)) : words,
    [],
  );
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
