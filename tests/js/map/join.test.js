import assert from "node:assert/strict";
import { test } from "node:test";

import { join } from "../../../overrides/assets/map/join.js";
import { randomFrom } from "../finder/made.js";

/**
 * @param {number} seed
 * @param {number} count
 */
function things(seed, count) {
  const random = randomFrom(seed);
  const towns = Array.from({ length: 9 }, () => [random(), random()]);
  return Array.from({ length: count }, () => {
    const [x, y] = towns[Math.floor(random() * towns.length)];
    const wide = random() < 0.3 ? 0 : random() / 8;
    return { x: x + wide * random(), y: y + wide * random(), weight: 1 + Math.floor(random() * 400) };
  });
}

test("each thing is in one of what is joined, and that stands in its middle", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const all = things(seed, 300);
    const joined = join(all, 0.01 * seed);
    assert.equal(new Set(joined.flatMap(({ of }) => of)).size, all.length);
    assert.equal(joined.flatMap(({ of }) => of).length, all.length);
    for (const { x, y, weight, of } of joined) {
      assert.equal(
        weight,
        of.reduce((sum, one) => sum + one.weight, 0),
      );
      const middle = (/** @type {"x" | "y"} */ side) =>
        of.reduce((sum, one) => sum + one[side] * one.weight, 0) / weight;
      assert.ok(Math.abs(x - middle("x")) < 1e-9 && Math.abs(y - middle("y")) < 1e-9);
    }
  }
});

test("nothing covers anything else", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const apart = 0.005 * seed;
    const joined = join(things(seed, 400), apart);
    assert.ok(joined.length > 1);
    joined.forEach((one, at) => {
      for (const other of joined.slice(at + 1))
        assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= apart);
    });
  }
});

test("what is alone stays exactly where it is", () => {
  const all = [0.1, 0.3, 0.7].map((x) => ({ x, y: x / 3, weight: 7 }));
  assert.deepEqual(
    join(all, 0.01).map(({ x, y, of }) => ({ x, y, of })),
    all.map((one) => ({ x: one.x, y: one.y, of: [one] })),
  );
});

test("many at one place are one, and none is nothing", () => {
  const all = Array.from({ length: 5000 }, () => ({ x: 0.5, y: 0.5, weight: 1 }));
  assert.equal(join(all, 1e-9).length, 1);
  assert.deepEqual(join([], 0.1), []);
});
