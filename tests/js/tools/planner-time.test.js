import assert from "node:assert/strict";
import { test } from "node:test";

import {
  adviceOn,
  clockOf,
  fitted,
  layOut,
  minuteOf,
  movedTo,
  sumOf,
  usualMinutes,
} from "../../../overrides/assets/tools/planner-time.js";

/** @typedef {import("../../../overrides/assets/tools/planner-time.js").Part} Part */

/** @type {[string, Part["place"], number, number][]} */
const USUAL = [
  ["welcome", "start", 3, 5],
  ["agreement", "start", 3, 5],
  ["check-in", "middle", 12, 18],
  ["seed", "middle", 7, 10],
  ["sharing", "middle", 17, 27],
  ["practice", "middle", 10, 13],
  ["check-out", "end", 6, 9],
  ["close", "end", 2, 3],
];

/**
 * @param {number} length
 * @returns {Part[]}
 */
function usual(length) {
  return USUAL.map(([id, place, minutes60, minutes90]) => {
    const part = { id, place, minutes60, minutes90, minutes: 0 };
    return { ...part, minutes: usualMinutes(part, length) };
  });
}

/**
 * @param {readonly Part[]} parts
 * @param {number} length
 */
function fit(parts, length) {
  const minutes = fitted(parts, length);
  return parts.map((part, at) => ({ ...part, minutes: minutes[at] }));
}

test("a time of day is minutes since midnight, and anything else is none", () => {
  assert.equal(minuteOf("00:00"), 0);
  assert.equal(minuteOf("19:05"), 1145);
  assert.equal(minuteOf("23:59:30"), 1439);
  for (const text of ["", "24:00", "7:00", "19:60", "19.00", "19:00 "])
    assert.equal(minuteOf(text), null, text);
});

test("the clock is written as the language and the country write it", () => {
  assert.equal(clockOf("en-GB")(19 * 60), "19:00");
  assert.equal(clockOf("de")(9 * 60 + 5), "09:05");
  assert.match(clockOf("en-US")(19 * 60), /^7:00\sPM$/);
});

test("the clock goes on past midnight and back before it", () => {
  const clock = clockOf("en-GB");
  assert.equal(clock(24 * 60 + 10), "00:10");
  assert.equal(clock(-15), "23:45");
});

test("parts have their own minutes in 60 and 90, and others on the line between", () => {
  for (const [at, [, , minutes60, minutes90]] of USUAL.entries()) {
    assert.equal(usual(60)[at].minutes, minutes60);
    assert.equal(usual(90)[at].minutes, minutes90);
  }
  assert.equal(usual(75)[4].minutes, 22);
  assert.equal(usualMinutes({ id: "x", place: "middle", minutes60: 2, minutes90: 10, minutes: 0 }, 45), 1);
});

test("parts follow each other without a gap", () => {
  const order = layOut(usual(60), 19 * 60);
  assert.deepEqual([order[0].begin, order[0].end], [1140, 1143]);
  for (let at = 1; at < order.length; at++) assert.equal(order[at].begin, order[at - 1].end);
  assert.equal(order[order.length - 1].end, 20 * 60);
});

test("what fills its meeting stays as it is", () => {
  for (const length of [60, 90]) assert.deepEqual(fit(usual(length), length), usual(length));
});

test("parts are made to fill every length, and the first and last ones keep their minutes", () => {
  for (const length of [45, 60, 75, 90, 105, 120, 180]) {
    const parts = usual(length);
    const made = fit(parts, length);
    assert.equal(sumOf(made), length, `${length} minutes`);
    for (const [at, part] of made.entries()) {
      if (part.place === "middle") assert.ok(part.minutes >= 2, part.id);
      else assert.equal(part.minutes, parts[at].minutes, part.id);
    }
  }
});

test("a part that was made longer stays the longer one", () => {
  const parts = usual(90).map((part) => (part.id === "practice" ? { ...part, minutes: 60 } : part));
  const made = fit(parts, 90);
  assert.equal(sumOf(made), 90);
  assert.ok(made[5].minutes > made[4].minutes);
});

test("too many parts for the time stay too long, so that it can be said", () => {
  const parts = [...usual(60), ...usual(60), ...usual(60)];
  const made = fit(parts, 30);
  assert.ok(sumOf(made) > 30);
  assert.ok(made.every(({ place, minutes }) => place !== "middle" || minutes === 2));
});

test("parts without minutes share what there is", () => {
  const parts = usual(60).map((part) => ({ ...part, minutes: part.place === "middle" ? 0 : part.minutes }));
  assert.equal(sumOf(fit(parts, 60)), 60);
  assert.deepEqual(fitted([], 60), []);
});

test("only parts in the middle move, and only among themselves", () => {
  const parts = usual(60);
  assert.equal(movedTo(parts, 3, -1), 2);
  assert.equal(movedTo(parts, 2, -1), 2);
  assert.equal(movedTo(parts, 5, 1), 5);
  assert.equal(movedTo(parts, 0, 1), 0);
  assert.equal(movedTo(parts, 7, -1), 7);
});

test("advice comes where it is due", () => {
  const meeting = { length: 90, people: 12, hosts: 2, heavy: true };
  assert.deepEqual(adviceOn(meeting), []);
  assert.deepEqual(adviceOn({ ...meeting, people: 13 }), ["split"]);
  assert.deepEqual(adviceOn({ ...meeting, hosts: 1 }), ["alone", "alone-long", "alone-heavy"]);
  assert.deepEqual(adviceOn({ length: 60, people: 0, hosts: 1, heavy: false }), ["alone"]);
});
