import assert from "node:assert/strict";
import { test } from "node:test";

import { inWords, nextOf } from "../../../overrides/assets/list/times.js";

const NOW = Date.parse("2026-11-23T17:05:00Z");
const TUESDAY = { tz: "Europe/London", start: 19 * 60, minutes: 90, freq: "WEEKLY", days: [[0, 1]] };
const THURSDAY = { tz: "America/New_York", start: 20 * 60, minutes: 60, freq: "WEEKLY", days: [[0, 3]] };

/** @param {object[]} meetings */
function group(meetings) {
  return /** @type {import("../../../overrides/assets/list/data.js").Entry} */ ({
    id: "one",
    page: "/",
    name: "One",
    meetings,
  });
}

test("the next meeting is the soonest of all that have times", () => {
  const next = nextOf(group([{ schedule: THURSDAY }, {}, { schedule: TUESDAY }]), NOW);
  assert.equal(next?.start, Date.parse("2026-11-24T19:00:00Z"));
  assert.equal(next?.end, Date.parse("2026-11-24T20:30:00Z"));
  assert.equal(nextOf(group([{}]), NOW), null);
});

test("in a room the clock on its wall counts, from afar the visitor's own, with its name", () => {
  const start = Date.parse("2026-11-24T19:00:00Z");
  const room = /** @type {any} */ ({ schedule: TUESDAY });
  assert.equal(inWords(start, room, "en-GB", "Asia/Kolkata"), "Tuesday 24 November at 19:00");
  assert.match(
    inWords(start, { ...room, remote: true }, "en-GB", "Asia/Kolkata"),
    /^Wednesday 25 November at 00:30/,
  );
});
