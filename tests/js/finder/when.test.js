import assert from "node:assert/strict";
import { test } from "node:test";

import { WHENS, isAtHand, isWhen, windowOf } from "../../../overrides/assets/finder/when.js";

/** A moment by this device's own clock, whatever its zone. @param {string} text */
const at = (text) => new Date(text).getTime();
const EVENING = at("2026-11-25T19:05:00");
const SMALL_HOURS = at("2026-11-26T01:30:00");

/** @param {import("../../../overrides/assets/finder/when.js").When} when @param {number} now */
function hours(when, now) {
  const { from, to } = windowOf(when, now);
  return [new Date(from), new Date(to)].map((date) => `${date.getDate()} ${date.toTimeString().slice(0, 5)}`);
}

test("now reaches an hour ahead, today to midnight, this week seven days", () => {
  assert.deepEqual(hours("now", EVENING), ["25 19:05", "25 20:05"]);
  assert.deepEqual(hours("today", EVENING), ["25 19:05", "26 00:00"]);
  assert.deepEqual(hours("week", EVENING), ["25 19:05", "2 00:00"]);
});

test("tonight begins at nightfall and ends at daybreak, and after midnight it is still the same night", () => {
  assert.deepEqual(hours("tonight", at("2026-11-25T09:00:00")), ["25 17:00", "26 05:00"]);
  assert.deepEqual(hours("tonight", EVENING), ["25 19:05", "26 05:00"]);
  assert.deepEqual(hours("tonight", SMALL_HOURS), ["26 01:30", "26 05:00"]);
});

test("what began today is not tomorrow’s", () => {
  assert.deepEqual(hours("tomorrow", EVENING), ["26 00:00", "27 00:00"]);
  assert.ok(windowOf("tomorrow", EVENING).begins);
  assert.ok(!windowOf("now", EVENING).begins);
});

test("next week begins with its Monday, on whatever day that is asked", () => {
  assert.deepEqual(hours("next-week", EVENING), ["30 00:00", "7 00:00"]);
  assert.deepEqual(hours("next-week", at("2026-11-23T00:00:00")), ["30 00:00", "7 00:00"]);
  assert.deepEqual(hours("next-week", at("2026-11-29T23:59:00")), ["30 00:00", "7 00:00"]);
});

test("kinds of time are told from anything else", () => {
  assert.ok(WHENS.every(isWhen));
  assert.ok(![undefined, null, "", "ever", 3, {}].some(isWhen));
  assert.deepEqual(WHENS.filter(isAtHand), ["now", "tonight"]);
});
