/** Made-up directories of any size, the same for the same seed, in the form of finder/groups.json. */

/** @typedef {import("../../../overrides/assets/finder/table.js").Data} Data */
/** @typedef {import("../../../overrides/assets/finder/occurrences.js").Schedule} Schedule */

/** 2026-11-23 is a Monday. */
export const NOW = Date.parse("2026-11-23T17:05:00Z");

/**
 * Random numbers from 0 to 1 (mulberry32).
 *
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const ZONES = ["Europe/London", "America/New_York", "Australia/Sydney"];
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** @typedef {{id: string, every?: boolean, ofMeeting?: boolean, values: number}} Kind */

/** @type {Kind[]} one facet of more than 32 values among them */
const KINDS = [
  { id: "format", ofMeeting: true, values: 4 },
  { id: "topics", values: 40 },
  { id: "access", every: true, values: 6 },
  { id: "room", every: true, ofMeeting: true, values: 3 },
  { id: "cost", values: 3 },
];

/**
 * @param {number} size
 * @param {number} seed
 * @returns {Data}
 */
export function madeData(size, seed) {
  const random = randomFrom(seed);
  const below = (/** @type {number} */ most) => Math.floor(random() * most);
  /** @type {Data} */
  const data = {
    version: 2,
    texts: ["", "Leeds", "Every week", "Free"],
    facts: [[], [3]],
    facets: KINDS.map(({ id, every, ofMeeting, values }) => ({
      id,
      label: id,
      every,
      ofMeeting,
      values: Array.from({ length: values }, (_, at) => [`${id}-${at}`, `${id} ${at}`]),
      sets: [
        [],
        ...Array.from({ length: 30 }, () =>
          [...new Set(Array.from({ length: 1 + below(3) }, () => below(values)))].sort((a, b) => a - b),
        ),
      ],
      rows: [],
    })),
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
    places: { latitude: [], longitude: [], precision: [], name: [] },
    schedules: [],
    meetings: { schedule: [], place: [], way: [] },
  };
  for (let at = 0; at < Math.max(3, size / 3); at++) {
    data.places.latitude.push(Math.round((random() * 160 - 80) * 1000) / 1000);
    data.places.longitude.push(Math.round((random() * 360 - 180) * 1000) / 1000);
    data.places.precision.push(below(4));
    data.places.name.push(1);
  }
  for (let at = 0; at < 60; at++) {
    data.schedules.push({
      tz: ZONES[below(3)],
      start: below(48) * 30,
      minutes: 60,
      freq: "WEEKLY",
      days: [[0, below(7)]],
    });
  }
  /** @type {Record<"schedule" | "place" | "way", number[]>} */
  const rows = { schedule: [], place: [], way: [] };
  data.meetings = rows;
  for (let group = 0; group < size; group++) {
    const meetings = below(20) ? 1 + below(3) : 0;
    const columns = {
      id: `g-${String(group).padStart(6, "0")}`,
      name: `Group ${group}`,
      summary: "",
      old: Number(!below(5)),
      meetings: Math.max(1, meetings),
    };
    for (const [name, column] of Object.entries(data.groups)) {
      /** @type {(string | number)[]} */ (column).push(
        /** @type {Record<string, string | number>} */ (columns)[name] ?? 0,
      );
    }
    for (const facet of data.facets) if (!facet.ofMeeting) facet.rows?.push(below(31));
    const line = !below(6);
    for (let meeting = 0; meeting < Math.max(1, meetings); meeting++) {
      const way = !meetings ? 0 : line ? 2 : 1 + below(3);
      rows.way.push(way + (way && below(15) === 0 ? 4 : 0) + (way && line ? 8 : 0));
      rows.place.push(way & 1 && below(10) ? below(data.places.latitude.length) : -1);
      rows.schedule.push(way && below(12) ? below(60) : -1);
      for (const facet of data.facets) if (facet.ofMeeting) facet.rows?.push(way ? below(31) : 0);
    }
  }
  data.facets.push({
    id: "weekday",
    label: "Day",
    ofMeeting: true,
    values: WEEKDAYS.map((day) => [day, day]),
  });
  return data;
}
