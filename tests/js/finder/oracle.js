/** A plain oracle that looks at every listing for every question, and random questions to hold answers against it. */
import { meters as metersOf, haversineAt, haversines } from "../../../overrides/assets/finder/nearest.js";
import { clock } from "../../../overrides/assets/finder/clock.js";
import { PARTS } from "../../../overrides/assets/finder/source.js";
import { WHENS, windowOf } from "../../../overrides/assets/finder/when.js";

/** @typedef {import("../../../overrides/assets/finder/table.js").Data} Data */
/** @typedef {import("../../../overrides/assets/finder/source.js").Source} Source */
/** @typedef {import("../../../overrides/assets/finder/source.js").Question} Question */
/** @typedef {import("../../../overrides/assets/finder/source.js").Part} Part */
/** @typedef {Record<string, readonly string[]>} Chosen */

const SHOW = { near: 20, lines: 20, online: 20, networks: 20 };

/** @type {Question} */
export const EVERYTHING = {
  q: "",
  rather: "",
  chosen: {},
  said: {},
  when: "",
  near: null,
  within: 0,
  beyond: 0,
  order: "soonest",
  show: SHOW,
};
const DAY = 24 * 60 * 60_000;

/**
 * The listings of a made directory as plain things: for each meeting its values by facet, way, point and next start.
 *
 * @param {Data} data
 * @param {Source} source
 */
export function plain(data, source) {
  const { now } = source.table;
  let row = 0;
  /** @type {Map<string, number>} the next start of a schedule, by schedule and time */
  const starts = new Map();
  return data.groups.id.map((id, group) => {
    const meetings = Array.from({ length: data.groups.meetings[group] }, () => {
      const meeting = row++;
      const place = data.meetings.place[meeting];
      const number = data.meetings.schedule[meeting];
      const schedule = data.schedules[number];
      const way = data.meetings.way[meeting];
      /** @param {Question["when"]} when */
      const startIn = (when) => {
        if (!schedule || way & 4) return Infinity;
        const known = starts.get(`${number} ${when}`);
        if (known !== undefined) return known;
        const { from, to, begins } = when ? windowOf(when, now) : { from: now, to: Infinity, begins: false };
        const found = clock
          .next(schedule, from, 3)
          .find(({ start }) => start < to && (!begins || start >= from));
        const start = found ? found.start : Infinity;
        starts.set(`${number} ${when}`, start);
        return start;
      };
      return {
        values: valuesOf(source, true, meeting),
        room: (way & 1) > 0,
        remote: (way & 2) > 0,
        point:
          place < 0
            ? null
            : { latitude: data.places.latitude[place], longitude: data.places.longitude[place] },
        line: (way & 8) > 0,
        startIn,
      };
    });
    return { id, group, old: data.groups.old[group], values: valuesOf(source, false, group), meetings };
  });
}

/**
 * @param {Source} source
 * @param {boolean} ofMeeting
 * @param {number} row
 * @returns {Record<string, string[]>}
 */
function valuesOf(source, ofMeeting, row) {
  const own = source.facets.filter((facet) => facet.ofMeeting === ofMeeting);
  return Object.fromEntries(
    own.map(({ id, sets, rows, values }) => [id, sets[rows[row]].map((value) => values[value].id)]),
  );
}

/**
 * @param {ReturnType<typeof plain>} listings
 * @param {Source} source
 * @param {Question} question
 */
