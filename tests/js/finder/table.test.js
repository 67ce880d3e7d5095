import assert from "node:assert/strict";
import { test } from "node:test";

import { clock } from "../../../overrides/assets/finder/clock.js";
import { Table, daypartOf } from "../../../overrides/assets/finder/table.js";
import { NOW, madeData } from "./made.js";

/** @typedef {import("../../../overrides/assets/finder/occurrences.js").Schedule} Schedule */

/**
 * The weekdays and part of the day of one schedule, seen by a visitor whose clock is so many hours from UTC.
 *
 * @param {Schedule} schedule
 * @param {number} way
 * @param {number} hours
 */
function seen(schedule, way, hours) {
  const data = madeData(1, 1);
  data.groups.meetings = [1];
  data.schedules = [schedule];
  data.meetings = { schedule: [0], place: [-1], way: [way] };
  data.facets = [
    {
      id: "weekday",
      label: "Day",
      ofMeeting: true,
      values: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map((id) => [
        id,
        id,
      ]),
    },
    {
      id: "daypart",
      label: "Time",
      ofMeeting: true,
      values: ["morning", "afternoon", "evening", "night"].map((id) => [id, id]),
    },
  ];
  const here = (/** @type {number} */ at) => Math.floor(at / 60_000) + hours * 60;
  const table = new Table(data, { ...clock, here }, NOW);
  return table.facets.map(({ sets, rows, values }) =>
    sets[rows[0]].map((value) => values[value].id).join(" "),
  );
}

/** @type {Schedule} */
const TUESDAY = { tz: "Europe/London", start: 19 * 60, minutes: 90, freq: "WEEKLY", days: [[0, 1]] };
const ROOM = 1;
const AFAR = 2;

test("in a room the weekday and the part of the day are those of its own clock", () => {
  assert.deepEqual(seen(TUESDAY, ROOM, 11), ["tuesday", "evening"]);
});

test("from afar they are those of the visitor's clock", () => {
  assert.deepEqual(seen(TUESDAY, AFAR, 0), ["tuesday", "evening"]);
  assert.deepEqual(seen(TUESDAY, AFAR, -5), ["tuesday", "afternoon"]);
  assert.deepEqual(seen(TUESDAY, AFAR, 11), ["wednesday", "morning"]);
  assert.deepEqual(seen({ ...TUESDAY, start: 60 }, AFAR, -8), ["monday", "evening"]);
});

test("a meeting every day has every weekday; one whose weekday varies has those of its next dates", () => {
  assert.equal(seen({ ...TUESDAY, freq: "DAILY", days: undefined }, AFAR, 3)[0].split(" ").length, 7);
  const monthly = { ...TUESDAY, freq: /** @type {const} */ ("MONTHLY"), days: undefined, monthdays: [15] };
  assert.equal(seen({ ...monthly, on: [0, 1, 4] }, ROOM, 0)[0], "monday tuesday friday");
  assert.equal(seen({ ...monthly, on: [0, 1, 4] }, AFAR, 11)[0], "tuesday wednesday saturday");
  assert.equal(seen(monthly, ROOM, 0)[0], "");
});

test("the night goes on to the morning", () => {
  const parts = [0, 4.9, 5, 11.9, 12, 17, 20.9, 21, 23.9].map((hour) => daypartOf(hour * 60));
  assert.deepEqual(parts, [
    "night",
    "night",
    "morning",
    "morning",
    "afternoon",
    "evening",
    "evening",
    "night",
    "night",
  ]);
});

test("a paused meeting has no next time", () => {
  const data = madeData(1, 1);
  data.groups.meetings = [1];
  data.schedules = [TUESDAY];
  data.meetings = { schedule: [0], place: [-1], way: [AFAR + 4] };
  for (const facet of data.facets) if (facet.rows) facet.rows = [0];
  const table = new Table(data, clock, NOW);
  assert.equal(table.next(0), null);
  table.way[0] = AFAR;
  assert.equal(table.next(0)?.start, Date.parse("2026-11-24T19:00Z"));
});

test("a file of another version is refused", () => {
  assert.throws(() => new Table({ ...madeData(1, 1), version: 99 }, clock, NOW), /version 99/);
});
