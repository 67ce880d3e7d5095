import assert from "node:assert/strict";
import { test } from "node:test";

import { clock } from "../../../overrides/assets/finder/clock.js";
import { Source } from "../../../overrides/assets/finder/source.js";
import { editsBetween } from "../../../overrides/assets/finder/spelling.js";
import { NOW, madeData } from "./made.js";

const LISTINGS = [
  {
    name: "Riverside Circle",
    summary: "You can just listen.",
    town: "Leeds, West Yorkshire",
    topics: [0],
    format: [0],
  },
  { name: "Café Zürich", summary: "For people who hear voices.", town: "Zürich", topics: [2], format: [0] },
  { name: "Late Line", summary: "Cameras optional.", town: "", topics: [1, 0], format: [1] },
  { name: "King’s Evening", summary: "Grief, and tea.", town: "Cardiff", topics: [], format: [0] },
];

function source() {
  const data = madeData(LISTINGS.length, 1);
  data.texts = ["", ...LISTINGS.map(({ town }) => town), "Panic Room Trust"];
  data.ignored = ["a", "for", "in", "group", "my"];
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
  data.facets = [
    {
      id: "topics",
      label: "About",
      values: [
        ["anxiety", "Anxiety", ["anxious", "on edge"]],
        ["panic", "Panic", ["panic attack", "panic attacks", "heart racing"]],
        ["voices", "Hearing voices", ["voices", "hears voices"]],
      ],
      sets: LISTINGS.map(({ topics }) => topics),
      rows: [0, 1, 2, 3],
    },
    {
      id: "format",
      label: "How",
      ofMeeting: true,
      values: [
        ["in-person", "In person", ["face to face"]],
        ["online", "Online", ["zoom", "from home"]],
      ],
      sets: LISTINGS.map(({ format }) => format),
      rows: [0, 1, 2, 3],
    },
  ];
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

test("all words have to be there, in any order, the last one perhaps begun", () => {
  finds("circle riverside", "Riverside Circle");
  finds("riverside cafe");
  finds("evening car", "King’s Evening");
});

test("a listing is found by what its words mean in the vocabulary", () => {
  finds("anxious", "Riverside Circle", "Late Line");
  finds("on edge", "Riverside Circle", "Late Line");
  finds("panic attacks", "Late Line");
  finds("panic attacks from home", "Late Line");
  finds("anxiety leeds", "Riverside Circle");
  finds("voices", "Café Zürich");
  finds("panic att", "Late Line");
});

test("a phrase that the vocabulary knows is not taken apart", () => {
  finds("heart racing", "Late Line");
});

test("small typing errors are forgiven", () => {
  finds("riversdie", "Riverside Circle");
  finds("anxeity", "Riverside Circle", "Late Line");
  finds("pnaic", "Late Line", "King’s Evening");
  finds("cardif", "King’s Evening");
});

test("words that say nothing are left out, and so are words that nothing has, which are told", () => {
  finds("a group for my anxiety", "Riverside Circle", "Late Line");
  finds("group", ...LISTINGS.map(({ name }) => name));
  assert.deepEqual(found("anxiety qqqqqq"), {
    names: ["Riverside Circle", "Late Line"],
    unknown: ["qqqqqq"],
  });
  assert.deepEqual(found("qqqqqq"), { names: [], unknown: ["qqqqqq"] });
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
