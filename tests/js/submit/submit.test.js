import assert from "node:assert/strict";
import { test } from "node:test";

import { answersText } from "../../../overrides/assets/submit/answers.js";
import { everyParts, everyText } from "../../../overrides/assets/submit/every.js";
import { asWritten } from "../../../overrides/assets/submit/filling.js";
import { scheduleOf } from "../../../overrides/assets/submit/schedule.js";
import { askedFor } from "../../../overrides/assets/submit/opened.js";
import {
  editPage,
  issuePage,
  LONGEST_ADDRESS,
  mail,
  newFilePage,
  pathOf,
} from "../../../overrides/assets/submit/ways.js";

/** @type {Record<string, Partial<import("../../../overrides/assets/submit/every.js").Parts>>} */
const RULES = {
  day: { how: "day" },
  "monday, thursday and friday": { how: "week", days: ["monday", "thursday", "friday"] },
  "other friday": { how: "other", days: ["friday"] },
  "3 weeks on monday and friday": { how: "weeks", days: ["monday", "friday"], interval: "3" },
  "1st and last tuesday of the month": { how: "month", days: ["tuesday"], nth: ["1st", "last"] },
  "other month on the 2nd sunday": { how: "months", days: ["sunday"], nth: ["2nd"], interval: "2" },
  "3 months on the last friday": { how: "months", days: ["friday"], nth: ["last"], interval: "3" },
  "day 1, 15 of the month": { how: "monthday", monthDays: ["1", "15"] },
};
const NOTHING = { how: /** @type {const} */ ("week"), days: [], nth: [], interval: "", monthDays: [] };

test("how often becomes the words of every:, and they become what was asked", () => {
  for (const [text, parts] of Object.entries(RULES)) {
    assert.equal(everyText({ ...NOTHING, ...parts }), text);
    assert.deepEqual(everyParts(text), { ...NOTHING, ...parts });
  }
});

test("what is not said whole has no words", () => {
  assert.equal(everyText({ ...NOTHING, how: "month", days: ["tuesday"] }), "");
  assert.equal(everyText({ ...NOTHING, how: "weeks", days: ["tuesday"] }), "");
  assert.equal(everyText({ ...NOTHING, how: "monthday" }), "");
  assert.equal(everyText({ ...NOTHING, how: "arranged", days: ["tuesday"] }), "");
  assert.equal(everyText({ ...NOTHING, how: "weeks", days: ["tuesday"], interval: "2" }), "other tuesday");
});

test("an address opens what it names, and nothing else", () => {
  assert.deepEqual(askedFor("#correct=a-b"), { what: "correct", ids: ["a-b"] });
  assert.deepEqual(askedFor("#confirm=a,b,a"), { what: "confirm", ids: ["a", "b"] });
  assert.deepEqual(askedFor("#close=c"), { what: "close", ids: ["c"] });
  for (const hash of ["", "#", "#top", "#correct=", "#correct=../x", "#confirm=<b>", "#remove=a"])
    assert.equal(askedFor(hash), null);
});

test("answers are a document with the day, and nothing where nobody answered", () => {
  const answers = /** @type {const} */ ([
    { id: "a", answer: "right", since: "2026-11-26" },
    { id: "b", answer: "closed", since: "2026-10-01" },
    { id: "c", answer: "", since: "2026-11-26" },
  ]);
  assert.equal(
    answersText("2026-11-26", [...answers]),
    "as_of: 2026-11-26\nstill_right:\n- a\nclosed:\n  b: 2026-10-01\n",
  );
  assert.equal(answersText("2026-11-26", [answers[2]]), "");
});

test("a listing of the open data is read as a file holds it", () => {
  const place = { town: "Leeds", latitude: 53.8, longitude: -1.5, coordinates: "town", precision: "town" };
  const record = {
    id: "a",
    age_min: 18,
    demo: true,
    organization: { id: "o" },
    meetings: [{ place, next: ["…"] }],
  };
  assert.deepEqual(asWritten(record), {
    id: "a",
    age_min: "18",
    demo: "true",
    meetings: [{ place: { town: "Leeds", precision: "town" } }],
  });
});

test("addresses say what was written, and none is longer than a server takes", () => {
  const page = new URL(newFilePage("https://github.com/a/b.git", "main", "data/groups/x.yaml", "a: +&#\n"));
  assert.equal(page.pathname, "/a/b/new/main/data/groups");
  assert.equal(page.searchParams.get("value"), "a: +&#\n");
  assert.equal(
    newFilePage("https://github.com/a/b", "main", "data/groups/x.yaml", "é".repeat(LONGEST_ADDRESS / 6)),
    "",
  );
  assert.equal(newFilePage("https://codeberg.org/a/b", "main", "data/groups/x.yaml", "a"), "");
  const issue = new URL(issuePage("https://github.com/a/b/", "New", "about: ```\n"));
  assert.equal(issue.searchParams.get("body"), "````yaml\nabout: ```\n````\n");
  const gitlab = new URL(issuePage("https://gitlab.com/a/sub/b.git", "New", "a: 1\n"));
  assert.equal(gitlab.pathname, "/a/sub/b/-/issues/new");
  assert.equal(gitlab.searchParams.get("issue[description]"), "```yaml\na: 1\n```\n");
  const codeberg = new URL(issuePage("https://codeberg.org/a/b", "New", "a: 1\n"));
  assert.equal(codeberg.searchParams.get("title"), "New");
  assert.equal(issuePage("https://elsewhere.example/a/b", "New", "a"), "");
  assert.equal(mail("", "New", "a"), "");
  assert.equal(
    mail("a+b@c.example.org", "A & B", "x\ny"),
    "mailto:a%2Bb@c.example.org?subject=A%20%26%20B&body=x%0D%0Ay",
  );
  assert.equal(pathOf("x"), "data/groups/x.yaml");
  assert.equal(
    editPage("https://github.com/a/b", "main", "data/groups/x.yaml", 12),
    "https://github.com/a/b/edit/main/data/groups/x.yaml#L12",
  );
});

test("a listing in the form has the schedule that the build would give it", () => {
  const meeting = {
    every: "1st and last tuesday of the month",
    start: "23:00",
    end: "00:30",
    timezone: "Europe/London",
  };
  assert.deepEqual(JSON.parse(JSON.stringify(scheduleOf(meeting))), {
    tz: "Europe/London",
    start: 1380,
    minutes: 90,
    freq: "MONTHLY",
    interval: 1,
    days: [
      [1, 1],
      [-1, 1],
    ],
    monthdays: [],
  });
  assert.equal(scheduleOf({ by_arrangement: "true" }), null);
});
