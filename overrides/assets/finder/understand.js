/**
 * Understands what people type into one box: places, needs in their own words, times and ways, in any order.
 *
 * The text is cut into phrases that the lexicon (lexicon.js) or the places know, so that the phrases together are worth most: longer
 * ones more than shorter, a place more where a word such as "in" stands before it, less for every typing error. Whatever no phrase
 * covers is left to be searched as text. Nothing here knows a word of any language, or the page.
 *
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./lexicon.js").Meaning} Meaning
 * @typedef {import("./lexicon.js").Node} Node
 * @typedef {import("./places.js").Place} Place
 *
 * @typedef {object} Gazetteer
 * @property {(typed: string, limit: number, large: boolean) => Place[]} named the places whose whole name this is, the likeliest first
 * @property {(typed: string, limit: number, large: boolean) => Place[]} close those whose whole name is spelled nearly so
 *
 * @typedef {object} Phrase something that was understood
 * @property {string} facet of values; "near", "when" or "beyond"
 * @property {string[]} ids
 * @property {string} label of several values; "" where each has its own
 * @property {[number, number]} span where it stands in the text
 *
 * @typedef {object} Understood
 * @property {Phrase[]} phrases
 * @property {Record<string, string[]>} chosen values by facet
 * @property {Record<string, string[]>} said by facet, the words for which values of it were taken
 * @property {Place | null} near
 * @property {Place[]} others places of the same name
 * @property {string} misspelled what was typed for the place, where no place is spelled so
 * @property {"" | import("./when.js").When} when "" where no time was named
 * @property {boolean} away whether the place is to be far from there
 * @property {boolean} here whether "near me" was typed
 * @property {boolean} help whether it speaks of dying or of danger now
 * @property {string} rest words that are left to be searched as text
 * @property {string} lost words that stand where a place would, and name none that is known
 */

import { fold } from "./fold.js";
import { EDIT } from "./lexicon.js";
import { isWhen } from "./when.js";

/** What is typed beyond so many words is searched as text. */
const MOST_WORDS = 60;

/** A place's name with its areas has so many words at most. */
const PLACE_WORDS = 5;

/** So many words that say nothing may stand inside a phrase, and what each takes from its worth. */
const BETWEEN = 2;
const GAP = 0.15;

/** What a phrase of n words is worth: n, and half a word more for each that follows the first. */
const TOGETHER = 0.5;
/** What a place is worth less than a phrase of as many words: one word, several; and more after a word such as "in". */
const LONE_PLACE = 0.15;
const LONG_PLACE = 0.05;
const AFTER_IN = 0.5;
/** What a word that says nothing is worth, and a word of danger, which is heard beside what else it says. */
const NOTHING = 0.9;
/** What of the words that do something in a question is worth as much as any phrase. */
const SAYING = ["here", "away", "date"];
const DANGER = 0.5;

/** A name of at least so many letters may be a place's with typing errors, which is worth so much less. */
const LONG_NAME = 5;
const MISSPELLED = 0.4;

/** An age or a count: by itself it says nothing. */
const SMALL_NUMBER = /^\d{1,2}$/;

/** How many places of one name are told. */
const PLACES = 4;

/**
 * @typedef {{word: string, from: number, to: number}} Token
 * @typedef {{to: number, worth: number, meanings: Meaning[], places: Place[], misspelled?: string}} Match
 */

/**
 * @param {string} text as it was typed
 * @param {Lexicon} lexicon
 * @param {Gazetteer | null} places null while they are not known
 * @returns {Understood}
 */
export function understand(text, lexicon, places) {
  const { tokens, quoted } = tokensOf(text);
  const matches = tokens.map((_, at) => termsAt(tokens, at, lexicon));
  const after = tokens.map((_, at) =>
    matches
      .slice(0, at)
      .some((found, from) => found.some((match) => match.to === at && does(match, "near") && from < at)),
  );
  if (places)
    tokens.forEach((_, at) => matches[at].push(...placesAt(text, tokens, at, after[at], places, lexicon)));
  // Words of danger count wherever they stand, whatever else they say.
  const danger = matches.map((found) => found.filter((match) => does(match, "danger")).map(({ to }) => to));
  const inDanger = tokens.map((_, at) => danger.slice(0, at + 1).some((ends) => ends.some((to) => to > at)));
  const understood = read(text, tokens, quoted, best(matches), after, lexicon, inDanger);
  if (inDanger.includes(true)) understood.help = true;
  return understood;
}

