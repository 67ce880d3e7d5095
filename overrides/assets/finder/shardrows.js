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
 * @property {Record<"cards" | "points" | "times" | "clock" | "values" | "words", number>} first number of the first shard of each sort
 * @property {number} perCard how many listings a shard of cards holds
 * @property {number} perClock how many meetings a shard of the clock holds
 * @property {Data["facets"]} facets without rows
 * @property {number[][]} classes whether listings of each kind were not confirmed for long, and what each of their meetings is
 * @property {LeafColumns & {runs: string, kinds: string, counts: string}} leaves
 * @property {import("./weekslots.js").TimeColumns} times
 *
 * @typedef {{has: string} | {lacks: string}} NumberList
 * @typedef {{steps: number, latitude: string, longitude: string}} PointShard
 * @typedef {{zones: string[], rules: object[], zone: string, rule: string, start: string, minutes: string, meetings: string,
 *   schedule: string}} TimeShard
 * @typedef {{zones: string[], quarter: number, start: string, days: string, zone: string}} ClockShard
 */

import { readDifferences, readNumbers } from "./columns.js";
import { IN_PERSON, NOWHERE, UNREAD } from "./table.js";

/** What a meeting is, beside its way. */
const PLACED = 16;
const TIMED = 32;
const WAY = 15;
const WAYS = 3;

/**
 * What is known of all listings before any shard is read.
 *
 * @param {Manifest} manifest
 */
export function rowsOf({ version, classes, leaves, facets }) {
  const runs = readNumbers(leaves.runs);
  const kinds = readNumbers(leaves.kinds);
  const counts = readNumbers(leaves.counts);
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
      old: [],
      meetings: [],
    },
    places: { latitude: [], longitude: [], precision: [], name: [], within: [] },
    schedules: [],
    meetings: { schedule: [], place: [], way: [] },
  };
  const { groups, meetings } = data;
  groups.old = new Array(sum(runs, (at) => counts[at] + 1)).fill(0);
  groups.meetings = new Array(groups.old.length).fill(0);
  const rows = sum(runs, (at) => (counts[at] + 1) * (classes[kinds[at]].length - 1));
  meetings.way = new Array(rows).fill(0);
  meetings.place = new Array(rows).fill(NOWHERE);
  meetings.schedule = new Array(rows).fill(NOWHERE);
  /** of each meeting: the kind of its shards of times */
  const timeKinds = new Uint8Array(rows);
  /** @type {number[]} the meetings that have times and are joined from afar */
  const afar = [];
  /** @type {number[]} the first listing of each leaf, and the number of all */
  const firstOfLeaf = [0];
  let run = 0;
  let group = 0;
  let meeting = 0;
  runs.forEach((count, leaf) => {
    for (const end = run + count; run < end; run++) {
      const kind = classes[kinds[run]];
      for (let left = counts[run]; left >= 0; left--, group++) {
        groups.old[group] = kind[0];
        groups.meetings[group] = kind.length - 1;
        for (let at = 1; at < kind.length; at++, meeting++) {
          const code = kind[at];
          meetings.way[meeting] = code & WAY;
          timeKinds[meeting] = code & WAYS;
          if (code & PLACED) meetings.place[meeting] = UNREAD - leaf;
          if (code & TIMED) meetings.schedule[meeting] = UNREAD;
          if ((code & (IN_PERSON | TIMED)) === TIMED) afar.push(meeting);
        }
      }
    }
    firstOfLeaf.push(group);
  });
  return { data, afar, timeKinds, firstOfLeaf, facets: facets.map(emptyFacet) };
}

/**
 * The sum over all runs of kinds.
 *
 * @param {number[]} runs how many each leaf has
 * @param {(run: number) => number} of
 */
function sum(runs, of) {
  let all = 0;
  const end = runs.reduce((before, count) => before + count, 0);
  for (let run = 0; run < end; run++) all += of(run);
  return all;
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
export function fillPoints({ data: { places }, first, place }, group, end, { steps, latitude, longitude }) {
  const north = readDifferences(latitude, steps);
  const east = readDifferences(longitude, steps);
  let at = -1;
  for (let one = group; one < end; one++) {
    const own = places.latitude.length; // of the places that are the listing's own, none is there twice
    for (let meeting = first[one]; meeting < first[one + 1]; meeting++) {
      if (place[meeting] === NOWHERE) continue;
      at++;
      if (place[meeting] > UNREAD) continue; // its card was read before
      let known = places.latitude.length - 1;
      while (known >= own && (places.latitude[known] !== north[at] || places.longitude[known] !== east[at]))
        known--;
      if (known < own) {
        places.longitude.push(east[at]);
        known = places.latitude.push(north[at]) - 1;
      }
      place[meeting] = known;
    }
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
 * When meetings are that are joined from afar, as far as the filters of time ask: alike ones share a schedule.
 *
 * @param {Map<number, Schedule>} schedules by meeting
 * @param {number[]} meetings those of the shard
 * @param {ClockShard} shard
 */
export function fillClock(schedules, meetings, { zones, quarter, start, days, zone }) {
  /** @type {Map<string, Schedule>} */
  const alike = new Map();
  const [starts, on, tz] = [start, days, zone].map(readNumbers);
  meetings.forEach((meeting, at) => {
    const name = `${tz[at]} ${starts[at]} ${on[at]}`;
    let schedule = alike.get(name);
    if (!schedule) {
      const weekdays = [0, 1, 2, 3, 4, 5, 6].filter((day) => on[at] & (1 << day));
      schedule = { tz: zones[tz[at]], start: starts[at] * quarter, minutes: 0, on: weekdays };
      alike.set(name, schedule);
    }
    schedules.set(meeting, schedule);
  });
}

/**
 * @param {Table} table
 * @param {number} group the first listing of the shard
 * @param {Data} card the columns of its listings
 */
export function fillCards({ data, first, place, schedule }, group, card) {
  const text = data.texts.length;
  const fact = data.facts.length;
  const spot = data.places.latitude.length;
  const time = data.schedules.length;
  data.texts.push(...card.texts);
  data.facts.push(...card.facts.map((facts) => facts.map((one) => text + one)));
  data.schedules.push(...card.schedules);
  card.places.latitude.forEach((latitude, at) => {
    data.places.latitude.push(latitude);
    data.places.longitude.push(card.places.longitude[at]);
    data.places.precision[spot + at] = card.places.precision[at];
    if (card.places.within) (data.places.within || [])[spot + at] = card.places.within[at];
  });
  card.groups.id.forEach((id, at) => {
    const { groups } = data;
    groups.id[group + at] = id;
    groups.name[group + at] = card.groups.name[at];
    groups.summary[group + at] = card.groups.summary[at];
    for (const name of /** @type {const} */ (["lang", "where", "rule", "when", "state"]))
      groups[name][group + at] = text + card.groups[name][at];
    groups.facts[group + at] = fact + card.groups.facts[at];
  });
  const from = first[group];
  card.meetings.place.forEach((one, at) => {
    if (one >= 0) place[from + at] = spot + one;
    if (card.meetings.schedule[at] >= 0) schedule[from + at] = time + card.meetings.schedule[at];
  });
}
