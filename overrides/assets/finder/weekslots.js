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
  const since = Math.floor(now / MINUTE) - longest[shard];
  const into = modulo(since + THURSDAY - from[shard] + slack, WEEK);
  const already = into <= to[shard] - from[shard] + 2 * slack;
  return (already ? since : since + WEEK - into) * MINUTE;
}

/**
 * @param {number} number
 * @param {number} by
 */
function modulo(number, by) {
  return ((number % by) + by) % by;
}
