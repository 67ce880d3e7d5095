import assert from "node:assert/strict";
import { test } from "node:test";

import { latitudeOf, longitudeOf, pixels, xOf, yOf } from "../../../overrides/assets/map/projection.js";

test("the middle and the edges of the world are where they should be", () => {
  assert.equal(xOf(-180), 0);
  assert.equal(xOf(0), 0.5);
  assert.equal(xOf(180), 1);
  assert.equal(yOf(0), 0.5);
  assert.ok(Math.abs(yOf(85.0511287798066)) < 1e-12);
  assert.equal(yOf(90), yOf(86));
  // the square of Leeds at zoom 10
  assert.equal(Math.floor(xOf(-1.5491) * 1024), 507);
  assert.equal(Math.floor(yOf(53.8008) * 1024), 329);
});

test("there and back is the same place", () => {
  for (let latitude = -85; latitude <= 85; latitude += 0.5)
    assert.ok(Math.abs(latitudeOf(yOf(latitude)) - latitude) < 1e-9);
  for (let longitude = -180; longitude <= 180; longitude += 1)
    assert.ok(Math.abs(longitudeOf(xOf(longitude)) - longitude) < 1e-9);
});

test("a kilometer is as many pixels as the scale says", () => {
  assert.ok(Math.abs(pixels(156_543.03, 0, 0) - 1) < 1e-4);
  assert.ok(Math.abs(pixels(1000, 60, 10) / pixels(1000, 0, 10) - 2) < 1e-9);
  assert.ok(Math.abs(pixels(1000, 0, 11) / pixels(1000, 0, 10) - 2) < 1e-9);
});
