import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";

import { Data, fileOf } from "../../../overrides/assets/list/data.js";

/** @type {import("../../../overrides/assets/list/data.js").File["groups"]} */
const GROUPS = {
  one: { name: "One" },
  older: "one",
  oldest: "older",
  gone: { name: "Gone", closed: "This group closed.", next: "one" },
  loop: "pool",
  pool: "loop",
};

/** @param {number} [files] */
function data(files = 1) {
  /** @type {string[]} */
  const asked = [];
  const get = async (/** @type {string} */ address) => {
    asked.push(address);
    return /** @type {Response} */ ({ ok: true, json: async () => ({ groups: GROUPS }) });
  };
  return { asked, data: new Data("https://site.example.org/sub/", files, get) };
}

test("older ids lead to the present one, each group once, in the order of the list", async () => {
  const { entries, unknown } = await data().data.find(["gone", "oldest", "one", "older"]);
  assert.deepEqual(
    entries.map(({ id, page }) => [id, page]),
    [
      ["gone", "https://site.example.org/sub/groups/gone/"],
      ["one", "https://site.example.org/sub/groups/one/"],
    ],
  );
  assert.deepEqual(unknown, []);
});

test("ids that nobody knows are told apart, those of a language's own names too", async () => {
  const { entries, unknown } = await data().data.find(["constructor", "one", "__proto__", "nobody", "loop"]);
  assert.deepEqual(
    entries.map(({ id }) => id),
    ["one"],
  );
  assert.deepEqual(unknown, ["constructor", "__proto__", "nobody", "loop"]);
});

test("one file is asked for once, whatever was chosen", async () => {
  const { asked, data: one } = data();
  await one.find(["one", "gone"]);
  await one.find(["older"]);
  assert.deepEqual(asked, ["https://site.example.org/sub/your-list/groups-0.json"]);
});

test("a file that could not be had is asked for again", async () => {
  let tries = 0;
  const flaky = new Data("/", 1, async () => {
    tries += 1;
    if (tries === 1) throw new TypeError("offline");
    return /** @type {Response} */ ({ ok: true, json: async () => ({ groups: GROUPS }) });
  });
  await assert.rejects(flaky.find(["one"]));
  assert.equal((await flaky.find(["one"])).entries.length, 1);
});

test("ids are dealt out to files as the build does", { skip: typeof crc32 !== "function" }, () => {
  for (const id of ["a", "example-riverside-anxiety", "x".repeat(64)]) {
    assert.equal(fileOf(id, 101), crc32(id) % 101);
    assert.equal(fileOf(id, 1), 0);
  }
});

test("ids are dealt out to files as zlib counts", () => {
  assert.equal(fileOf("123456789", 0xffffffff), 0xcbf43926);
});