/**
 * What a text says to who knows no words: it is searched as it stands.
 *
 * @param {string} text
 * @returns {Understood}
 */
export function nothingUnderstood(text) {
  return {
    phrases: [],
    chosen: {},
    said: {},
    near: null,
    others: [],
    misspelled: "",
    when: "",
    away: false,
    here: false,
    help: false,
    rest: text.trim(),
    lost: "",
  };
}

/**
 * The text without what some phrases of it say.
 *
 * @param {string} text
 * @param {[number, number][]} spans
 */
export function cut(text, spans) {
  let left = text;
  for (const [from, to] of [...spans].sort((a, b) => b[0] - a[0]))
    left = `${left.slice(0, from)} ${left.slice(to)}`;
  return left.replace(/\s+/g, " ").trim();
}

/**
 * The words of a text, folded, with where they stand; what stands in quotation marks is not taken apart.
 *
 * @param {string} text
 */
function tokensOf(text) {
  /** @type {Token[]} */
  const tokens = [];
  /** @type {string[]} */
  const quoted = [];
  for (const found of text.matchAll(/["“”]([^"“”]+)["“”]|[^\s,;.:!?()/"“”&+]+/g)) {
    if (found[1]) quoted.push(found[1]);
    const from = found.index || 0;
    for (const word of found[1] ? [] : fold(found[0]).split(" "))
      if (word && tokens.length < MOST_WORDS) tokens.push({ word, from, to: from + found[0].length });
  }
  return { tokens, quoted };
}

/**
 * The phrases of the lexicon that begin at a word.
 *
 * @param {Token[]} tokens
 * @param {number} from
 * @param {Lexicon} lexicon
 * @returns {Match[]}
 */
function termsAt(tokens, from, lexicon) {
  /** @type {Match[]} */
  const found = [];
  /** @type {(node: Node, at: number, words: number, cost: number, gaps: number) => void} */
  const walk = (node, at, words, cost, gaps) => {
    if (node.meanings.length) {
      const { kind, ids } = node.meanings[0];
      const nothing = kind === "asking" && !SAYING.includes(ids[0]);
      const worth = nothing
        ? words * (ids[0] === "danger" ? DANGER : NOTHING)
        : words + (words - 1) * TOGETHER;
      if (worth > cost && !(nothing && cost && cost < EDIT))
        found.push({ to: at, worth: worth - cost, meanings: node.meanings, places: [] });
    }
    if (at === tokens.length) return;
    for (const [word, less] of lexicon.near(tokens[at].word)) {
      const next = node.next.get(word);
      if (next) walk(next, at + 1, words + 1, cost + less, gaps);
    }
    if (words && gaps < BETWEEN && saysNothing(tokens[at].word, lexicon))
      walk(node, at + 1, words, cost + GAP, gaps + 1);
  };
  walk(lexicon.root, from, 0, 0, 0);
  return found.filter(({ to }) => to > from);
}

/**
 * @param {string} word
 * @param {Lexicon} lexicon
 */
function saysNothing(word, lexicon) {
  const node = lexicon.root.next.get(word);
  return Boolean(node && node.meanings.some(({ kind, ids }) => kind === "asking" && ids[0] === "nothing"));
}

/**
 * The places whose names begin at a word.
 *
 * @param {string} text
 * @param {Token[]} tokens
 * @param {number} from
 * @param {boolean} after whether a word such as "in" stands before it
 * @param {Gazetteer} places
 * @param {Lexicon} lexicon
 * @returns {Match[]}
 */
function placesAt(text, tokens, from, after, places, lexicon) {
  const found = [];
  for (let to = from + 1; to <= Math.min(tokens.length, from + PLACE_WORDS); to++) {
    const typed = text.slice(tokens[from].from, tokens[to - 1].to);
    const words = to - from;
    const worth =
      words + (words - 1) * TOGETHER - (words === 1 ? LONE_PLACE : LONG_PLACE) + (after ? AFTER_IN : 0);
    const named = places.named(typed, PLACES, !after && words === 1);
    if (named.length) found.push({ to, worth, meanings: [], places: named });
    const known = tokens.slice(from, to).every(({ word }) => lexicon.words.has(word));
    if (named.length || known || typed.length < LONG_NAME) continue;
    const close = places.close(typed, PLACES, !after);
    if (close.length)
      found.push({ to, worth: worth - MISSPELLED, meanings: [], places: close, misspelled: typed });
  }
  return found;
}

