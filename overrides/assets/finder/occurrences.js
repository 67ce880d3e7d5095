/**
 * When a meeting is: the browser's twin of hooks/commonground/times/occurrences.py, held to the same vectors
 * (tests/vectors). RFC 5545 rules are expanded in local days; Intl.DateTimeFormat knows the zones.
 *
 * A local time that the clocks skip is read with the offset before the change (RFC 5545 3.3.5); of one that happens
 * twice the first is meant. A day is a whole number: days since 1970-01-01 on the local calendar.
 */

/**
 * What schedule_json() writes; absent keys have their default. Dates are like "2026-12-01".
 *
 * @typedef {object} Schedule
 * @property {string} tz IANA time zone
 * @property {number} start minutes after local midnight
 * @property {number} minutes length, in time that passes
 * @property {"DAILY" | "WEEKLY" | "MONTHLY"} [freq] default: no rule
 * @property {number} [interval] default 1; counted from `from`, weeks from Monday
 * @property {number[][]} [days] [ordinal, weekday]: ordinal 0 = every, -1 = last; weekday 0 = Monday
 * @property {number[]} [monthdays] days of the month, negative from its end
 * @property {string} [from] first day of the rule
 * @property {string} [until] last day of the rule
 * @property {number} [count] how many meetings the rule has
 * @property {string[]} [dates] further days, whatever the rule says
 * @property {string[]} [except] days without a meeting
 * @property {number[]} [on] where there are no `days`: the weekdays of the next dates, which nothing here depends on
 */

/**
 * One meeting, in milliseconds since 1970-01-01T00:00Z.
 *
 * @typedef {{start: number, end: number}} Occurrence
 */

const MINUTE = 60000;
const DAY = 1440 * MINUTE;
// Some rules never come true (every 12 months on a 30th of February): they are looked through for a hundred years.
const HORIZON = 36525;
const REMEMBERED = 10000;

/** @type {Map<string, {format: Intl.DateTimeFormat, offsets: Map<number, number>}>} */
const zones = new Map();

/**
 * The first `limit` meetings that end after a moment, soonest first; one that is on at that moment is the first of them.
 *
 * @param {Schedule} schedule
 * @param {number} sinceMs milliseconds since 1970-01-01T00:00Z
 * @param {number} limit
 * @returns {Occurrence[]}
 * @throws {RangeError} where the browser does not know the zone (see knowsZone)
 */
export function occurrences(schedule, sinceMs, limit) {
  const { tz, start, minutes } = schedule;
  // One day more than the length reaches back: a skipped time may fall on the next day.
  const first = localDay(tz, sinceMs) - Math.ceil(minutes / 1440) - 1;
  /** @type {Occurrence[]} */
  const found = [];
  if (limit < 1) return found;
  for (const day of meetingDays(schedule, first)) {
    const begin = instant(tz, day, start);
    const end = begin + minutes * MINUTE;
    // A skipped day (Samoa's 2011-12-30) falls onto the meeting of the next.
    const twice = found.length > 0 && found[found.length - 1].start === begin;
    if (end > sinceMs && !twice && found.push({ start: begin, end }) >= limit) break;
  }
  return found;
}

/**
 * The day that a moment is in a zone, so that localDay(tz, a) - localDay(tz, b) counts midnights between them.
 *
 * @param {string} tz
 * @param {number} ms
 * @returns {number} days since 1970-01-01; (day + 3) mod 7 is its weekday, 0 = Monday
 */
export function localDay(tz, ms) {
  return Math.floor((ms + offset(tz, ms)) / DAY);
}

/**
 * What the clock of a zone shows at a moment, in minutes since 1970-01-01T00:00.
 *
 * @param {string} tz
 * @param {number} ms
 */
export function localMinute(tz, ms) {
  return Math.floor((ms + offset(tz, ms)) / MINUTE);
}

/**
 * A moment as ISO 8601 with the offset of a zone: "2026-11-24T19:00:00+00:00".
 *
 * @param {string} tz
 * @param {number} ms
 * @returns {string}
 */
export function isoInZone(tz, ms) {
  const shift = offset(tz, ms);
  const local = new Date(ms + shift).toISOString().slice(0, 19);
  const away = Math.abs(Math.trunc(shift / MINUTE));
  const [hours, minutes] = [Math.floor(away / 60), away % 60].map((part) => String(part).padStart(2, "0"));
  return `${local}${shift < 0 ? "-" : "+"}${hours}:${minutes}`;
}

/**
 * Whether this browser knows a time zone: an old one may lack a zone that was named or renamed since.
 *
 * @param {string} tz
 * @returns {boolean}
 */
export function knowsZone(tz) {
  try {
    return Boolean(zone(tz));
  } catch {
    return false;
  }
}

/**
 * The days of a schedule from `first` on, in order, each once.
 *
 * @param {Schedule} schedule
 * @param {number} first
 * @returns {Generator<number, void, void>}
 */
