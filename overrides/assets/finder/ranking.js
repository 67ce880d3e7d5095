/**
 * By what listings are put in order: a distance (haversine) or a time (ms), the less, the earlier. What was not confirmed for long, and what
 * lacks words that are wished for, sinks.
 *
 * @typedef {import("./source.js").Question} Question
 * @typedef {import("./source.js").Part} Part
 */

import { haversineAt } from "./nearest.js";

/** What was not confirmed for long counts as so many times as far (a haversine grows with the square), and so much later in ms. */
const OLD_FARTHER = 4;
const OLD_LATER = 24 * 60 * 60_000;
/** The least haversine that grows so: about a kilometer. */
const OLD_LEAST = haversineAt(1000);

/** Farther than any haversine, and later than any time in ms: a word that a listing lacks puts it behind by so much. */
const NOWHERE_NEAR = 2 * OLD_FARTHER;
const NEVER = 1e15;

/**
 * Whether a part is in the order of distance.
 *
 * @param {Part} part
 * @param {{far: unknown, question: Question}} matched
 */
export function byDistance(part, { far, question }) {
  return part === "near" && far !== null && question.order === "nearest";
}

/**
 * More than any key of a listing that lacks no word.
 *
 * @param {boolean} nearest
 */
export function never(nearest) {
  return nearest ? NOWHERE_NEAR : NEVER;
}

/**
 * A key behind those of all listings that lack fewer words.
 *
 * @param {number} key
 * @param {number} lacks
 * @param {boolean} nearest
 */
export function behind(key, lacks, nearest) {
  return key + lacks * never(nearest);
}

/**
 * The ring in which rooms are sought, from one haversine to another.
 *
 * @param {Question} question
 * @returns {[number, number]}
 */
export function ringOf({ near, within, beyond }) {
  return [near && beyond ? haversineAt(beyond) : 0, near && within ? haversineAt(within) : Infinity];
}

/**
 * A haversine as it counts for a listing that was confirmed lately, or was not for long.
 *
 * @param {number} away
 * @param {boolean} old
 */
export function farther(away, old) {
  return old ? Math.max(away, OLD_LEAST) * OLD_FARTHER : away;
}

/**
 * A time as it counts for such a listing.
 *
 * @param {number} start ms
 * @param {boolean} old
 */
export function later(start, old) {
  return old ? start + OLD_LATER : start;
}
