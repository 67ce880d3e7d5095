/**
 * Fills a directory that comes in shards into the same columns as one that comes whole (table.js): what groups.json says of all listings,
 * then each shard as it is read. Where a place or a schedule is not read yet, its column holds UNREAD.
 *
 * @typedef {import("./table.js").Data} Data
 * @typedef {import("./table.js").Table} Table
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./occurrences.js").Schedule} Schedule
 * @typedef {import("./leaves.js").LeafColumns} LeafColumns
 *
 * @typedef {object} Manifest groups.json of a directory in shards (hooks/commonground/pages/shards)
 * @property {number} version
 * @property {string} shards their folder
 * @property {number} weight about how many bytes all of them are, compressed
 * @property {Record<"cards" | "points" | "times" | "clock" | "quarters" | "values" | "words", number>} first number of the first shard of each sort
 * @property {number} perCard how many listings a shard of cards holds
 * @property {number} perClock how many meetings a shard of the clock holds
 * @property {number} quarter minutes in a quarter of an hour
 * @property {Data["facets"]} facets without rows
 * @property {number} size how many listings there are
 * @property {number[][]} classes whether listings of each kind were not confirmed for long, and what each of their meetings is
 * @property {LeafColumns & {counts: string}} leaves with how many listings of each kind are in each leaf, kind by kind
 * @property {import("./weekslots.js").TimeColumns} times
 *
 * @typedef {{has: string} | {lacks: string}} NumberList
 * @typedef {{steps: number, latitude: string, longitude: string, place: string}} PointShard
 * @typedef {{zones: string[], rules: object[], zone: string, rule: string, start: string, minutes: string, meetings: string,
 *   schedule: string}} TimeShard
 * @typedef {{zones: string[], ahead: number[], hour: string, days: string, zone: string}} ClockShard `ahead`: by how many minutes each
 *   zone was ahead of UTC on the day of the build
 * @typedef {Schedule & {canBe: number[]}} Hours a schedule to the hour, and the weekdays that it can be on in the course of a year
 * @typedef {[number, number, number, number?]} SaidPlace latitude, longitude, precision, within
 * @typedef {[string, string, string, string[], string[], [Schedule | null, SaidPlace | null][]]} Card id, name, summary, texts (TEXTS),
 *   facts, and the schedule and place of each meeting
 */

import { readDifferences, readNumbers } from "./columns.js";
import { NOWHERE, UNREAD } from "./table.js";

/** What a meeting is, beside its way. */
const PLACED = 16;
const TIMED = 32;
const WAY = 15;

const HOUR = 60;
const WEEK = [0, 1, 2, 3, 4, 5, 6];
/** Among the weekdays of a meeting: it can be on others too, later in the year. */
const VARIES = 128;
/** More than any set of weekdays. */
const DAYS = 256;

/** The texts of a card, in their order. */
const TEXTS = /** @type {const} */ (["lang", "where", "rule", "when", "state"]);

/**
 * What is known of all listings before any shard is read.
 *
 * @param {Manifest} manifest
 */
export function rowsOf({ version, size, classes, leaves, facets }) {
  const counts = readNumbers(leaves.counts);
  const many = counts.length / classes.length;
  const rows = counts.reduce(
    (sum, count, at) => sum + count * (classes[Math.floor(at / many)].length - 1),
    0,
  );
  const old = new Uint8Array(size);
  const meetings = new Uint8Array(size);
  const way = new Uint8Array(rows);
  const place = new Int32Array(rows).fill(NOWHERE);
  const schedule = new Int32Array(rows).fill(NOWHERE);
  /** @type {number[]} the first listing of each leaf, and the number of all */
  const firstOfLeaf = [0];
  let group = 0;
  let meeting = 0;
  for (let leaf = 0; leaf < many; leaf++) {
    classes.forEach((kind, number) => {
      for (const end = group + counts[number * many + leaf]; group < end; group++) {
        old[group] = kind[0];
        meetings[group] = kind.length - 1;
        for (let at = 1; at < kind.length; at++, meeting++) {
          const code = kind[at];
          way[meeting] = code & WAY;
          if (code & PLACED) place[meeting] = UNREAD - leaf;
          if (code & TIMED) schedule[meeting] = UNREAD;
        }
      }
    });
    firstOfLeaf.push(group);
  }
  /** @type {Data} */
  const data = {
    version,
    texts: [],
    facts: [],
    facets: [],
    groups: {
      id: [],
      name: [],
      summary: [],
      lang: [],
      organization: [],
      where: [],
      rule: [],
      when: [],
      state: [],
      facts: [],
      old,
      meetings,
    },
    places: { latitude: [], longitude: [], precision: [], name: [], within: [] },
    schedules: [],
    meetings: { schedule, place, way },
  };
  return { data, firstOfLeaf, facets: facets.map(emptyFacet) };
}

/**
 * @param {Data["facets"][number]} facet
 * @returns {Facet}
 */
function emptyFacet({ id, label, every, ofMeeting, inWords, values }) {
  return {
    id,
    label,
    every: Boolean(every),
    ofMeeting: Boolean(ofMeeting),
    inWords: Boolean(inWords),
    values: values.map(([value, name]) => ({ id: value, label: name })),
    sets: [[]],
    rows: new Uint32Array(0),
  };
}

