import assert from "node:assert/strict";
import { test } from "node:test";

import {
  LARGEST,
  UnusableFile,
  clean,
  fromText,
  toText,
} from "../../../overrides/assets/tools/rules-file.js";

const LIMITS = { kinds: ["in-person", "online"], rules: ["time", "one-voice"], own: 5, length: 140 };
const CHOSEN = {
  kind: "online",
  rules: ["time"],
  own: ["Tea first.", "<b>bold</b>"],
  group: "Tuesday Circle",
  tell: "either host",
  review: "in June",
  paper: "letter",
  large: true,
};

/** @param {Record<string, unknown>} changes */
const file = (changes) =>
  JSON.stringify({ format: "ground-rules-poster", version: 1, ...CHOSEN, ...changes });

test("what was saved is opened as it was", () => {
  assert.deepEqual(fromText(toText(CHOSEN), LIMITS), { chosen: CHOSEN, changed: false });
});

test("a file that is none of ours is refused", () => {
  const files = [
    "",
    "hello",
    "{",
    "null",
    "7",
    '"text"',
    "[]",
    "{}",
    '{"format":"ground-rules-poster"}',
    file({ format: "other" }),
    file({ version: 2 }),
    file({ version: "1" }),
    file({ own: ["x".repeat(LARGEST)] }),
  ];
  for (const text of files) assert.throws(() => fromText(text, LIMITS), UnusableFile, text.slice(0, 60));
});

test("what is not known is left out, and said", () => {
  const { chosen, changed } = fromText(
    file({ kind: "__proto__", rules: ["time", "constructor", "time"], paper: "a0", large: "yes" }),
    LIMITS,
  );
  assert.deepEqual(chosen, { ...CHOSEN, kind: "in-person", paper: "a4", large: false });
  assert.ok(changed);
});

test("what has another type is left out", () => {
  for (const odd of [7, null, {}, { length: 3 }, true, [["x"]], [{}]]) {
    const { chosen, changed } = fromText(
      file({ rules: odd, own: odd, group: odd, tell: odd, review: odd }),
      LIMITS,
    );
    assert.deepEqual(chosen, { ...CHOSEN, rules: [], own: [], group: "", tell: "", review: "" });
    assert.ok(changed);
  }
});

test("names that objects have by themselves change nothing", () => {
  const text = file({}).replace(
    "{",
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
  );
  assert.deepEqual(fromText(text, LIMITS).chosen, CHOSEN);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});

test("rules that are too many or too long are cut, and it is said", () => {
  const { chosen, changed } = fromText(file({ own: ["y".repeat(200), "1", "2", "3", "4", "5"] }), LIMITS);
  assert.deepEqual(chosen.own, ["y".repeat(140), "1", "2", "3", "4"]);
  assert.ok(changed);
});

test("a text is one line without signs that nobody sees", () => {
  assert.equal(clean(" a\n\tb\u0000\u202ec\u2066 \u200bd ", 140), "a b c d");
  assert.equal(clean("👍🏽".repeat(50), 3), "👍🏽👍");
  assert.equal(clean("\ud800x", 5), "x");
});
