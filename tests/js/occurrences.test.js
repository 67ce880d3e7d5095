import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { isoInZone, knowsZone, localDay, occurrences } from "../../overrides/assets/finder/occurrences.js";
import { derive } from "../../tools/make_recurrence_vectors.mjs";

/** @typedef {import("../../overrides/assets/finder/occurrences.js").Schedule} Schedule */
/** @typedef {{schedule: Schedule, since: string, before: string, expected: string[], gap?: true}} Vector */

const MINUTE = 60000;
const DAY = 1440 * MINUTE;

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), "utf8"));

/** @type {Vector[]} */
const vectors = read("recurrence.json");
/** @type {{title: string, schedule: Schedule, complete: boolean, expected: string[]}[]} */
const examples = read("rfc5545.json").cases;

/**
 * The starts of a schedule on a local day or later, as the vectors write them.
 *
 * @param {Schedule} schedule
 * @param {string} since
 * @param {number} limit
 */
function starts(schedule, since, limit) {
  const midnight = Date.parse(`${since}T00:00Z`);
  const found = occurrences(schedule, midnight - 2 * DAY, limit + 8);
  for (const { start, end } of found) assert.equal(end - start, schedule.minutes * MINUTE);
  const days = found.map(({ start }) => isoInZone(schedule.tz, start)).filter((start) => start >= since);
  return days.slice(0, limit).map((start) => start.slice(0, 16) + start.slice(19));
}

test("starts are those of an independent engine", () => {
  assert.ok(vectors.length >= 500);
  for (const { schedule, since, before, expected } of vectors) {
    const found = starts(schedule, since, 5).filter((start) => start < before);
    assert.deepEqual(found, expected, JSON.stringify({ schedule, since }));
  }
});

test("starts are those that RFC 5545 prints", () => {
  assert.ok(examples.length >= 20);
  for (const { title, schedule, complete, expected } of examples) {
    const limit = expected.length + (complete ? 1 : 0);
    assert.deepEqual(starts(schedule, schedule.from || "", limit), expected, title);
  }
});

test("the committed vectors are what the engine says today", () => {
  for (const { schedule, since, before, expected, gap } of vectors.filter((_, index) => index % 16 === 0)) {
    assert.deepEqual(derive({ schedule, since, before }), gap ? { expected, gap } : { expected });
  }
});

/** @type {Schedule} */
const tuesdays = { tz: "Europe/London", start: 1140, minutes: 90, freq: "WEEKLY", days: [[0, 1]] };

test("a meeting counts until it has ended", () => {
  const during = Date.parse("2025-03-04T20:29:59Z");
  assert.equal(occurrences(tuesdays, during, 1)[0].start, Date.parse("2025-03-04T19:00Z"));
  assert.equal(occurrences(tuesdays, during + 1000, 1)[0].start, Date.parse("2025-03-11T19:00Z"));
});

test("a meeting over midnight is still on the next day, however long", () => {
  const long = { ...tuesdays, start: 1380, minutes: 2880 };
  assert.equal(
    occurrences(long, Date.parse("2025-03-06T22:59Z"), 1)[0].start,
    Date.parse("2025-03-04T23:00Z"),
  );
});

test("nothing is found without rule and dates, beyond the end, or with no room", () => {
  const now = Date.parse("2025-03-04T00:00Z");
  assert.deepEqual(occurrences({ tz: "UTC", start: 0, minutes: 60 }, now, 4), []);
  assert.deepEqual(occurrences({ ...tuesdays, until: "2025-03-03" }, now, 4), []);
  assert.deepEqual(occurrences(tuesdays, now, 0), []);
});

test("a rule that never comes true ends", () => {
  /** @type {Schedule} */
  const never = {
    tz: "UTC",
    start: 0,
    minutes: 60,
    freq: "MONTHLY",
    interval: 12,
    monthdays: [30],
    from: "2025-02-01",
  };
  assert.deepEqual(occurrences(never, Date.parse("2025-03-04T00:00Z"), 1), []);
});

test("a day that a zone left out does not give the next day two meetings", () => {
  /** @type {Schedule} */
  const daily = { tz: "Pacific/Apia", start: 1140, minutes: 60, freq: "DAILY" };
  assert.deepEqual(starts(daily, "2011-12-29", 3), [
    "2011-12-29T19:00-10:00",
    "2011-12-31T19:00+14:00",
    "2012-01-01T19:00+14:00",
  ]);
});

test("days and offsets are those of the zone", () => {
  const moment = Date.parse("2025-06-30T23:30Z");
  assert.equal(localDay("UTC", moment) * DAY, Date.parse("2025-06-30"));
  assert.equal(localDay("Europe/London", moment) * DAY, Date.parse("2025-07-01"));
  assert.equal(isoInZone("Asia/Kathmandu", moment), "2025-07-01T05:15:00+05:45");
  assert.equal(isoInZone("America/St_Johns", moment), "2025-06-30T21:00:00-02:30");
  assert.equal(localDay("UTC", -1), -1);
});

test("an unknown zone is told apart, and refused", () => {
  assert.ok(knowsZone("Australia/Lord_Howe"));
  assert.ok(!knowsZone("Atlantis/Capital"));
  assert.throws(() => occurrences({ ...tuesdays, tz: "Atlantis/Capital" }, 0, 1), RangeError);
});
