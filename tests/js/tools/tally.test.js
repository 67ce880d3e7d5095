import assert from "node:assert/strict";
import { test } from "node:test";

import {
  faultOf,
  inOrder,
  joined,
  median,
  middleOf,
  readingOf,
  rowsOf,
  wilson,
} from "../../../overrides/assets/tools/tally.js";

/**
 * @param {string} from
 * @param {number} cards
 * @param {number} yes
 */
function month(from, cards, yes, to = from) {
  return { from, to, cards, answers: [[yes, cards - yes, 0]] };
}

/** @param {number[]} yes */
function tens(...yes) {
  return yes.map((count, index) => month(`2026-${String(index + 1).padStart(2, "0")}`, 10, count));
}

test("an interval holds its share, stays within 0 and 1, and is narrower with more answers", () => {
  for (let all = 1; all <= 40; all += 1)
    for (let yes = 0; yes <= all; yes += 1) {
      const [low, high] = wilson(yes, all);
      assert.ok(low >= 0 && low <= yes / all && yes / all <= high && high <= 1, `${yes} of ${all}`);
      const [lower, upper] = wilson(yes * 4, all * 4);
      assert.ok(upper - lower < high - low);
      const [mirrored] = wilson(all - yes, all);
      assert.ok(Math.abs(mirrored - (1 - high)) < 1e-12);
    }
});

test("no answer and every answer end at 0 and 1", () => {
  assert.equal(wilson(0, 7)[0], 0);
  assert.equal(wilson(7, 7)[1], 1);
});

test("the median of an odd and of an even number of values", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([0.5]), 0.5);
});

test("a month with four cards, or with four answers to a sentence, keeps its numbers to itself", () => {
  const few = month("2026-02", 4, 4);
  const blank = { ...month("2026-03", 12, 0), answers: [[3, 1, 0]] };
  const rows = rowsOf([blank, few, month("2026-01", 5, 3)], 0);
  assert.deepEqual(
    rows.map((row) => row.shown),
    [true, false, false],
  );
  for (const row of rows.slice(1))
    assert.deepEqual([row.yes, row.all, row.share, row.low, row.high], [0, 0, 0, 0, 0]);
});

test("months stand in the order of time, however they were typed", () => {
  const months = tens(1, 2, 3);
  assert.deepEqual(inOrder([months[2], months[0], months[1]]), months);
});

test("the middle needs three months that are shown", () => {
  assert.equal(middleOf(rowsOf(tens(5, 7), 0)), null);
  assert.equal(middleOf(rowsOf(tens(5, 9, 7), 0)), 0.7);
  assert.equal(middleOf(rowsOf([...tens(5, 7), month("2026-03", 4, 4)], 0)), null);
});

test("nothing to read, one month, a month like the others, and one that stands out", () => {
  assert.equal(readingOf(rowsOf([month("2026-01", 4, 2)], 0)), null);
  assert.equal(readingOf(rowsOf(tens(6), 0))?.middle, null);
  assert.equal(readingOf(rowsOf(tens(6, 7, 8), 0))?.side, "within");
  assert.equal(readingOf(rowsOf(tens(9, 9, 2), 0))?.side, "below");
  assert.equal(readingOf(rowsOf(tens(1, 1, 9), 0))?.side, "above");
});

test("a run is counted back from the last month to the first that is on or across the middle", () => {
  const reading = readingOf(rowsOf(tens(2, 3, 2, 3, 2, 3, 8, 9, 8, 9, 8, 9), 0));
  assert.equal(reading?.middle, 0.55);
  assert.equal(reading?.run, 6);
  assert.equal(readingOf(rowsOf(tens(5, 5, 5), 0))?.run, 0);
});

test("two months are joined with all their counts", () => {
  const both = joined(month("2026-03", 4, 1), month("2026-02", 3, 3));
  assert.deepEqual(both, { from: "2026-02", to: "2026-03", cards: 7, answers: [[4, 3, 0]] });
});

test("what cannot be is a fault", () => {
  const good = month("2026-03", 6, 4);
  assert.equal(faultOf(good, []), null);
  assert.equal(faultOf(month("", 6, 4), []), "no-month");
  assert.equal(faultOf(month("2026-13", 6, 4), []), "no-month");
  assert.equal(faultOf(month("2026-03", 6, 4, "2026-02"), []), "order");
  assert.equal(faultOf(good, [month("2026-01", 6, 4, "2026-03")]), "twice");
  assert.equal(faultOf(good, [month("2026-04", 6, 4)]), null);
  assert.equal(faultOf(month("2026-03", 1.5, 1), []), "number");
  assert.equal(faultOf(month("2026-03", Number.NaN, 1), []), "number");
  assert.equal(faultOf(month("2026-03", 3, -1), []), "number");
  assert.equal(faultOf({ ...good, answers: [[4, 2, 1]] }, []), "too-many");
});
