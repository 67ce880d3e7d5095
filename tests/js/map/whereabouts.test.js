// The map tells the same story as the list: the points of any question are those of its groups in person, and no others.
import assert from "node:assert/strict";
import { test } from "node:test";

import { clock } from "../../../overrides/assets/finder/clock.js";
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

test("points and groups without a place are exactly the part of the answer that meets in person", async () => {
  for (let seed = 1; seed <= 4; seed++) {
    const data = madeData(400, seed);
    const source = new Source(data, clock, NOW);
    for (const question of questions(seed)) {
      const { parts } = await source.query(question);
      const points = new Whereabouts(source, question).points();
      const listed = parts.near.results.map(({ id }) => id);
      const placed = new Set([...points.groups].map((group) => data.groups.id[group]));
      assert.equal(points.total, listed.length);
      assert.equal(placed.size + points.unplaced, listed.length);
      for (const id of placed) assert.ok(listed.includes(id));
      points.groups.forEach((_, at) => {
        assert.equal(points.latitudes[at], data.places.latitude[points.places[at]]);
        assert.equal(points.longitudes[at], data.places.longitude[points.places[at]]);
      });
      const pairs = new Set([...points.groups].map((group, at) => `${group} ${points.places[at]}`));
      assert.equal(pairs.size, points.groups.length);
    }
  }
});

test("the cards of groups on the map are those of the list, in its order", async () => {
  const source = new Source(madeData(300, 9), clock, NOW);
  for (const question of questions(9)) {
    const { parts } = await source.query(question);
    const { groups } = new Whereabouts(source, question).points();
    const some = [...new Set(groups)].filter((group) => group % 2);
    const cards = await new Whereabouts(source, question).cards(some, 10);
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