export function oracle(listings, source, question) {
  const { near, within, beyond, when, chosen } = question;
  /** @param {{latitude: number, longitude: number} | null} point */
  const far = (point) =>
    near && point
      ? metersOf(
          haversines(
            near.latitude,
            near.longitude,
            Float64Array.of(point.latitude),
            Float64Array.of(point.longitude),
          )[0],
        )
      : Infinity;
  /** @type {(values: Record<string, string[]>, ofMeeting: boolean, chosen: Chosen) => boolean} */
  const fits = (values, ofMeeting, chosen) =>
    source.facets
      .filter((facet) => facet.ofMeeting === ofMeeting && (chosen[facet.id] || []).length)
      .every(({ id, every }) =>
        every
          ? chosen[id].every((value) => values[id].includes(value))
          : chosen[id].some((value) => values[id].includes(value)),
      );
  /** @param {ReturnType<typeof plain>[number]["meetings"][number]} meeting */
  const reached = (meeting) => {
    if (!meeting.room || !near || !(within || beyond)) return meeting.room;
    const away = far(meeting.point);
    return away !== Infinity && away <= (within || Infinity) && away >= beyond;
  };
  /** @param {Chosen} chosen */
  const found = (chosen) =>
    listings.flatMap((listing) => {
      if (!fits(listing.values, false, chosen)) return [];
      const meetings = listing.meetings.filter(
        (meeting) =>
          fits(meeting.values, true, chosen) &&
          (!when || meeting.startIn(when) < Infinity) &&
          (!meeting.room || meeting.remote || reached(meeting)),
      );
      if (!meetings.length) return [];
      const rooms = meetings.filter(reached);
      const part = rooms.length
        ? "near"
        : meetings.some((meeting) => meeting.room || meeting.remote)
          ? listing.meetings.some(({ line }) => line)
            ? "lines"
            : "online"
          : "networks";
      const shown = part === "near" ? rooms : meetings;
      const meters = part === "near" ? Math.min(...rooms.map(({ point }) => far(point))) : Infinity;
      const start = Math.min(...shown.map(({ startIn }) => startIn(when)));
      const { id, group, old } = listing;
      const key =
        part === "near" && near && question.order === "nearest"
          ? meters === Infinity
            ? Infinity
            : old
              ? 4 * haversineAt(Math.max(meters, 1000)) // on a sphere that is less than twice as far, when far
              : haversineAt(meters)
          : start + (old ? DAY : 0);
      return [{ id, group, part, meters, start, key }];
    });
  const answer = found(chosen);
  /** @param {Part} part */
  const ordered = (part) =>
    answer.filter((one) => one.part === part).sort((a, b) => a.key - b.key || a.group - b.group);
  /** @type {(facet: {id: string, every: boolean}, value: string) => number} */
  const count = ({ id, every }, value) =>
    found({ ...chosen, [id]: every ? [...(chosen[id] || []), value] : [value] }).length;
  return { total: answer.length, ordered, count, facets: source.facets };
}

/**
 * A random question about filters, a place, a time and an order.
 *
 * @param {() => number} random
 * @param {Source["facets"]} facets
 * @param {number} [share] how many of the facets are asked
 * @param {number} [reach] how wide circles are, meters
 * @returns {Question}
 */
export function randomQuestion(random, facets, share = 0.35, reach = 9e6) {
  /** @type {Record<string, string[]>} */
  const chosen = {};
  for (const facet of facets) {
    if (random() < share)
      chosen[facet.id] = facet.values.filter(() => random() < 3 / facet.values.length).map(({ id }) => id);
  }
  return {
    ...EVERYTHING,
    chosen,
    near: random() < 0.7 ? { latitude: random() * 180 - 90, longitude: random() * 360 - 180 } : null,
    within: random() < 0.5 ? Math.round(random() * reach) : 0,
    beyond: random() < 0.3 ? Math.round((random() * reach) / 3) : 0,
    when: random() < 0.4 ? WHENS[Math.floor(random() * WHENS.length)] : "",
    order: random() < 0.5 ? "nearest" : "soonest",
  };
}

/**
 * Where an answer differs from the oracle's.
 *
 * @param {import("../../../overrides/assets/finder/source.js").Answer} answer
 * @param {ReturnType<typeof oracle>} expected
 * @param {Question} question
 */
export function differences(answer, expected, question) {
  /** @type {string[]} */
  const found = [];
  /** @type {(what: string, got: unknown, wanted: unknown) => void} */
  const same = (what, got, wanted) => {
    const [one, other] = [got, wanted].map((value) => JSON.stringify(value));
    if (one !== other) found.push(`${what}: ${one}, not ${other}`);
  };
  same("total", answer.total, expected.total);
  for (const part of PARTS) {
    const { total, results } = answer.parts[part];
    const ordered = expected.ordered(part);
    const shown = ordered.slice(0, question.show[part]);
    same(`total of ${part}`, total, ordered.length);
    same(`order of ${part}`, ids(results), ids(shown));
    if (question.order === "nearest" && part === "near") {
      const rounded = shown.map(({ meters }) => (meters === Infinity ? null : Math.round(meters)));
      same(
        "meters",
        results.map(({ meters }) => meters),
        rounded,
      );
    }
    if (question.order === "soonest")
      same(
        `starts of ${part}`,
        results.map(({ next }) => (next ? next.start : Infinity)),
        shown.map(({ start }) => start),
      );
  }
  for (const facet of expected.facets) {
    for (const { id } of answer.counts[facet.id] ? facet.values : [])
      same(`${facet.id} ${id}`, answer.counts[facet.id][id], expected.count(facet, id));
  }
  return found;
}

/** @param {{id: string}[]} listings */
function ids(listings) {
  return listings.map(({ id }) => id);
}
