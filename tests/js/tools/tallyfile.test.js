import assert from "node:assert/strict";
import { test } from "node:test";

import { fromFile, LARGEST, MONTHS, toFile } from "../../../overrides/assets/tools/tallyfile.js";

const MADE = [
  { from: "2026-01", to: "2026-02", cards: 9, answers: [[5, 3, 1], [0, 0, 0]] }, // prettier-ignore
  { from: "2026-03", to: "2026-03", cards: 6, answers: [[6, 0, 0], [1, 2, 3]] }, // prettier-ignore
];

/** @param {unknown} months */
function file(months, kind = "common-ground-tally", version = 1) {
  return JSON.stringify({ kind, version, months });
}

test("what is saved comes back as it was", () => {
  assert.deepEqual(fromFile(toFile(MADE), 2, 3), MADE);
  assert.deepEqual(fromFile(toFile([]), 2, 3), []);
});

test("the file holds months and counts, and nothing else", () => {
  const saved = JSON.parse(toFile(MADE));
  assert.deepEqual(Object.keys(saved), ["kind", "version", "months"]);
  assert.deepEqual(Object.keys(saved.months[0]), ["from", "to", "cards", "answers"]);
});

test("what was not saved here is refused", () => {
  const one = MADE[0];
  const bad = [
    "",
    "{",
    "null",
    "[]",
    '"tally"',
    file(MADE, "another"),
    file(MADE, "common-ground-tally", 2),
    file({}),
    file([null]),
    file([[]]),
    file([{ ...one, from: 1 }]),
    file([{ ...one, from: "<b>2026</b>" }]),
    file([{ ...one, cards: "9" }]),
    file([{ ...one, cards: -1 }]),
    file([{ ...one, cards: 1e9 }]),
    file([{ ...one, answers: [[5, 3, 1]] }]),
    file([{ ...one, answers: [[5, 3], [0, 0]] }]), // prettier-ignore
    file([{ ...one, answers: [[5, 3, "1"], [0, 0, 0]] }]), // prettier-ignore
    file([{ ...one, answers: [[5, 3, 2], [0, 0, 0]] }]), // prettier-ignore
    file([{ ...one, answers: { length: 2 } }]),
    file([one, one]),
    file(Array.from({ length: MONTHS + 1 }, () => one)),
    `${file([])}${" ".repeat(LARGEST)}`,
  ];
  for (const text of bad) assert.equal(fromFile(text, 2, 3), null, text.slice(0, 80));
});

test("what stands in a file besides is left out", () => {
  const more = `{"kind":"common-ground-tally","version":1,"__proto__":{"polluted":1},"name":"Ana","months":[{"from":"2026-03","to":"2026-03","cards":6,"answers":[[6,0,0],[1,2,3]],"__proto__":{"x":1},"who":"Ben"}]}`;
  assert.deepEqual(fromFile(more, 2, 3), [MADE[1]]);
  assert.equal(/** @type {Record<string, unknown>} */ ({}).polluted, undefined);
});