/**
 * The numbers of a list.
 *
 * @param {NumberList} list
 * @param {number} size all numbers are below it
 */
export function readList(list, size) {
  if ("has" in list) return readGaps(list.has);
  const all = new Uint8Array(size).fill(1);
  for (const number of readGaps(list.lacks)) all[number] = 0;
  /** @type {number[]} */
  const found = [];
  for (let number = 0; number < size; number++) if (all[number]) found.push(number);
  return found;
}

/** @param {string} text */
function readGaps(text) {
  const numbers = readNumbers(text);
  for (let at = 0, last = -1; at < numbers.length; at++) numbers[at] = last += numbers[at] + 1;
  return numbers;
}

/**
 * Gives rows of a facet one value more.
 *
 * @param {Facet} facet
 * @param {number} value
 * @param {Iterable<number>} having the rows that have it
 */
export function fillValue({ sets, rows }, value, having) {
  /** @type {number[]} the set with the value more, by the set without */
  const more = [];
  for (const row of having) {
    const set = rows[row];
    if (more[set] === undefined) more[set] = sets.push([...sets[set], value]) - 1;
    rows[row] = more[set];
  }
}

/**
 * @param {Table} table
 * @param {number} group the first listing of the leaf
 * @param {number} end the one after its last
 * @param {PointShard} shard
 */
export function fillPoints({ data: { places }, first, place }, group, end, shard) {
  const base = places.latitude.length;
  for (const name of /** @type {const} */ (["latitude", "longitude"]))
    for (const degrees of readDifferences(shard[name], shard.steps)) places[name].push(degrees);
  const numbers = readNumbers(shard.place);
  let at = 0;
  for (let meeting = first[group]; meeting < first[end]; meeting++) {
    if (place[meeting] === NOWHERE) continue;
    if (place[meeting] <= UNREAD) place[meeting] = base + numbers[at]; // else its card was read before
    at++;
  }
}

/**
 * @param {Table} table
 * @param {TimeShard} shard
 * @returns {number[]} the meetings whose schedules are read now
 */
export function fillTimes({ data: { schedules }, schedule }, shard) {
  const [zone, rule, minutes] = [shard.zone, shard.rule, shard.minutes].map(readNumbers);
  const base = schedules.length;
  readDifferences(shard.start, 1).forEach((start, at) =>
    schedules.push({
      ...shard.rules[rule[at]],
      tz: shard.zones[zone[at]],
      start,
      minutes: minutes[at],
    }),
  );
  const meetings = readGaps(shard.meetings);
  readNumbers(shard.schedule).forEach((number, at) => {
    if (schedule[meetings[at]] === UNREAD) schedule[meetings[at]] = base + number;
  });
  return meetings;
}

/**
 * When meetings are that are joined from afar, to the hour: alike ones share a schedule.
 *
 * @param {Hours[]} schedules
 * @param {Int32Array} numbers the schedule of each meeting
 * @param {ArrayLike<number>} meetings those of the shard
 * @param {ClockShard} shard
 * @param {number[]} moved by how many minutes the clocks of each zone are ahead of what they were on the day of the build
 * @param {number[]} after minutes after the full hour; none where these cannot matter
 */
export function fillClock(schedules, numbers, meetings, { hour, days, zone }, moved, after) {
  /** @type {Map<number, number>} */
  const alike = new Map();
  const [hours, on, zones] = [hour, days, zone].map(readNumbers);
  for (let at = 0; at < meetings.length; at++) {
    const start = hours[at] * HOUR + (after[at] || 0) - moved[zones[at]];
    const name = start * DAYS + on[at];
    let number = alike.get(name);
    if (number === undefined) {
      const weekdays = WEEK.filter((day) => on[at] & (1 << day));
      const canBe = on[at] & VARIES ? WEEK : weekdays;
      number = schedules.push({ tz: "UTC", start, minutes: 0, on: weekdays, canBe }) - 1;
      alike.set(name, number);
    }
    numbers[meetings[at]] = number;
  }
}

/**
 * @param {Table} table
 * @param {number} group the first listing of the shard
 * @param {Card[]} cards
 */
export function fillCards({ data, first, place, schedule }, group, cards) {
  const { groups, places, schedules, texts } = data;
  cards.forEach(([id, name, summary, said, facts, meetings], at) => {
    const one = group + at;
    groups.id[one] = id;
    groups.name[one] = name;
    groups.summary[one] = summary;
    TEXTS.forEach((column, number) => (groups[column][one] = texts.push(said[number]) - 1));
    groups.facts[one] = data.facts.push(facts.map((fact) => texts.push(fact) - 1)) - 1;
    meetings.forEach(([time, spot], number) => {
      const meeting = first[one] + number;
      if (time) schedule[meeting] = schedules.push(time) - 1;
      if (!spot) return;
      const [latitude, longitude, precision, within] = spot;
      place[meeting] = places.latitude.push(latitude) - 1;
      places.longitude.push(longitude);
      places.precision[place[meeting]] = precision;
      if (places.within && within !== undefined) places.within[place[meeting]] = within;
    });
  });
}
