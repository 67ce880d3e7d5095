import assert from "node:assert/strict";
import { test } from "node:test";

import { forApple } from "../../../overrides/assets/site/maps.js";

test("a place is sought in the app by the same point or the same address", () => {
  assert.equal(forApple("geo:53.82000,-1.56000?q=53.82000,-1.56000"), "maps:?q=53.82000,-1.56000");
  assert.equal(
    forApple("geo:0,0?q=1%20Example%20Street%2C%20Leeds"),
    "maps:?q=1%20Example%20Street%2C%20Leeds",
  );
});

test("what is no such link stays as it is", () => {
  assert.equal(forApple("geo:53.8,-1.5"), "geo:53.8,-1.5");
  assert.equal(forApple("https://www.openstreetmap.org/"), "https://www.openstreetmap.org/");
});
