import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readDifferences, readNumbers } from "../../../overrides/assets/finder/columns.js";
import { fold, placeKey } from "../../../overrides/assets/finder/fold.js";
import { Places } from "../../../overrides/assets/finder/places.js";

const FIXTURE = new URL("../../vectors/places.json", import.meta.url);
const VECTORS = new URL("../../vectors/fold.json", import.meta.url);
const places = new Places(JSON.parse(readFileSync(FIXTURE, "utf-8")));

/** @param {string} typed */
const first = (typed) => {
  const [found] = places.search(typed, 5);
  return found ? `${found.label}, ${found.note}` : null;
};

test("folding agrees with Python", () => {
  for (const { text, folded, key } of JSON.parse(readFileSync(VECTORS, "utf-8"))) {
    assert.equal(fold(text), folded, text);
    assert.equal(placeKey(text), key, text);
  }
});

for (const [typed, expected] of [
  ["leeds", "Leeds, West Yorkshire, United Kingdom"],
  ["Leed", "Leeds, West Yorkshire, United Kingdom"],
  ["hebden bridge", "Hebden Bridge, West Yorkshire, United Kingdom"],
  ["leeds uk", "Leeds, West Yorkshire, United Kingdom"],
  ["newport, isle of wight", "Newport, Isle of Wight, United Kingdom"],
  ["newport isle of wight", "Newport, Isle of Wight, United Kingdom"],
  ["St Albans", "St Albans, Hertfordshire, United Kingdom"],
  ["saint albans", "St Albans, Hertfordshire, United Kingdom"],
  ["kings lynn", "King's Lynn, Norfolk, United Kingdom"],
  ["dun laoghaire", "Dún Laoghaire, County Dublin, Ireland"],
  ["galway ireland", "Galway, County Galway, Ireland"],
  ["hull", "Kingston upon Hull, East Riding of Yorkshire, United Kingdom"],
  ["leeds england", "Leeds, West Yorkshire, United Kingdom"],
  ["co", "Coventry, West Midlands, United Kingdom"],
  ["cork, co cork", "Cork, County Cork, Ireland"],
])
  test(`“${typed}” is ${expected}`, () => assert.equal(first(typed), expected));

for (const [typed, label] of [
  ["LS6", "LS6"],
  ["ls6 2ab", "LS6"],
  ["SE1 1AA", "SE1"],
  ["D02 X285", "D02"],
  ["e1 2ab", "E1"],
  ["E12AB", "E1"],
  ["LS6 2", "LS6"],
  ["LS6 2A", "LS6"],
  ["1 Example Street, Leeds, LS6 2AB", "LS6"],
  ["D0", "D01"],
])
  test(`“${typed}” is the postcode area ${label}`, () => {
    const [found] = places.search(typed, 5);
    assert.equal(found.label, label);
    assert.ok(found.note.includes(","), "says where it is");
  });

test("coordinates are where the place is", () => {
  const [leeds] = places.search("leeds", 1);
  assert.ok(Math.abs(leeds.latitude - 53.796) <= 0.011 && Math.abs(leeds.longitude + 1.548) <= 0.011);
});

test("an unknown name gives nothing, and near spellings", () => {
  assert.deepEqual(places.search("Leedz", 5), []);
  assert.equal(places.similar("Leedz", 3)[0].label, "Leeds");
  assert.equal(places.similar("Manchestre", 3)[0].label, "Manchester");
  assert.deepEqual(places.similar("xqzzywq", 3), []);
  assert.equal(places.similar("Eleeds", 3)[0].label, "Leeds");
  assert.equal(places.similar("newcasle", 3)[0].label, "Newcastle upon Tyne");
  assert.equal(places.similar("glasgwo scotland", 3)[0].label, "Glasgow");
  assert.deepEqual(places.similar("glasgwo ireland", 3), []);
  assert.deepEqual(places.search("", 5), []);
  assert.deepEqual(places.search("  , uk", 5), []);
  assert.deepEqual(places.search("leeds scotland", 5), []);
});

test("a place is found again by the id of a copied link", () => {
  for (const typed of ["leeds", "ls6 2ab", "newport, isle of wight", "dun laoghaire"]) {
    const [found] = places.search(typed, 1);
    assert.deepEqual(places.byId(found.id), found);
  }
  for (const id of ["", "town/GB", "town/XX/leeds/wyk", "postcode/GB/ZZ99", "a/b/c/d"])
    assert.equal(places.byId(id), null);
});

test("no more are given than are asked for, each once", () => {
  const found = places.search("new", 7);
  assert.equal(found.length, 7);
  assert.equal(new Set(found.map(({ id }) => id)).size, 7);
  assert.equal(places.search("LS", 3).length <= 3, true);
  assert.equal(places.search("ls1", 1).length, 1);
});

test("numbers above 77 and below 0 are read", () => {
  assert.deepEqual(readNumbers("0~ 0  0"), [0, 77, 78, 1248]);
  assert.deepEqual([...readDifferences("0123", 2)], [0, -0.5, 0, -1]);
});

test("hostile text only finds nothing", () => {
  for (const typed of [
    "<script>",
    "\u0000",
    "🙂",
    "a".repeat(10_000),
    "((((",
    "a ".repeat(999),
    `x,${" uk".repeat(999)}`,
    "9".repeat(999),
    "__proto__",
    "constructor",
  ])
    assert.ok(Array.isArray(places.search(typed, 5)) && Array.isArray(places.similar(typed, 5)));
});
