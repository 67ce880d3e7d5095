/**
 * The shards of times: which of them may hold a meeting that begins in a stretch of time, and how soon one of them may.
 *
 * @typedef {object} TimeColumns one entry a shard (hooks/commonground/pages/shards/times.py); minutes of a UTC week from Monday
 * @property {number} slack by how many minutes the clocks may differ from those that the minutes were counted with
 * @property {number[]} kind of its meetings
 * @property {number[]} from
 * @property {number[]} to
 * @property {number[]} longest minutes of its longest meeting
 */

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60;
/** 1970-01-01 was a Thursday. */
const THURSDAY = 3 * 24 * 60;

/**
 * The earliest moment at which a meeting of a shard may begin that has not ended at a moment, ms.
 *
 * @param {TimeColumns} times
 * @param {number} shard
 * @param {number} now ms
 */
export function earliest({ slack, from, to, longest }, shard, now) {
  return earliestIn(from[shard] - slack, to[shard] - from[shard] + 2 * slack, longest[shard], now);
}

/**
 * The same of meetings that begin in a stretch of the week.
 *
 * @param {number} from minute of the week
 * @param {number} wide minutes
 * @param {number} longest minutes
 * @param {number} now ms
 */
export function earliestIn(from, wide, longest, now) {
  const since = Math.floor(now / MINUTE) - longest;
  const into = modulo(since + THURSDAY - from, WEEK);
  return (into <= wide ? since : since + WEEK - into) * MINUTE;
}

/**
 * Whether a shard may hold meetings that begin in a stretch of the week.
 *
 * @param {TimeColumns} times
 * @param {number} shard
 * @param {number} start minute of the week
 * @param {number} wide minutes
 */
export function holds({ slack, from, to }, shard, start, wide) {
  const begin = from[shard] - slack;
  const width = to[shard] - from[shard] + 2 * slack;
  return modulo(start - begin, WEEK) <= width || modulo(begin - start, WEEK) <= wide;
}

/**
 * @param {number} number
 * @param {number} by
 */
function modulo(number, by) {
  return ((number % by) + by) % by;
}
