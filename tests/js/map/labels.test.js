import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST, placeLabels } from "../../../overrides/assets/map/labels.js";
import { randomFrom } from "../finder/made.js";

/** @typedef {import("../../../overrides/assets/map/labels.js").Frame} Frame */
/** @typedef {import("../../../overrides/assets/map/labels.js").Candidate} Candidate */

const VIEW = { left: 0, top: 0, right: 800, bottom: 600 };

/**
 * @param {number} count
 * @param {number} seed
 * @returns {Candidate[]}
 */
function towns(count, seed) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => ({
    name: `Town ${at}`,
    x: random() * 900 - 50,
    y: random() * 700 - 50,
    width: 20 + random() * 100,
  }));
}

/**
 * @param {Frame} a
 * @param {Frame} b
 */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

test("no name covers another, a marker, or the edge", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const candidates = towns(400, seed);
    const random = randomFrom(seed + 100);
    const taken = Array.from({ length: 40 }, () => {
      const [x, y] = [random() * 800, random() * 600];
      return { left: x - 16, top: y - 16, right: x + 16, bottom: y + 16 };
    });
    const placed = placeLabels(candidates, taken, VIEW);
    const frames = placed.map(({ name, x, y }) => {
      const { width } = /** @type {Candidate} */ (candidates.find((one) => one.name === name));
      return { left: x - width / 2, top: y - 7, right: x + width / 2, bottom: y + 7 };
    });
    assert.ok(placed.length > 10 && placed.length <= MOST);
    frames.forEach((frame, at) => {
      assert.ok(frame.left >= 0 && frame.right <= 800 && frame.top >= 0 && frame.bottom <= 600);
      for (const other of [...frames.slice(at + 1), ...taken]) assert.ok(!overlap(frame, other));
    });
  }
});

test("the more important comes first, and stands above its town", () => {
  const same = { x: 400, y: 300, width: 60 };
  const placed = placeLabels(
    [
      { name: "Large", ...same },
      { name: "Small", ...same },
    ],
    [],
    VIEW,
  );
  assert.equal(placed[0].name, "Large");
  assert.ok(placed[0].y < 300);
  assert.ok(placed[0].dot);
});

test("a town under a marker is named beside it and not marked itself", () => {
  const marker = { left: 384, top: 284, right: 416, bottom: 316 };
  const [label] = placeLabels([{ name: "Leeds", x: 400, y: 300, width: 40 }], [marker], VIEW);
  assert.equal(label.dot, false);
  assert.ok(label.y + 7 < marker.top);
});
