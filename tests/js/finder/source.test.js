// Answers held against a plain oracle that looks at every listing for every question.
import assert from "node:assert/strict";
import { test } from "node:test";

import { meters as metersOf, haversineAt, haversines } from "../../../overrides/assets/finder/nearest.js";
import { clock } from "../../../overrides/assets/finder/clock.js";
import { PARTS, Source } from "../../../overrides/assets/finder/source.js";
import { WHENS, windowOf } from "../../../overrides/assets/finder/when.js";
import { NOW, madeData, randomFrom } from "./made.js";

/** @typedef {import("../../../overrides/assets/finder/source.js").Question} Question */
/** @typedef {import("../../../overrides/assets/finder/source.js").Part} Part */
/** @typedef {Record<string, readonly string[]>} Chosen */

const SHOW = { near: 20, lines: 20, online: 20, networks: 20 };

/** @type {Question} */
const EVERYTHING = {
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
 * @param {ReturnType<typeof madeData>} data
 * @param {Source} source
 */
function plain(data, source) {
  let row = 0;
  return data.groups.id.map((id, group) => {
    const meetings = Array.from({ length: data.groups.meetings[group] }, () => {
      const meeting = row++;
      const place = data.meetings.place[meeting];
      const schedule = data.schedules[data.meetings.schedule[meeting]];
      const way = data.meetings.way[meeting];
      /** @param {Question["when"]} when */
      const startIn = (when) => {
        const { from, to, begins } = when ? windowOf(when, NOW) : { from: NOW, to: Infinity, begins: false };
        const next = schedule && !(way & 4) ? clock.next(schedule, from, 3) : [];
        const found = next.find(({ start }) => start < to && (!begins || start >= from));
        return found ? found.start : Infinity;
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
    return { id, old: data.groups.old[group], values: valuesOf(source, false, group), meetings };
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
function oracle(listings, source, question) {
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
      const { id, old } = listing;
      const key =
        part === "near" && near && question.order === "nearest"
          ? meters === Infinity
            ? Infinity
            : old
              ? 4 * haversineAt(Math.max(meters, 1000)) // on a sphere that is less than twice as far, when far
              : haversineAt(meters)
          : start + (old ? DAY : 0);
      return [{ id, part, meters, start, key }];
    });
  const answer = found(chosen);
  /** @param {Part} part */
  const ordered = (part) =>
    answer.filter((one) => one.part === part).sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1));
  /** @type {(facet: {id: string, every: boolean}, value: string) => number} */
  const count = ({ id, every }, value) =>
    found({ ...chosen, [id]: every ? [...(chosen[id] || []), value] : [value] }).length;
  return { total: answer.length, ordered, count };
}

test("totals, parts, order, distances and counts equal a plain oracle's", () => {
  const random = randomFrom(11);
  for (const size of [1, 7, 60, 400]) {
    const data = madeData(size, size);
    const source = new Source(data, clock, NOW);
    const listings = plain(data, source);
    for (let round = 0; round < 25; round++) {
      /** @type {Chosen} */
      const chosen = {};
      for (const facet of source.facets) {
        if (random() < 0.35)
          chosen[facet.id] = facet.values
            .filter(() => random() < 3 / facet.values.length)
            .map(({ id }) => id);
      }
      /** @type {Question} */
      const question = {
        ...EVERYTHING,
        chosen,
        near: random() < 0.7 ? { latitude: random() * 180 - 90, longitude: random() * 360 - 180 } : null,
        within: random() < 0.5 ? Math.round(random() * 9e6) : 0,
        beyond: random() < 0.3 ? Math.round(random() * 3e6) : 0,
        when: random() < 0.4 ? WHENS[Math.floor(random() * WHENS.length)] : "",
        order: random() < 0.5 ? "nearest" : "soonest",
      };
      const answer = source.answer(question);
      const expected = oracle(listings, source, question);
      assert.equal(answer.total, expected.total);
      for (const part of PARTS) {
        const ordered = expected.ordered(part);
        assert.equal(answer.parts[part].total, ordered.length);
        assert.deepEqual(
          answer.parts[part].results.map(({ id }) => id),
          ordered.slice(0, 20).map(({ id }) => id),
          part,
        );
        answer.parts[part].results.forEach((result, at) => {
          const { meters, start } = ordered[at];
          if (question.order === "nearest" && part === "near")
            assert.equal(result.meters, meters === Infinity ? null : Math.round(meters));
          if (question.order === "soonest") assert.equal(result.next ? result.next.start : Infinity, start);
        });
      }
      if (round % 5 === 0) {
        for (const facet of source.facets) {
          for (const { id } of facet.values)
            assert.equal(answer.counts[facet.id][id], expected.count(facet, id), `${facet.id} ${id}`);
        }
      }
    }
  }
});

test("a search for words and a filter leave what has both", () => {
  const data = madeData(30, 5);
  const source = new Source(data, clock, NOW);
  const one = source.answer({ ...EVERYTHING, q: "group 17" });
  assert.deepEqual(
    one.parts.near.results
      .concat(one.parts.lines.results, one.parts.online.results, one.parts.networks.results)
      .map(({ name }) => name),
    ["Group 17"],
  );
  const none = source.answer({
    ...EVERYTHING,
    q: "17",
    chosen: { cost: ["cost-0", "cost-1", "cost-2"], topics: ["topics-39"] },
  });
  assert.ok(none.total <= 1);
});

test("a next meeting carries the group's own distance from UTC", () => {
  const data = madeData(3, 1);
  data.schedules = [{ tz: "Australia/Sydney", start: 19 * 60, minutes: 60, freq: "WEEKLY", days: [[0, 1]] }];
  data.meetings.schedule = data.meetings.schedule.map(() => 0);
  data.meetings.way = data.meetings.way.map(() => 2);
  const [first] = new Source(data, clock, NOW).answer(EVERYTHING).parts.online.results;
  assert.equal(first.iso, "2026-11-24T19:00:00+11:00");
});

test("a line that was open before midnight is open now, and what begins later is not", () => {
  const data = madeData(2, 1);
  data.groups.meetings = [1, 1];
  /** @type {(start: number, minutes: number) => import("../../../overrides/assets/finder/occurrences.js").Schedule} */
  const daily = (start, minutes) => ({ tz: "UTC", start: start * 60, minutes, freq: "DAILY" });
  data.schedules = [daily(22, 6 * 60), daily(9, 60)];
  data.meetings = { schedule: [0, 1], place: [-1, -1], way: [10, 2] };
  for (const facet of data.facets) if (facet.rows) facet.rows = [0, 0];
  const source = new Source(data, clock, Date.parse("2026-11-24T03:00:00Z"));
  const { parts, total } = source.answer({ ...EVERYTHING, when: "now" });
  assert.equal(total, 1);
  assert.equal(parts.lines.results[0].iso, "2026-11-23T22:00:00+00:00");
});

test("a value that no listing has is passed by none", () => {
  const source = new Source(madeData(50, 2), clock, NOW);
  assert.equal(source.answer({ ...EVERYTHING, chosen: { ages: ["under-18"] } }).total, 0);
  assert.equal(source.answer({ ...EVERYTHING, chosen: { topics: ["gone"] } }).total, 0);
});

test("a listing passes a facet of words that its own text says", () => {
  const data = madeData(40, 3);
  data.groups.summary[7] = "For people who hoard.";
  data.facets[1].inWords = true;
  const source = new Source(data, clock, NOW);
  const chosen = { topics: ["topics-39"] };
  const plainly = source.answer({ ...EVERYTHING, chosen }).total;
  const told = source.answer({ ...EVERYTHING, chosen, said: { topics: ["hoard"] } });
  assert.equal(told.total, plainly + 1);
  assert.equal(source.answer({ ...EVERYTHING, chosen, said: { topics: ["absent"] } }).total, plainly);
});

test("listings that have more of the words that are wished for come first, and no other is left out", () => {
  const data = madeData(60, 4);
  const source = new Source(data, clock, NOW);
  const plainly = source.answer(EVERYTHING);
  const wished = source.answer({ ...EVERYTHING, rather: "17 qqqqqq" });
  assert.equal(wished.total, plainly.total);
  const all = PARTS.flatMap((part) => wished.parts[part].results.slice(0, 1)).map(({ name }) => name);
  assert.ok(all.includes("Group 17"));
  assert.deepEqual(wished.unknown, ["qqqqqq"]);
});
