import assert from "node:assert/strict";
import { test } from "node:test";

import { readBasemap } from "../../../overrides/assets/map/basemap.js";
import { paintTile } from "../../../overrides/assets/map/paint.js";
import { xOf, yOf } from "../../../overrides/assets/map/projection.js";

/** A rectangle from 0, 0 to 2, 1 degrees, in quarters of a degree: its coast is the south and the east, the rest a border. */
const SQUARE = {
  version: 1,
  grid: 4,
  kinds: "cb",
  lines: [steps([0, 0, 8, 0, 0, 4]), steps([8, 4, -8, 0, 0, -4])],
  rings: { kinds: "l", lengths: steps([1]), pieces: steps([0, 1]) },
  labels: {
    names: "Here|There",
    longitude: steps([150, -20]),
    latitude: steps([50, 10]),
    zooms: { 3: 1, 5: 2 },
  },
};

const INKS = { sea: "sea", land: "land", coast: "coast", border: "border", region: "region" };

test("pieces are read as points of the world", () => {
  const { pieces, rings, labels } = readBasemap(SQUARE);
  const expected = [
    [0, 0],
    [2, 0],
    [2, 1],
  ];
  assert.deepEqual(
    [...pieces[0].points].map((value) => value.toFixed(9)),
    expected.flatMap(([x, y]) => [xOf(x).toFixed(9), yOf(y).toFixed(9)]),
  );
  assert.equal(pieces[0].box.west, xOf(0));
  assert.equal(pieces[0].box.north, yOf(1));
  assert.deepEqual(rings[0].pieces, [0, 1]);
  assert.equal(rings[0].crosses, false);
  assert.deepEqual(
    labels.map(({ name, longitude, latitude, zoom }) => [name, longitude, latitude, zoom]),
    [
      ["Here", 1.5, 0.5, 3],
      ["There", 1.3, 0.6, 5],
    ],
  );
});

test("a file of another version is refused", () => {
  assert.throws(() => readBasemap({ ...SQUARE, version: 2 }), /version 2, not 1/);
});

/** A ring of one piece. */
const ONE = { kinds: "l", lengths: "1", pieces: steps([0]) };

/** A canvas that notes what is drawn on it. */
class Paper {
  constructor() {
    /** @type {[string, number, number][]} */
    this.drawn = [];
    this.fillStyle = this.strokeStyle = this.lineJoin = "";
    this.lineWidth = 0;
  }
  fillRect() {}
  beginPath() {}
  closePath() {}
  fill() {}
  stroke() {}
  setLineDash() {}
  /** @type {(x: number, y: number) => void} */
  moveTo(x, y) {
    this.drawn.push(["move", x, y]);
  }
  /** @type {(x: number, y: number) => void} */
  lineTo(x, y) {
    this.drawn.push(["line", x, y]);
  }
}

/**
 * @param {import("../../../overrides/assets/map/basemap.js").File} file
 * @param {{x: number, y: number, z: number}} tile
 */
function painted(file, tile) {
  const paper = new Paper();
  const context = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (paper));
  paintTile(context, readBasemap(file), tile, INKS);
  return paper.drawn;
}

test("what is far from a square is not drawn in it", () => {
  assert.equal(painted(SQUARE, { x: 0, y: 0, z: 5 }).length, 0);
  const [begun, ...further] = painted(SQUARE, { x: 16, y: 15, z: 5 });
  assert.deepEqual(begun, ["move", 0, 256]);
  assert.ok(further.length >= 8); // the land, then its coast, then its border
});

test("land that goes over 180° is seen on both sides of it", () => {
  // from 179, 0 by steps of a quarter degree to 181, 0 and 181, 1
  const file = { ...SQUARE, kinds: "c", lines: [steps([716, 0, 8, 0, 0, 4])], rings: ONE };
  const left = painted(file, { x: 0, y: 15, z: 5 });
  const right = painted(file, { x: 31, y: 15, z: 5 });
  assert.ok(left.some(([, x]) => x > 0 && x < 256));
  assert.ok(right.some(([, x]) => x > 0 && x < 256));
});

/**
 * Writes steps as pages/map_index.py does.
 *
 * @param {number[]} numbers
 */
function steps(numbers) {
  const alphabet = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter(
    (sign) => sign !== '"' && sign !== "\\",
  );
  return numbers
    .map((step) => {
      const number = step >= 0 ? 2 * step : -2 * step - 1;
      let text = alphabet[15 + (number % 78)];
      for (let high = Math.floor(number / 78); high; high = Math.floor((high - 1) / 15))
        text = alphabet[(high - 1) % 15] + text;
      return text;
    })
    .join("");
}
