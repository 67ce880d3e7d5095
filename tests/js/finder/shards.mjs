/**
 * Holds answers from shards against a plain oracle, and against those of the same directory in one file: `node shards.mjs FOLDER ROUNDS`.
 * FOLDER has whole.json and finder/ (tests/pages/test_shards.py); both have listings in the same order.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { clock } from "../../../overrides/assets/finder/clock.js";
import { PARTS, Source } from "../../../overrides/assets/finder/source.js";
import { Shards } from "../../../overrides/assets/finder/shards.js";
import { NOW, randomFrom } from "./made.js";
import { EVERYTHING, holds, oracle, plain, randomQuestion } from "./oracle.js";

const [folder, rounds] = process.argv.slice(2);
const json = async (/** @type {string} */ name) => JSON.parse(await readFile(`${folder}/${name}`, "utf8"));

const data = await json("whole.json");
const manifest = await json("finder/groups.json");
const whole = new Source(data, clock, NOW);
const listings = plain(data, whole);
const random = randomFrom(Number(rounds));

/** The shards that were asked for. */
let asked = 0;
function sharded() {
  const fetch = (/** @type {number} */ number) => {
    asked++;
    return json(`finder/${manifest.shards}${number}.json`);
  };
  return new Source(new Shards(manifest, fetch, clock, NOW));
}

const { latitude, longitude } = data.places;
/** Somewhere that groups are, mostly. */
const somewhere = () => {
  const at = Math.floor(random() * latitude.length);
  if (!latitude.length || random() < 0.1) return { latitude: random() * 180 - 90, longitude: random() * 360 - 180 };
  return { latitude: latitude[at] + random() / 10, longitude: longitude[at] + random() / 10 };
};

let source = sharded();
for (let round = 0; round < Number(rounds); round++) {
  if (round % 4 === 0) source = sharded(); // what was read before must not matter
  const question = randomQuestion(random, whole.facets, [0.35, 0.1, 0][round % 3], 10 ** (4 + (round % 4)));
  if (question.near) question.near = somewhere();
  const counted = whole.facets[Math.floor(random() * whole.facets.length)];
  const count = round % 2 ? [counted.id] : [];
  const answer = await source.query({ ...question, count });
  const expected = oracle(listings, whole, question);
  try {
    holds(answer, expected, question);
    if (count.length)
      for (const { id } of counted.values)
        assert.equal(answer.counts[counted.id][id], expected.count(counted, id), `${counted.id} ${id}`);
  } catch (error) {
    console.error(JSON.stringify({ ...question, count }));
    throw error;
  }
}

const words = [...new Set(data.groups.name.slice(0, 40).flatMap((/** @type {string} */ name) => name.toLowerCase().split(" ")))];
const texts = [...words, ...words.map((word) => word.slice(0, 3)), ...words.map((word) => word.slice(0, 2) + word.slice(3)), "qqqq"];
for (let round = 0; round < Number(rounds); round++) {
  if (round % 4 === 0) source = sharded();
  const text = () => texts[Math.floor(random() * texts.length)];
  const question = {
    ...randomQuestion(random, whole.facets, 0.1, 1e5),
    q: round % 3 ? "" : `${text()} ${text()}`,
    rather: round % 3 === 1 ? `${text()} ${text()}` : "",
    said: round % 3 === 2 ? { topics: [text(), text()] } : {},
  };
  if (question.near) question.near = somewhere();
  if (round % 3 === 2) question.chosen.topics = [whole.facets.find(({ id }) => id === "topics")?.values[0].id || ""];
  const { counts: _, ...answer } = await source.query(question);
  const { counts: __, ...expected } = await whole.query(question);
  assert.deepEqual(answer, expected, JSON.stringify(question));
}

const { total, parts } = await sharded().query(EVERYTHING);
console.log(JSON.stringify({ asked, total, shown: PARTS.map((part) => parts[part].results.length) }));