/**
 * The matches, by where they begin, that cover the text and are worth most together; of equal ones the longer.
 *
 * @param {Match[][]} matches
 * @returns {(Match | null)[]}
 */
function best(matches) {
  const worth = new Float64Array(matches.length + 1);
  /** @type {(Match | null)[]} */
  const taken = matches.map(() => null);
  for (let at = matches.length - 1; at >= 0; at--) {
    worth[at] = worth[at + 1];
    for (const match of matches[at]) {
      if (match.worth + worth[match.to] <= worth[at]) continue;
      worth[at] = match.worth + worth[match.to];
      taken[at] = match;
    }
  }
  return taken;
}

/**
 * What the chosen matches say together.
 *
 * @param {string} text
 * @param {Token[]} tokens
 * @param {string[]} quoted
 * @param {(Match | null)[]} taken
 * @param {boolean[]} after
 * @param {Lexicon} lexicon
 * @param {boolean[]} heard which words need not be searched, because they are answered otherwise
 * @returns {Understood}
 */
function read(text, tokens, quoted, taken, after, lexicon, heard) {
  const found = nothingUnderstood("");
  const rest = [...quoted];
  const lost = [];
  let losing = false;
  for (let at = 0; at < tokens.length;) {
    const match = taken[at];
    if (!match) {
      losing = (after[at] || losing) && !heard[at];
      if (losing) lost.push(text.slice(tokens[at].from, tokens[at].to));
      const { word } = tokens[at];
      if (!SMALL_NUMBER.test(word) && !heard[at]) rest.push(word);
      at++;
      continue;
    }
    losing = false;
    /** @type {[number, number]} */
    const span = [tokens[at].from, tokens[match.to - 1].to];
    if (match.places.length) takePlace(found, match, span);
    else takeMeanings(found, match.meanings, span, lexicon);
    at = match.to;
  }
  settleWhoItIsFor(found, lexicon);
  for (const { facet, ids, span } of found.phrases) {
    if (facet === "near" || facet === "when" || facet === "beyond") continue;
    const values = found.chosen[facet] || [];
    found.chosen[facet] = [...values, ...ids.filter((id) => !values.includes(id))];
    found.said[facet] = [...(found.said[facet] || []), text.slice(...span)];
  }
  found.rest = rest.join(" ");
  found.lost = lost.join(" ");
  return found;
}

/**
 * @param {Understood} found
 * @param {Match} match
 * @param {[number, number]} span
 */
function takePlace(found, { places: [place, ...others], misspelled = "" }, span) {
  if (!found.near) {
    found.near = place;
    found.others = others;
    found.misspelled = misspelled;
  }
  if (found.near.id === place.id)
    found.phrases.push({ facet: "near", ids: [place.id], label: place.label, span });
}

/**
 * @param {Understood} found
 * @param {Meaning[]} meanings
 * @param {[number, number]} span
 * @param {Lexicon} lexicon
 */
function takeMeanings(found, meanings, span, lexicon) {
  for (const { kind, facet, ids, label } of meanings) {
    if (kind === "value") {
      found.phrases.push({ facet, ids, label, span });
      if (ids.some((id) => lexicon.has("help_now", facet, id))) found.help = true;
    } else if (kind === "when") {
      if (!found.when || found.when === ids[0]) found.phrases.push({ facet, ids, label, span });
      if (isWhen(ids[0])) found.when = found.when || ids[0];
    } else if (ids[0] === "here") found.here = true;
    else if (ids[0] === "away") {
      found.away = true;
      found.phrases.push({ facet: "beyond", ids, label, span });
    }
  }
}

/**
 * Who names someone ("my son hears voices") looks as one who cares about them: that is asked of the groups, and the words about that person
 * ("teenage", "carer") are no wish for a group of such people alone. Who names someone in grief looks for themself.
 *
 * @param {Understood} found
 * @param {Lexicon} lexicon
 */
function settleWhoItIsFor(found, lexicon) {
  const { phrases } = found;
  if (!phrases.some(({ facet, ids }) => facet === "relation" && ids[0] === "someone")) return;
  const mine = phrases.some(({ facet, ids }) => ids.some((id) => lexicon.has("mine", facet, id)));
  found.phrases = phrases.filter(({ facet }) => (mine ? facet !== "relation" : facet !== "audiences"));
}

/**
 * @param {Match} match
 * @param {string} what
 */
function does({ meanings }, what) {
  return meanings.some(({ kind, ids }) => kind === "asking" && ids[0] === what);
}
