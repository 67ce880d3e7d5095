/**
 * Kinds of time that are counted from this moment, as windows by the visitor's clock.
 *
 * @typedef {"now" | "today" | "tonight" | "tomorrow" | "week" | "next-week"} When
 *
 * @typedef {object} Window
 * @property {number} from ms
 * @property {number} to ms; a meeting of the window begins before it
 * @property {boolean} begins whether it has to begin in the window; else one that is still on counts too
 */

/** @type {readonly When[]} */
export const WHENS = ["now", "today", "tonight", "tomorrow", "week", "next-week"];

const HOUR = 3_600_000;

/** "Now" is what is on, or begins within so long. */
const AT_HAND = HOUR;

/** The night begins at this hour, and belongs to the day before until this one. */
const NIGHTFALL = 17;
const DAYBREAK = 5;

const WEEK = 7;

/**
 * @param {When} when
 * @param {number} now ms
 * @returns {Window}
 */
export function windowOf(when, now) {
  if (when === "now") return { from: now, to: now + AT_HAND, begins: false };
  if (when === "today") return { from: now, to: at(now, 1, 0), begins: false };
  if (when === "tomorrow") return { from: at(now, 1, 0), to: at(now, 2, 0), begins: true };
  if (when === "next-week") {
    const monday = WEEK - ((new Date(now).getDay() + 6) % WEEK);
    return { from: at(now, monday, 0), to: at(now, monday + WEEK, 0), begins: true };
  }
  if (when === "week") return { from: now, to: at(now, WEEK, 0), begins: false };
  if (new Date(now).getHours() < DAYBREAK) return { from: now, to: at(now, 0, DAYBREAK), begins: false };
  return { from: Math.max(now, at(now, 0, NIGHTFALL)), to: at(now, 1, DAYBREAK), begins: false };
}

/**
 * An hour of a day that is so many days from a moment, by the device's clock.
 *
 * @param {number} now ms
 * @param {number} days
 * @param {number} hour
 */
function at(now, days, hour) {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
}

/**
 * @param {unknown} value
 * @returns {value is When}
 */
export function isWhen(value) {
  return WHENS.some((when) => when === value);
}

/**
 * Whether it is about what can be had at once, after which tomorrow comes.
 *
 * @param {"" | When} when
 */
export function isAtHand(when) {
  return when === "now" || when === "tonight";
}
