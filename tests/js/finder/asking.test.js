import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, without } from "../../../overrides/assets/finder/asking.js";
import { initial } from "../../../overrides/assets/finder/state.js";
import { understand } from "../../../overrides/assets/finder/understand.js";
import { lexicon, places, wordFile } from "./words.js";

/** @typedef {import("../../../overrides/assets/finder/state.js").State} State */

const AWAY = 10_000;
const FACETS = Object.entries(wordFile().values).map(([id, values]) => ({
  id,
  values: Object.keys(values)
    .filter((value) => value !== "women")
    .map((value) => ({ id: value })),
}));
const NEWPORT = { label: "Newport", latitude: 3, longitude: 4, id: "x" };

/** @param {string} q @param {Partial<State>} [more] */
const stateOf = (q, more = {}) => ({ ...initial(), q, ...more });

/** @param {State} state @param {Record<string, string[]>} [unkept] */
const asked = (state, unkept) => ask(state, understand(state.q, lexicon(), places), FACETS, AWAY, unkept);

/** @param {State} state @param {string} facet @param {string[]} [ids] */
const less = (state, facet, ids) => without(state, understand(state.q, lexicon(), places), facet, ids);

/** @param {State} state */
const chips = (state) => asked(state).parts.map(({ facet, ids }) => `${facet}=${ids.join(" ")}`);

test("what is typed and what is ticked are one question", () => {
  const { state, question } = asked(stateOf("panic tonight cedar", { chosen: { topics: ["grief"] } }));
  assert.deepEqual(question.chosen, { topics: ["panic", "grief"] });
  assert.deepEqual(question.said, { topics: ["panic"] });
  assert.equal(question.when, "tonight");
  assert.deepEqual([question.q, question.rather], ["", "cedar"]);
  assert.equal(state.q, "cedar");
});

test("everything that is asked has a chip, words for several values one", () => {
  const state = stateOf("panic weekend leeds now cedar", { within: 5000, chosen: { weekday: ["friday"] } });
  assert.deepEqual(chips(state), [
    "q=cedar",
    "near=Leeds/England",
    "within=5000",
    "when=now",
    "weekday=saturday sunday",
    "weekday=friday",
    "topics=panic",
  ]);
});

test("the place that was chosen counts before one that was typed", () => {
  assert.equal(asked(stateOf("panic leeds", { near: NEWPORT })).question.near, NEWPORT);
  assert.equal(asked(stateOf("panic leeds")).question.order, "nearest");
});

test("taking something away takes its words out of the text", () => {
  const state = stateOf("panic in leeds tonight cedar", { within: 5000, when: "now" });
  assert.equal(less(state, "topics", ["panic"]).q, "in leeds tonight cedar");
  assert.equal(less(state, "near").q, "panic in tonight cedar");
  assert.equal(less(state, "near").within, 0);
  assert.equal(less(state, "when").q, "panic in leeds cedar");
  assert.equal(less(state, "when").when, "");
  assert.equal(less(state, "q").q, "panic leeds tonight");
});

test("taking one of several values away keeps the others", () => {
  const left = less(stateOf("weekend"), "weekday", ["saturday"]);
  assert.deepEqual([left.q, left.chosen], ["", { weekday: ["sunday"] }]);
});

test("a value that no listing has is searched as text", () => {
  const { question } = asked(stateOf("women panic"));
  assert.deepEqual([question.rather, question.chosen], ["women", { topics: ["panic"] }]);
  assert.equal(asked(stateOf("cedar room", { chosen: { topics: ["grief"] } })).question.q, "cedar room");
});

test("away from home needs a home", () => {
  assert.equal(asked(stateOf("away from home")).question.beyond, 0);
  assert.equal(asked(stateOf("away from home leeds")).question.beyond, AWAY);
});

test("what is kept nowhere is asked, and is in no state", () => {
  const { state, question, parts } = asked(stateOf("panic"), { ages: ["under-18"] });
  assert.deepEqual(question.chosen.ages, ["under-18"]);
  assert.equal(state.chosen.ages, undefined);
  assert.ok(parts.some(({ facet }) => facet === "ages"));
});
