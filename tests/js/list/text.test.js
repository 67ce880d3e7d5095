import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { document: { documentElement: { lang: "en", dataset: {} } } });
const { textOf } = await import("../../../overrides/assets/list/text.js");

test("a group as text: name, when, where, how to reach it, when it was confirmed, and its page", () => {
  const entry = {
    id: "one",
    page: "https://site.example.org/groups/one/",
    name: "Riverside Anxiety Circle",
    meetings: [
      {
        rule: "Every Tuesday, 19:00–20:30",
        zone: "London time",
        format: "In person and online",
        where: ["Community Hall", "1 Example Street", "Leeds LS6 2AB"],
        note: "Drop in.",
      },
    ],
    ways: [
      ["Call", "0113 496 0000", "tel:+44-113-496-0000"],
      ["Website", "riverside.example.org", "https://riverside.example.org/anxiety"],
    ],
    confirmed: "Someone called the group and asked on 2 November 2026.",
    advice: "Ask before you go.",
  };
  assert.equal(
    textOf([entry]),
    `Riverside Anxiety Circle
Every Tuesday, 19:00–20:30 (London time) – In person and online
Community Hall, 1 Example Street, Leeds LS6 2AB
Drop in.
Call: 0113 496 0000
Website: https://riverside.example.org/anxiety
Someone called the group and asked on 2 November 2026. Ask before you go.
https://site.example.org/groups/one/
`,
  );
});

test("several groups stand apart; an example and a group that closed say so", () => {
  const text = textOf([
    { id: "a", page: "https://s/a", name: "A", demo: true },
    { id: "b", page: "https://s/b", name: "B", closed: "This group has closed." },
  ]);
  assert.equal(
    text,
    "A\nThis is an invented example. There is no such group.\nhttps://s/a\n\nB\nThis group has closed.\nhttps://s/b\n",
  );
});
