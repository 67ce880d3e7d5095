// The map tells the same story as the list: the places of any question are those of its groups in person, and no others.
import assert from "node:assert/strict";
import { test } from "node:test";

import { clock } from "../../../overrides/assets/finder/clock.js";
import { haversines, meters } from "../../../overrides/assets/finder/nearest.js";
import { Source } from "../../../overrides/assets/finder/source.js";
import { WHENS } from "../../../overrides/assets/finder/when.js";
import { Whereabouts } from "../../../overrides/assets/map/whereabouts.js";
import { NOW, madeData, randomFrom } from "../finder/made.js";
import { EVERYTHING } from "../finder/oracle.js";

/** @typedef {import("../../../overrides/assets/finder/source.js").Question} Question */

const ALL = { near: 1e6, lines: 0, online: 0, networks: 0 };

const IN_PERSON = { ...EVERYTHING, show: ALL };

/** @param {number} seed */
function questions(seed) {
  const random = randomFrom(seed);
  const pick = (/** @type {number} */ below) => Math.floor(random() * below);
  return Array.from({ length: 60 }, () => {
    /** @type {Record<string, string[]>} */
    const chosen = {};
    for (const [facet, values] of /** @type {[string, number][]} */ ([
      ["format", 4],
      ["topics", 40],
      ["cost", 3],
      ["weekday", 0],
    ])) {
      if (random() < 0.5 || !values) continue;
      chosen[facet] = [...new Set([0, 1].map(() => `${facet}-${pick(values)}`))];
    }
    const near = random() < 0.5 ? { latitude: random() * 160 - 80, longitude: random() * 360 - 180 } : null;
    const within = near && random() < 0.7 ? 1_000_000 + random() * 5_000_000 : 0;
    const beyond = near && random() < 0.3 ? 500_000 : 0;
    /** @type {Question["when"]} */
    const when = random() < 0.3 ? WHENS[pick(WHENS.length)] : "";
    /** @type {"nearest" | "soonest"} */
    const order = near && random() < 0.5 ? "nearest" : "soonest";
    return { ...IN_PERSON, chosen, when, near, within, beyond, order };
  });
}

/** @param {Whereabouts} whereabouts of a directory in one file */
function placesOf(whereabouts) {
  return whereabouts.areas.flatMap((area) => whereabouts.placesIn(area) || []);
}

test("places and groups without a place are exactly the part of the answer that meets in person", async () => {
  for (let seed = 1; seed <= 4; seed++) {
    const data = madeData(400, seed);
    const source = new Source(data, clock, NOW);
    for (const question of questions(seed)) {
      const { parts } = await source.query(question);
      const whereabouts = await Whereabouts.of(source, question);
      const places = placesOf(whereabouts);
      const listed = parts.near.results.map(({ id }) => id);
      const placed = new Set(places.map(({ groups: [group] }) => data.groups.id[group]));
      assert.equal(whereabouts.total, listed.length);
      assert.equal(placed.size + whereabouts.unplaced, listed.length);
      for (const id of placed) assert.ok(listed.includes(id));
      const pairs = new Set(places.map(({ groups: [group], place }) => `${group} ${place}`));
      assert.equal(pairs.size, places.length);
      assert.equal(Boolean(whereabouts.extent), places.length > 0);
    }
  }
});

test("the cards of groups on the map are those of the list, in its order", async () => {
  const source = new Source(madeData(300, 9), clock, NOW);
  for (const question of questions(9)) {
    const { parts } = await source.query(question);
    const whereabouts = await Whereabouts.of(source, question);
    const some = whereabouts.groups.filter((group) => group % 2);
    const cards = await whereabouts.cards(some, 10);
    const listed = parts.near.results.map(({ id }) => id);
    const places = cards.map(({ id }) => listed.indexOf(id));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    cards.forEach((card, at) => assert.deepEqual(card, parts.near.results[places[at]]));
  }
});

test("a place is told no finer than it is known", () => {
  const data = madeData(20, 3);
  data.places.precision[0] = 2;
  data.places.within = data.places.latitude.map(() => 9);
  const spot = new Whereabouts(new Source(data, clock, NOW), IN_PERSON).spot(0, 0);
  assert.equal(spot.precision, "town");
  assert.equal(spot.within, 9000);
});

test("what is around a place holds the nearest groups of the answer, and nothing far from it but them", async () => {
  const source = new Source(madeData(400, 5), clock, NOW);
  const near = { latitude: 20, longitude: 30 };
  const whereabouts = await Whereabouts.of(source, { ...IN_PERSON, near, order: "nearest" });
  const [first] = (await source.query({ ...IN_PERSON, near, order: "nearest" })).parts.near.results;
  const [one, many] = [await whereabouts.around(1), await whereabouts.around(20)];
  assert.ok(one && many && first.meters !== null);
  const far = haversines(near.latitude, near.longitude, [one.south], [one.west]);
  assert.equal(Math.round(meters(far[0])), first.meters);
  assert.ok(
    many.west <= one.west && many.east >= one.east && many.south <= one.south && many.north >= one.north,
  );
});
