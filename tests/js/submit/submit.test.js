import assert from "node:assert/strict";
import { test } from "node:test";

import { everyText } from "../../../overrides/assets/submit/every.js";
import {
  issuePage,
  LONGEST_ADDRESS,
  mail,
  newFilePage,
  pathOf,
} from "../../../overrides/assets/submit/ways.js";

test("how often becomes the words of every:", () => {
  assert.equal(everyText("week", ["monday", "thursday", "friday"], []), "monday, thursday and friday");
  assert.equal(everyText("other", ["friday"], []), "other friday");
  assert.equal(everyText("month", ["tuesday"], ["1st", "last"]), "1st and last tuesday of the month");
  assert.equal(everyText("day", [], []), "day");
  assert.equal(everyText("month", ["tuesday"], []), "");
  assert.equal(everyText("arranged", ["tuesday"], []), "");
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
  assert.equal(mail("", "New", "a"), "");
  assert.equal(
    mail("a+b@c.example.org", "A & B", "x\ny"),
    "mailto:a%2Bb@c.example.org?subject=A%20%26%20B&body=x%0D%0Ay",
  );
  assert.equal(pathOf({ id: "x" }, { id: "org" }), "data/groups/org.yaml");
});
