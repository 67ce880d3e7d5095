import assert from "node:assert/strict";
import { test } from "node:test";

import { fromFragment, toFragment } from "../../../overrides/assets/list/link.js";

test("a list comes back from its link in its order", () => {
  const ids = ["example-b", "example-a", "c3"];
  assert.equal(toFragment(ids), "groups=example-b.example-a.c3");
  assert.deepEqual(fromFragment(toFragment(ids)), ids);
});

test("a fragment that holds no list is none", () => {
  for (const fragment of ["", "main", "print-heading", "q=tea&near=1"])
    assert.equal(fromFragment(fragment), null);
  assert.deepEqual(fromFragment("groups="), []);
});

test("a link written by hand is read, each group once, and has an end", () => {
  assert.deepEqual(fromFragment("groups=a,b.a+c%20d"), ["a", "b", "c", "d"]);
  assert.equal(
    fromFragment(`groups=${Array.from({ length: 999 }, (_, number) => number).join(".")}`)?.length,
    60,
  );
});
