import assert from "node:assert/strict";
import { test } from "node:test";

const catalog = {
  "Near {place}": "W pobliżu: {place}",
  "{count} group": {
    one: "{count} grupa",
    few: "{count} grupy",
    many: "{count} grup",
    other: "{count} grupy",
  },
};

/**
 * @param {string} lang
 * @param {string} [messages] address of a catalogue
 * @param {(address: string) => Promise<Partial<Response>>} [fetching]
 * @returns {Promise<typeof import("../../../overrides/assets/site/messages.js")>}
 */
async function open(lang, messages, fetching) {
  Object.assign(globalThis, {
    document: { documentElement: { lang, dataset: { messages } } },
    fetch: fetching,
  });
  return import(`../../../overrides/assets/site/messages.js?${lang}-${messages}`);
}

test("English stands in the code", async () => {
  const { t, tn } = await open("en");
  assert.equal(t("Near {place}", { place: "Leeds" }), "Near Leeds");
  assert.equal(tn("{count} group", "{count} groups", 1), "1 group");
  assert.equal(tn("{count} group", "{count} groups", 1200), "1,200 groups");
  assert.equal(t("Nothing to fill {here}"), "Nothing to fill {here}");
});

test("another language has as many plural forms as it needs", async () => {
  const { t, tn } = await open("pl", "pl.json", async () => ({ ok: true, json: async () => catalog }));
  assert.equal(t("Near {place}", { place: "Kraków" }), "W pobliżu: Kraków");
  const said = [1, 3, 5, 22, 1.5].map((count) => tn("{count} group", "{count} groups", count));
  assert.deepEqual(said, ["1 grupa", "3 grupy", "5 grup", "22 grupy", "1,5 grupy"]);
  assert.equal(t("Not translated yet"), "Not translated yet");
});

test("a catalogue that cannot be had leaves English", async () => {
  const missing = await open("de", "missing.json", async () => ({ ok: false }));
  assert.equal(missing.t("Near {place}", { place: "Ulm" }), "Near Ulm");
  const refused = await open("fr", "refused.json", () => Promise.reject(new TypeError("refused")));
  assert.equal(refused.tn("{count} group", "{count} groups", 2), "2 groups");
});
