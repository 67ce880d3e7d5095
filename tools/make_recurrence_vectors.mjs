/**
 * Writes tests/vectors/recurrence.json: schedules with their next starts, as an engine that is not ours has them.
 *
 *     node tools/make_recurrence_vectors.mjs
 *
 * The engine is rrule-temporal over temporal-polyfill. It leaves out an instance whose local time the clocks skip
 * (RFC 5545 3.3.10); a listing's is read with the offset before the change (3.3.5). So each rule is expanded twice: in its
 * zone, and in UTC as if clocks never changed, whose local times Temporal then puts into the zone ("compatible" is what 3.3.5
 * says). Both must agree but for the skipped ones; a vector that has one says `gap`.
 *
 * Dates are of the past, so that no later release of the time zone database changes them. The choice is seeded.
 */

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";

const LIMIT = 5;
const DAYS = 250;
const EACH = 40;
const CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

// Zones, each with the year from which a change of clocks is looked for: half-hour changes, changes at midnight and on the
// evening before, in either hemisphere, ended ones, none at all, and a day that never was (Apia).
/** @type {[string, number][]} */
const ZONES = [
  ["Africa/Cairo", 2024],
  ["Africa/Casablanca", 2024],
  ["America/Havana", 2024],
  ["America/New_York", 2025],
  ["America/Nuuk", 2024],
  ["America/Santiago", 2023],
  ["America/Sao_Paulo", 2018],
  ["America/St_Johns", 2025],
  ["Asia/Kathmandu", 2024],
  ["Asia/Kolkata", 2025],
  ["Asia/Tehran", 2021],
  ["Australia/Lord_Howe", 2024],
  ["Australia/Sydney", 2024],
  ["Europe/Dublin", 2025],
  ["Europe/London", 2025],
  ["Pacific/Apia", 2011],
  ["Pacific/Auckland", 2024],
  ["Pacific/Chatham", 2024],
];

/**
 * @typedef {import("../overrides/assets/finder/occurrences.js").Schedule} Schedule
 * @typedef {{schedule: Schedule, since: string, before: string}} Question the starts from one local day on, before another
 * @typedef {{expected: string[], gap?: true}} Answer at most LIMIT, ISO 8601; gap: one of them stands for a skipped time
 * @typedef {<T>(list: T[]) => T} Choose
 */

/** The first day of a rule lacks its time of day: an engine that begins there reads another time of day. */
class NoSuchStart extends Error {}

/**
 * What the engine says. Throws where the two ways of expanding the rule disagree.
 *
 * @param {Question} question
 * @returns {Answer}
 */
export function derive({ schedule, since, before }) {
  const inZone = expand(schedule, schedule.tz, since, before);
  const wall = expand(schedule, "UTC", since, before);
  /** @type {Set<number>} */
  const skipped = new Set();
  /** @type {Map<number, Temporal.ZonedDateTime>} */
  const starts = new Map();
  for (const at of wall.keys()) {
    const plain = Temporal.PlainDateTime.from(at);
    const start = plain.toZonedDateTime(schedule.tz, { disambiguation: "compatible" });
    if (!start.toPlainDateTime().equals(plain)) skipped.add(start.epochMilliseconds);
    starts.set(start.epochMilliseconds, start);
  }
  // A counted rule that leaves one out goes on for one more; that one is beyond the last of the other way.
  const last = Math.max(...starts.keys());
  const told = [...inZone.values()].map((start) => start.epochMilliseconds).filter((ms) => ms <= last);
  const sure = [...starts.keys()].filter((ms) => !skipped.has(ms) || told.includes(ms));
  if (told.some((ms) => !starts.has(ms)) || sure.some((ms) => !told.includes(ms))) {
    throw new Error(`the engine contradicts itself: ${JSON.stringify({ schedule, since, before })}`);
  }
  const next = [...starts.values()]
    .sort((a, b) => a.epochMilliseconds - b.epochMilliseconds)
    .filter((start) => start.toPlainDate().toString() >= since && start.toPlainDate().toString() < before)
    .slice(0, LIMIT);
  const expected = next.map((start) => start.toString({ smallestUnit: "minute", timeZoneName: "never" }));
  return next.some((start) => skipped.has(start.epochMilliseconds)) ? { expected, gap: true } : { expected };
}