function* meetingDays(schedule, first) {
  const off = new Set((schedule.except || []).map(dayOf));
  const extra = new Set((schedule.dates || []).map(dayOf).filter((day) => day >= first && !off.has(day)));
  const dates = [...extra].sort((a, b) => a - b);
  let next = 0;
  for (const day of ruleDays(schedule, first)) {
    while (dates[next] < day) yield dates[next++];
    if (!off.has(day) && !extra.has(day)) yield day; // one that is a date too comes with the dates
  }
  yield* dates.slice(next);
}

/**
 * The days of the rule from `first` on. They are sought period by period (day, week, month), and from the period of
 * `first`, not from the distant `from`, unless the rule counts its meetings.
 *
 * @param {Schedule} schedule
 * @param {number} first
 * @returns {Generator<number, void, void>}
 */
function* ruleDays(schedule, first) {
  const { freq, interval = 1, count = Infinity } = schedule;
  if (!freq) return;
  const from = schedule.from ? dayOf(schedule.from) : first;
  const begin = Math.max(first, from);
  const until = Math.min(schedule.until ? dayOf(schedule.until) : Infinity, begin + HORIZON);
  const origin = periodOf(freq, from);
  const passed = count < Infinity ? 0 : Math.floor((periodOf(freq, begin) - origin) / interval);
  let met = 0;
  for (let period = origin + passed * interval; firstDay(freq, period) <= until; period += interval) {
    const end = firstDay(freq, period + 1);
    for (let day = Math.max(firstDay(freq, period), from); day < end; day++) {
      if (!matches(schedule, day)) continue;
      if (day > until || ++met > count) return;
      if (day >= begin) yield day;
    }
  }
}

/**
 * The running number of the day, week (from Monday) or month that a day is in.
 *
 * @param {string} freq
 * @param {number} day
 * @returns {number}
 */
function periodOf(freq, day) {
  if (freq === "DAILY") return day;
  if (freq === "WEEKLY") return Math.floor((day + 3) / 7);
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/**
 * The first day of a period.
 *
 * @param {string} freq
 * @param {number} period
 * @returns {number}
 */
function firstDay(freq, period) {
  if (freq === "DAILY") return period;
  if (freq === "WEEKLY") return period * 7 - 3;
  return Date.UTC(Math.floor(period / 12), period % 12) / DAY;
}

/**
 * Whether a day is one of BYDAY and BYMONTHDAY.
 *
 * @param {Schedule} schedule
 * @param {number} day
 * @returns {boolean}
 */
function matches({ days = [], monthdays = [] }, day) {
  const weekday = (((day + 3) % 7) + 7) % 7;
  if (days.length && !days.some((on) => on[1] === weekday)) return false;
  if (!monthdays.length && days.every(([ordinal]) => ordinal === 0)) return true;
  const date = new Date(day * DAY).getUTCDate();
  const left = firstDay("MONTHLY", periodOf("MONTHLY", day) + 1) - day; // 1 on the last day of the month
  const nth = [0, Math.ceil(date / 7), -Math.ceil(left / 7)];
  return (
    (!days.length || days.some((on) => on[1] === weekday && nth.includes(on[0]))) &&
    (!monthdays.length || monthdays.includes(date) || monthdays.includes(-left))
  );
}

/**
 * The moment of a local time: skipped ones with the offset before the change, repeated ones the first time.
 *
 * @param {string} tz
 * @param {number} day
 * @param {number} minutes after midnight
 * @returns {number}
 */
function instant(tz, day, minutes) {
  const local = day * DAY + minutes * MINUTE;
  // A day somewhere on earth lies between these two midnights of UTC, which all meetings of that day share.
  const before = offset(tz, (day - 1) * DAY);
  const after = offset(tz, (day + 2) * DAY);
  const early = local - before;
  if (before === after || offset(tz, early) === before) return early;
  const late = local - after;
  return offset(tz, late) === after ? late : early;
}

/**
 * What a zone adds to UTC at a moment, in milliseconds.
 *
 * @param {string} tz
 * @param {number} ms
 * @returns {number}
 */
function offset(tz, ms) {
  const { format, offsets } = zone(tz);
  const known = offsets.get(ms);
  if (known !== undefined) return known;
  /** @type {Record<string, number>} */
  const part = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
  // Some old engines write midnight as 24, whatever hourCycle says.
  const wall = Date.UTC(part.year, part.month - 1, part.day, part.hour % 24, part.minute, part.second);
  const found = wall - Math.floor(ms / 1000) * 1000;
  if (offsets.size >= REMEMBERED) offsets.clear();
  offsets.set(ms, found);
  return found;
}

/**
 * @param {string} tz
 * @returns {{format: Intl.DateTimeFormat, offsets: Map<number, number>}}
 */
function zone(tz) {
  let known = zones.get(tz);
  if (!known) {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: tz,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    known = { format, offsets: new Map() };
    zones.set(tz, known);
  }
  return known;
}

/**
 * @param {string} date like "2026-12-01"
 * @returns {number}
 */
function dayOf(date) {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}
