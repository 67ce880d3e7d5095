// The ways of understanding, on a few words; how well real words are understood is measured in tests/asking.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Lexicon } from "../../../overrides/assets/finder/lexicon.js";
import { cut, understand } from "../../../overrides/assets/finder/understand.js";
import { lexicon, places, wordFile } from "./words.js";

/** @param {string} text */
const read = (text) => understand(text, lexicon(), places);

test("a place, a need and a time are understood in any order", () => {
  for (const text of ["panic leeds tonight", "tonight panic leeds", "Leeds: PANIC, tonight!"]) {
    const { chosen, near, when, rest } = read(text);
    assert.deepEqual(
      [chosen, near && near.label, when, rest],
      [{ topics: ["panic"] }, "Leeds", "tonight", ""],
      text,
    );
  }
});

test("typing errors, other endings and words between are forgiven", () => {
  for (const text of ["panick attaks", "pnaic", "panics", "panic the attacks"])
    assert.deepEqual(read(text).chosen, { topics: ["panic"] }, text);
  assert.deepEqual(read("panther").chosen, {});
});

test("the longest phrase has its words", () => {
  assert.equal(read("this evening").when, "tonight");
  assert.deepEqual(
    read("panic attack").phrases.map(({ span }) => span),
    [[0, 12]],
  );
});

test("a word that is a place too is one where “in” or its area says so", () => {
  assert.deepEqual(read("reading").chosen, { model: ["book"] });
  assert.equal(read("group in reading").near?.label, "Reading");
  assert.equal(read("leeds al").near?.note, "Alabama");
  assert.equal(read("panic portland or").near?.note, "Oregon");
});

test("of a name of several places the others are told", () => {
  assert.deepEqual(
    read("leeds").others.map(({ note }) => note),
    ["Alabama"],
  );
});

test("a place is known with a typing error, which is told", () => {
  const { near, misspelled, lost } = read("panic in readng");
  assert.deepEqual([near?.label, misspelled, lost], ["Reading", "readng", ""]);
});

test("words for several values stand together", () => {
  const { chosen, phrases } = read("weekend");
  assert.deepEqual(chosen, { weekday: ["saturday", "sunday"] });
  assert.equal(phrases[0].label, "At the weekend");
});

test("who names someone looks for them, and words about that person are no wish", () => {
  assert.deepEqual(read("my teenage son hears voices").chosen, { relation: ["someone"], topics: ["voices"] });
  assert.deepEqual(read("teenage panic").chosen, { audiences: ["teens"], topics: ["panic"] });
});

test("who names someone in grief looks for themself", () => {
  assert.deepEqual(read("my son died").chosen, { topics: ["grief"] });
});

test("words of dying or danger ask for help, whatever else they say", () => {
  assert.ok(read("i want to die in leeds").help);
  assert.ok(read("overdose").help);
  assert.ok(!read("panic").help);
});

test("what is not understood is left, and told where a place would stand", () => {
  const { rest, lost, chosen } = read("panic cedar room near manchestr");
  assert.deepEqual(chosen, { topics: ["panic"] });
  assert.equal(rest, "cedar room manchestr");
  assert.equal(lost, "manchestr");
  assert.equal(read("me and 15 others").rest, "others");
});

test("what stands in quotation marks is not taken apart", () => {
  const { rest, chosen } = read("“panic room” tonight");
  assert.deepEqual([rest, chosen], ["panic room", {}]);
});

test("near me, and away from home", () => {
  assert.ok(read("panic near me").here);
  assert.ok(read("away from home").away);
});

test("without places the words are still understood", () => {
  const { chosen, near, rest } = understand("panic leeds", lexicon(), null);
  assert.deepEqual([chosen, near, rest], [{ topics: ["panic"] }, null, "leeds"]);
});

test("what is cut out of a text leaves no gap", () => {
  assert.equal(cut("panic in  leeds tonight", [[10, 15]]), "panic in tonight");
  assert.equal(cut("panic", [[0, 5]]), "");
});

test("no input makes it fail, and none takes long", () => {
  const long = "in the group for my son and ".repeat(40);
  for (const text of [
    "",
    "   ",
    "*** ???",
    "a".repeat(200),
    "constructor __proto__ toString",
    "\u0000",
    "🙂",
    "'",
    "العربية",
    "“",
    long,
  ]) {
    const before = Date.now();
    read(text);
    assert.ok(Date.now() - before < 1000, text.slice(0, 20));
  }
});

test("a file of another version is refused", () => {
  assert.throws(() => new Lexicon({ ...wordFile(), version: 9 }), /version 9/);
});