/**
 * The starts of a schedule in a zone, by local time, over the days that are asked for and a few on either side.
 *
 * @param {Schedule} schedule
 * @param {string} zone
 * @param {string} since
 * @param {string} before
 */
function expand(schedule, zone, since, before) {
  const { start, freq, interval = 1, days = [], monthdays = [], from, until, count } = schedule;
  const time = new Temporal.PlainTime(Math.floor(start / 60), start % 60);
  const day = Temporal.PlainDate.from(since);
  /** @param {string} date */
  const at = (date) => Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
  /** @type {Map<string, Temporal.ZonedDateTime>} */
  const found = new Map();
  /** @param {Temporal.ZonedDateTime} zoned */
  const keep = (zoned) => found.set(zoned.toPlainDateTime().toString(), zoned);
  if (freq) {
    const parts = [`FREQ=${freq}`, `INTERVAL=${interval}`];
    if (days.length) parts.push(`BYDAY=${days.map(([nth, on]) => `${nth || ""}${CODES[on]}`).join(",")}`);
    if (monthdays.length) parts.push(`BYMONTHDAY=${monthdays.join(",")}`);
    if (count) parts.push(`COUNT=${count}`);
    if (until) parts.push(`UNTIL=${stamp(endOf(until, zone))}`);
    // Without a first day any will do that is early enough and has the start: it carries no phase.
    const dtstart = from ?? day.subtract({ days: 40 }).toString();
    if (!at(dtstart).toPlainTime().equals(time)) throw new NoSuchStart();
    const rule = new RRuleTemporal({
      rruleString: parts.join(";"),
      dtstart: at(dtstart),
      tzid: zone,
      temporal: Temporal,
    });
    const [first, last] = [day.subtract({ days: 3 }), Temporal.PlainDate.from(before).add({ days: 3 })];
    rule.between(first.toZonedDateTime(zone), last.toZonedDateTime(zone), true).forEach(keep);
  }
  for (const date of schedule.dates ?? []) keep(at(date));
  for (const date of schedule.except ?? []) found.delete(`${date}T${time}`);
  return found;
}

/**
 * The last second of a local day.
 *
 * @param {string} date
 * @param {string} zone
 */
function endOf(date, zone) {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).subtract({ seconds: 1 });
}

/** @param {Temporal.ZonedDateTime} zoned */
function stamp(zoned) {
  return zoned.toInstant().toString({ smallestUnit: "second" }).replace(/[-:]/g, "");
}

/**
 * A change of clocks of a zone, or any day where there is none: its day, and local minutes that it skips or repeats.
 *
 * @param {string} zone
 * @param {number} year
 * @param {Choose} choose
 * @returns {{day: Temporal.PlainDate, odd: number[]}}
 */
function change(zone, year, choose) {
  let at = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone);
  const steps = choose([1, 2]);
  for (let step = 0; step < steps; step++) at = at.getTimeZoneTransition("next") ?? at;
  if (at.year > 2025 || at.year === year - 1 || (at.month === 1 && at.day === 1)) {
    return {
      day: Temporal.PlainDate.from({ year, month: choose([3, 7, 10]), day: choose([1, 15, 29]) }),
      odd: [],
    };
  }
  const before = at.subtract({ seconds: 1 });
  const moved = Math.abs(at.offsetNanoseconds - before.offsetNanoseconds) / 60e9;
  const forward = at.offsetNanoseconds > before.offsetNanoseconds;
  const first = forward ? before.toPlainDateTime().add({ seconds: 1 }) : at.toPlainDateTime();
  const odd = [];
  for (let minute = 0; minute < Math.min(moved, 180); minute += 15) odd.push(first.add({ minutes: minute }));
  return { day: odd[0].toPlainDate(), odd: odd.map((when) => when.hour * 60 + when.minute) };
}

