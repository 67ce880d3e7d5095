import assert from "node:assert/strict";
import { test } from "node:test";

import {
  PAGE,
  choose,
  fromFragment,
  initial,
  isEmpty,
  orderOf,
  revive,
  toFragment,
} from "../../../overrides/assets/finder/state.js";

const FACETS = [
  { id: "topics", values: [{ id: "anxiety" }, { id: "panic" }, { id: "grief" }] },
  { id: "format", values: [{ id: "online-video" }] },
];
const LEEDS = { label: "Leeds", latitude: 53.8, longitude: -1.55, id: "2644688" };

test("choosing and taking back leave no trace, and begin with the first page", () => {
  const one = choose(
    { ...initial(), show: { near: 60, lines: 20, online: 20, networks: 20 }, scroll: 900 },
    "topics",
    "panic",
    true,
  );
  assert.deepEqual(one.chosen, { topics: ["panic"] });
  assert.equal(one.show.near, PAGE);
  assert.equal(one.scroll, 0);
  assert.deepEqual(choose(one, "topics", "panic", false), initial());
  assert.ok(!isEmpty(one));
});

test("nearest first where there is a place, soonest where there is none, unless one is chosen", () => {
  assert.equal(orderOf(initial()), "soonest");
  assert.equal(orderOf({ ...initial(), near: LEEDS }), "nearest");
  assert.equal(orderOf({ ...initial(), near: LEEDS, order: "soonest" }), "soonest");
});

test("a state comes back from the history as it went", () => {
  const state = {
    ...initial(),
    q: "tea & talk",
    near: LEEDS,
    within: 10_000,
    beyond: 2_000,
    when: /** @type {const} */ ("tonight"),
    order: /** @type {const} */ ("soonest"),
    chosen: { topics: ["anxiety", "grief"] },
  };
  assert.deepEqual(revive(structuredClone(state), FACETS), state);
});

test("a state that is broken or too old becomes what can be used of it", () => {
  for (const kept of [
    null,
    undefined,
    7,
    "x",
    [],
    { q: 1, near: 2, within: -1, beyond: "far", when: "ever", order: "up", chosen: 3, show: 4, scroll: "a" },
  ]) {
    assert.deepEqual(revive(kept, FACETS), initial());
  }
  const kept = {
    chosen: { topics: ["anxiety", "gone"], left: ["x"] },
    near: { latitude: 91, longitude: 0 },
    show: { near: 1e9, online: -1 },
  };
  assert.deepEqual(revive(kept, FACETS).chosen, { topics: ["anxiety"] });
  assert.equal(revive(kept, FACETS).near, null);
});

test("a link holds ids, and the visitor's words only where they want that", () => {
  const state = {
    ...initial(),
    q: "my brother",
    near: LEEDS,
    within: 10_000,
    chosen: { topics: ["panic", "anxiety"], format: ["online-video"] },
  };
  assert.equal(toFragment(state), "format=online-video&topics=panic+anxiety&near=2644688&within=10000");
  assert.match(toFragment(state, { words: true }), /q=my\+brother/);
  assert.equal(toFragment(initial()), "");
});

test("a position that the device gave or that was typed never gets into a link", () => {
  const near = { label: "your location", latitude: 53.812345, longitude: -1.55, id: "" };
  assert.equal(toFragment({ ...initial(), near, within: 5000 }, { words: true }), "");
});

test("a link is read as it was written", () => {
  const state = {
    ...initial(),
    order: /** @type {const} */ ("soonest"),
    within: 10_000,
    beyond: 2_000,
    when: /** @type {const} */ ("week"),
    near: LEEDS,
    chosen: { topics: ["anxiety", "grief"] },
  };
  const read = fromFragment(toFragment(state), FACETS);
  assert.deepEqual(read, { state: { ...state, near: null }, place: "2644688", unknown: [] });
});

test("what a link asks for and is not known here is left out and told", () => {
  const read = fromFragment(
    "topics=panic+gone&colour=red&within=-4&order=up&when=ever&constructor=x&__proto__=y&toString=z",
    FACETS,
  );
  assert.deepEqual(read.state.chosen, { topics: ["panic"] });
  assert.equal(read.state.within, 0);
  assert.deepEqual(
    new Set(read.unknown),
    new Set(["gone", "colour", "within", "order", "when", "constructor", "__proto__", "toString"]),
  );
  for (const hostile of ["", "=", "&&&", "%", "%E0%A4%A", "a=b=c", "topics", "topics=%00<script>"])
    fromFragment(hostile, FACETS);
});
