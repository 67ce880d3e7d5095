import assert from "node:assert/strict";
import { test } from "node:test";

import { haversineAt, haversines, meters, smallest } from "../../../overrides/assets/finder/nearest.js";
import { randomFrom } from "./made.js";

/** @param {[number, number]} a @param {[number, number]} b */
const between = (a, b) => meters(haversines(a[0], a[1], Float64Array.of(b[0]), Float64Array.of(b[1]))[0]);

test("distances are those of a sphere with the earth's mean radius", () => {
  const near = (/** @type {number} */ found, /** @type {number} */ expected) =>
    assert.ok(Math.abs(found - expected) < 1, `${found}`);
  near(between([0, 0], [0, 90]), 10_007_557); // a quarter of the equator
  near(between([90, 0], [-90, 0]), 20_015_115); // pole to pole
  near(between([0, 179.5], [0, -179.5]), 111_195); // across the date line
  near(between([51.5, -0.12], [51.5, -0.12]), 0);
});

test("a circle holds exactly what is not farther than its radius", () => {
  const random = randomFrom(7);
  for (let at = 0; at < 500; at++) {
    const point = [random() * 180 - 90, random() * 360 - 180];
    const value = haversines(50, 8, Float64Array.of(point[0]), Float64Array.of(point[1]))[0];
    const radius = random() * 2e7;
    assert.equal(value <= haversineAt(radius), meters(value) <= radius);
  }
});

test("the smallest are those that sorting gives, of equal keys the smaller item first", () => {
  const random = randomFrom(8);
  for (let size = 0; size < 60; size++) {
    const items = Array.from({ length: size }, (_, at) => at * 2);
    const keys = items.map(() => (random() < 0.1 ? Infinity : Math.floor(random() * 12)));
    const sorted = items
      .map((item, at) => ({ item, key: keys[at] }))
      .sort((a, b) => (a.key === b.key ? a.item - b.item : a.key - b.key));
    for (const count of [0, 1, 2, 5, 20, 100]) {
      assert.deepEqual(
        smallest(items, keys, count),
        sorted.slice(0, count).map(({ item }) => item),
      );
    }
  }
});
