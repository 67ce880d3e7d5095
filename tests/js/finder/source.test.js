// Answers held against a plain oracle that looks at every listing for every question.
import assert from "node:assert/strict";
import { test } from "node:test";

import { meters as metersOf, haversines } from "../../../overrides/assets/finder/nearest.js";
import { clock } from "../../../overrides/assets/finder/clock.js";
import { PARTS, Source } from "../../../overrides/assets/finder/source.js";
import { NOW, madeData, randomFrom } from "./made.js";

/** @typedef {import("../../../overrides/assets/finder/source.js").Question} Question */
/** @typedef {import("../../../overrides/assets/finder/source.js").Part} Part */
/** @typedef {Record<string, readonly string[]>} Chosen */

const SHOW = { near: 20, online: 20, networks: 20 };

/** @type {Question} */
const EVERYTHING = { q: "", near: null, within: 0, order: "soonest", chosen: {}, show: SHOW };

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
      const next = schedule && !(way & 4) ? clock.next(schedule, NOW, 1)[0] : null;
      return {
        values: valuesOf(source, true, meeting),
        room: (way & 1) > 0,
        remote: (way & 2) > 0,
        point:
          place < 0
            ? null
            : { latitude: data.places.latitude[place], longitude: data.places.longitude[place] },
        start: next ? next.start : Infinity,
      };
    });
    return { id, values: valuesOf(source, false, group), meetings };
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
  const { near, within, chosen } = question;
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
  const reached = (meeting) => meeting.room && (!within || !near || far(meeting.point) <= within);
  /** @param {Chosen} chosen */
  const found = (chosen) =>
    listings.flatMap((listing) => {
      if (!fits(listing.values, false, chosen)) return [];
      const meetings = listing.meetings.filter(
        (meeting) =>
          fits(meeting.values, true, chosen) && (!meeting.room || meeting.remote || reached(meeting)),
      );
      if (!meetings.length) return [];
      const rooms = meetings.filter(reached);
      const part = rooms.length
        ? "near"
        : meetings.some((meeting) => meeting.room || meeting.remote)
          ? "online"
          : "networks";
      const shown = part === "near" ? rooms : meetings;
      return [
        {
          id: listing.id,
          part,
          meters: part === "near" ? Math.min(...rooms.map(({ point }) => far(point))) : Infinity,
          start: Math.min(...shown.map(({ start }) => start)),
        },
      ];
    });
  const answer = found(chosen);
  const key = near && question.order === "nearest" ? "meters" : "start";
  /** @param {Part} part */
  const ordered = (part) =>
    answer
      .filter((one) => one.part === part)
      .sort(
        (a, b) => (part === "near" ? a[key] - b[key] || 0 : a.start - b.start || 0) || (a.id < b.id ? -1 : 1),
      );
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
      .concat(one.parts.online.results, one.parts.networks.results)
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
