import assert from "node:assert/strict";
import { test } from "node:test";

import { clock } from "../../../overrides/assets/finder/clock.js";
import { Source } from "../../../overrides/assets/finder/source.js";
import { editsBetween } from "../../../overrides/assets/finder/spelling.js";
import { NOW, madeData } from "./made.js";

const LISTINGS = [
  { name: "Riverside Circle", summary: "You can just listen.", town: "Leeds, West Yorkshire" },
  { name: "Café Zürich", summary: "For people who hear voices.", town: "Zürich" },
  { name: "Late Line", summary: "Cameras optional.", town: "" },
  { name: "King’s Evening", summary: "Grief, and tea.", town: "Cardiff" },
];

function source() {
  const data = madeData(LISTINGS.length, 1);
  data.texts = ["", ...LISTINGS.map(({ town }) => town), "Panic Room Trust"];
  data.groups = {
    ...data.groups,
    name: LISTINGS.map(({ name }) => name),
    summary: LISTINGS.map(({ summary }) => summary),
    meetings: LISTINGS.map(() => 1),
    organization: [0, 0, 0, 5],
  };
  data.places = {
    latitude: [1, 2, 3, 4],
    longitude: [1, 2, 3, 4],
    precision: [2, 2, 2, 2],
    name: [1, 2, 3, 4],
  };
  data.meetings = { schedule: [-1, -1, -1, -1], place: [0, 1, -1, 3], way: [1, 1, 2, 1] };
  data.facets = [];
  return new Source(data, clock, NOW);
}

/** @param {string} q */
function found(q) {
  const { allowed, unknown } = source().search(q);
  return {
    names: LISTINGS.filter((_, group) => !allowed || allowed(group)).map(({ name }) => name),
    unknown,
  };
}

/** @param {string} q @param {...string} names */
function finds(q, ...names) {
  assert.deepEqual(found(q).names, names, q);
}

test("words are found in name, summary, organization and town, whatever their case and accents", () => {
  finds("riverside", "Riverside Circle");
  finds("LISTEN", "Riverside Circle");
  finds("trust", "King’s Evening");
  finds("yorkshire", "Riverside Circle");
  finds("cafe zurich", "Café Zürich");
  finds("kings", "King’s Evening");
});

test("all words have to be there, in any order, each perhaps begun", () => {
  finds("circle riverside", "Riverside Circle");
  finds("riverside cafe");
  finds("evening car", "King’s Evening");
});

test("small typing errors are forgiven", () => {
  finds("riversdie", "Riverside Circle");
  finds("pnaic", "King’s Evening");
  finds("cardif", "King’s Evening");
});

test("words that no listing has are left out and told", () => {
  finds("", ...LISTINGS.map(({ name }) => name));
  assert.deepEqual(found("cardiff qqqqqq"), { names: ["King’s Evening"], unknown: ["qqqqqq"] });
  assert.deepEqual(found("qqqqqq"), { names: [], unknown: ["qqqqqq"] });
});

test("the listings that have every word of a text", () => {
  assert.deepEqual([...source().prepare().having("hear voices")], [0, 1, 0, 0]);
  assert.deepEqual([...source().prepare().having("hear qqqqqq")], [0, 0, 0, 0]);
});

test("no input makes it fail", () => {
  for (const q of [
    "",
    "   ",
    "*** ???",
    "a".repeat(200),
    "constructor",
    "__proto__",
    "\u0000",
    "🙂",
    "'",
    "العربية",
  ])
    found(q);
});

test("edits are letters left out, put in, changed or swapped, and no more than asked for are counted", () => {
  assert.equal(editsBetween("bipolar", "bipolar", 2), 0);
  assert.equal(editsBetween("bipoler", "bipolar", 2), 1);
  assert.equal(editsBetween("anxeity", "anxiety", 2), 1);
  assert.equal(editsBetween("ab", "ba", 2), 1);
  assert.equal(editsBetween("", "abc", 3), 3);
  assert.equal(editsBetween("kitten", "sitting", 3), 3);
  assert.equal(editsBetween("kitten", "sitting", 1), 2);
});