/**
 * Rules of every kind that meet on a day, or near it.
 *
 * @param {Temporal.PlainDate} day
 * @param {Choose} choose
 * @returns {Partial<Schedule>[]}
 */
function rulesOn(day, choose) {
  const on = day.dayOfWeek - 1;
  const nth = day.daysInMonth - day.day < 7 && choose([true, false]) ? -1 : Math.ceil(day.day / 7);
  const other = (on + choose([1, 2, 3, 4, 5, 6])) % 7;
  const every = [0, on];
  const both = [every, [0, other]].sort((a, b) => a[1] - b[1]);
  const twice = [choose([1, 2]), choose([3, 4, 5, -1])].map((ordinal) => [ordinal, on]);
  return [
    { freq: "DAILY" },
    { freq: "WEEKLY", days: [every] },
    { freq: "WEEKLY", days: both },
    { freq: "WEEKLY", interval: choose([2, 2, 3, 4, 5]), days: [every] },
    { freq: "WEEKLY", interval: 2, days: both },
    { freq: "MONTHLY", days: [[nth, on]] },
    { freq: "MONTHLY", days: twice },
    { freq: "MONTHLY", interval: choose([2, 3, 6]), days: [[nth, on]] },
    { freq: "MONTHLY", days: [[5, other]] },
    { freq: "MONTHLY", monthdays: [day.day] },
    { freq: "MONTHLY", monthdays: choose([[29], [30], [31], [1, 15], [15, 31]]) },
    {},
  ];
}

/**
 * One question about a schedule around a change of clocks of its zone.
 *
 * @param {string} zone
 * @param {number} year
 * @param {Choose} choose
 * @returns {Question}
 */
function make(zone, year, choose) {
  const { day, odd } = change(zone, year, choose);
  const night = [0, 15, 30, 60, 90, 120, 150, 165, 180, 210, 239];
  const start = choose([
    choose(odd.length ? odd : night),
    choose(night),
    choose([540, 1110, 1140, 1170, 1410, 1439]),
  ]);
  /** @type {Schedule} */
  const schedule = { tz: zone, start, minutes: choose([60, 90, 120]), ...choose(rulesOn(day, choose)) };
  const since = day.subtract({ days: choose([0, 0, 1, 3, 8, 17, 45]) });
  const unbounded = choose([true, true, false]);
  if (schedule.freq && (schedule.interval || !unbounded)) {
    schedule.from = since.add({ days: choose([-800, -400, -90, -13, -2, 5, 30]) }).toString();
    if (choose([true, false, false])) schedule.count = choose([3, 10, 30, 120, 500]);
    else if (choose([true, false])) schedule.until = since.add({ days: choose([0, 10, 40, 200]) }).toString();
  }
  const question = { schedule, since: since.toString(), before: since.add({ days: DAYS }).toString() };
  const { expected } = derive(question);
  if (!schedule.freq || choose([true, false, false, false])) {
    schedule.dates = [0, 11, 50].map((days) => day.add({ days }).toString()).slice(choose([0, 1]));
  }
  if (expected.length && choose([true, false, false, false]))
    schedule.except = [choose(expected).slice(0, 10)];
  return question;
}

/** All vectors: EACH for every zone, in order. */
function vectors() {
  const choose = chooser(5545);
  return ZONES.flatMap(([zone, year]) => {
    /** @type {(Question & Answer)[]} */
    const made = [];
    while (made.length < EACH) {
      try {
        const vector = make(zone, year, choose);
        made.push({ ...vector, ...derive(vector) });
      } catch (error) {
        if (!(error instanceof NoSuchStart)) throw error;
      }
    }
    return made;
  });
}

/**
 * A seeded choice from a list (mulberry32).
 *
 * @param {number} seed
 * @returns {Choose}
 */
function chooser(seed) {
  let state = seed;
  return (list) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return list[((mixed ^ (mixed >>> 14)) >>> 0) % list.length];
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL("../tests/vectors/recurrence.json", import.meta.url);
  const lines = vectors().map((vector) => JSON.stringify(vector));
  writeFileSync(file, `[\n${lines.join(",\n")}\n]\n`);
}
