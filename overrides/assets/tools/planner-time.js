/**
 * The arithmetic of a meeting: how many minutes each part gets, and when it begins and ends by the clock. Knows nothing of the page.
 *
 * @typedef {object} Part
 * @property {string} id
 * @property {"start" | "middle" | "end"} place  parts at the start and at the end are in every meeting
 * @property {number} minutes60  how long it usually is in a meeting of 60 minutes
 * @property {number} minutes90  the same for 90
 * @property {number} minutes  how long it is in this meeting
 *
 * @typedef {object} Meeting
 * @property {number} length  in minutes
 * @property {number} people  how many are expected; 0 where nobody said
 * @property {number} hosts  how many facilitators there are
 * @property {boolean} heavy  whether the chosen topic is not one for a facilitator alone
 *
 * @typedef {"split" | "alone" | "alone-long" | "alone-heavy"} Advice
 */

const DAY = 24 * 60;

/** The largest group that is not asked to split. */
export const MOST_PEOPLE = 12;

/** The longest meeting for one facilitator, in minutes. */
export const LONGEST_ALONE = 60;

/** No part is made shorter than this, in minutes. */
const LEAST = 2;

/**
 * The minutes since midnight that a time of day stands for ("19:05"); null where it stands for none.
 *
 * @param {string} text
 */
export function minuteOf(text) {
  const found = /^([01]\d|2[0-3]):([0-5]\d)(:\d\d)?$/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/**
 * Says minutes since midnight as a time of day, as a language writes it; what lies beyond midnight is the next day's.
 *
 * @param {string} locale BCP 47
 * @returns {(minute: number) => string}
 */
export function clockOf(locale) {
  const format = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" });
  return (minute) => format.format((((minute % DAY) + DAY) % DAY) * 60_000);
}

/**
 * How long a part usually is in a meeting: on the line through its lengths in 60 and in 90 minutes.
 *
 * @param {Part} part
 * @param {number} length in minutes
 */
export function usualMinutes({ minutes60, minutes90 }, length) {
  return Math.max(1, Math.round(minutes60 + ((minutes90 - minutes60) * (length - 60)) / 30));
}

/** @param {readonly {minutes: number}[]} parts */
export function sumOf(parts) {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0);
}

/**
 * The parts in their order, each with the minutes since midnight at which it begins and ends.
 *
 * @template {{minutes: number}} P
 * @param {readonly P[]} parts
 * @param {number} start
 */
export function layOut(parts, start) {
  let end = start;
  return parts.map((part) => {
    const begin = end;
    end += part.minutes;
    return { part, begin, end };
  });
}

/**
 * The minutes of each part, made longer or shorter until they fill the meeting. Only parts in the middle change, in proportion to what
 * they had; none gets less than two minutes, so that too many parts for a short meeting stay too long.
 *
 * @param {readonly Part[]} parts
 * @param {number} length in minutes
 * @returns {number[]}
 */
export function fitted(parts, length) {
  const middle = parts.filter(({ place }) => place === "middle");
  const fixed = sumOf(parts) - sumOf(middle);
  const shares = sharesOf(middle, Math.max(0, length - fixed));
  return parts.map((part) => (part.place === "middle" ? (shares.shift() ?? LEAST) : part.minutes));
}

/**
 * Whole minutes for each part that add up to what there is to share: each its part of it rounded down, then one more for those
 * that lost most by that.
 *
 * @param {readonly Part[]} parts
 * @param {number} available in minutes
 */
function sharesOf(parts, available) {
  const spare = available - LEAST * parts.length;
  if (spare <= 0) return parts.map(() => LEAST);
  const weights = parts.map(({ minutes }) => Math.max(minutes - LEAST, 0.5));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (spare * weight) / whole);
  const shares = exact.map(Math.floor);
  const left = spare - shares.reduce((sum, share) => sum + share, 0);
  const lost = exact.map((share, at) => ({ at, part: share - Math.floor(share) }));
  lost.sort((one, other) => other.part - one.part || one.at - other.at);
  for (const { at } of lost.slice(0, left)) shares[at] += 1;
  return shares.map((share) => share + LEAST);
}

/**
 * Where a part in the middle lands when it is moved; its own place where it cannot go further.
 *
 * @param {readonly {place: Part["place"]}[]} parts
 * @param {number} from
 * @param {number} by -1 or 1
 */
export function movedTo(parts, from, by) {
  const to = from + by;
  return parts[from]?.place === "middle" && parts[to]?.place === "middle" ? to : from;
}

/**
 * What is worth saying about a meeting before it is held.
 *
 * @param {Meeting} meeting
 * @returns {Advice[]}
 */
export function adviceOn({ length, people, hosts, heavy }) {
  const alone = hosts < 2;
  /** @type {[Advice, boolean][]} */
  const all = [
    ["split", people > MOST_PEOPLE],
    ["alone", alone],
    ["alone-long", alone && length > LONGEST_ALONE],
    ["alone-heavy", alone && heavy],
  ];
  return all.filter(([, said]) => said).map(([advice]) => advice);
}
