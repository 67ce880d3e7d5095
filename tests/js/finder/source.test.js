// Answers held against a plain oracle that looks at every listing for every question.
import assert from "node:assert/strict";
import { test } from "node:test";

import { clock } from "../../../overrides/assets/finder/clock.js";
import { PARTS, Source } from "../../../overrides/assets/finder/source.js";
import { NOW, madeData, randomFrom } from "./made.js";
import { EVERYTHING, differences, oracle, plain, randomQuestion } from "./oracle.js";

test("totals, parts, order, distances and counts equal a plain oracle's", async () => {
  const random = randomFrom(11);
  for (const size of [1, 7, 60, 400]) {
    const data = madeData(size, size);
    const source = new Source(data, clock, NOW);
    const listings = plain(data, source);
    for (let round = 0; round < 25; round++) {
      const question = randomQuestion(random, source.facets);
      const { counts, ...rest } = await source.query(question);
      const answer = { ...rest, counts: round % 5 ? {} : counts }; // counting is slow for the oracle
      assert.deepEqual(differences(answer, oracle(listings, source, question), question), []);
    }
  }
});

test("a search for words and a filter leave what has both", async () => {
  const data = madeData(30, 5);
  const source = new Source(data, clock, NOW);
  const one = await source.query({ ...EVERYTHING, q: "group 17" });
  assert.deepEqual(
    one.parts.near.results
      .concat(one.parts.lines.results, one.parts.online.results, one.parts.networks.results)
      .map(({ name }) => name),
    ["Group 17"],
  );
  const none = await source.query({
    ...EVERYTHING,
    q: "17",
    chosen: { cost: ["cost-0", "cost-1", "cost-2"], topics: ["topics-39"] },
  });
  assert.ok(none.total <= 1);
});

test("a next meeting carries the group's own distance from UTC", async () => {
  const data = madeData(3, 1);
  data.schedules = [{ tz: "Australia/Sydney", start: 19 * 60, minutes: 60, freq: "WEEKLY", days: [[0, 1]] }];
  data.meetings.schedule = data.meetings.schedule.map(() => 0);
  data.meetings.way = data.meetings.way.map(() => 2);
  const [first] = (await new Source(data, clock, NOW).query(EVERYTHING)).parts.online.results;
  assert.equal(first.iso, "2026-11-24T19:00:00+11:00");
});

test("a line that was open before midnight is open now, and what begins later is not", async () => {
  const data = madeData(2, 1);
  data.groups.meetings = [1, 1];
  /** @type {(start: number, minutes: number) => import("../../../overrides/assets/finder/occurrences.js").Schedule} */
  const daily = (start, minutes) => ({ tz: "UTC", start: start * 60, minutes, freq: "DAILY" });
  data.schedules = [daily(22, 6 * 60), daily(9, 60)];
  data.meetings = { schedule: [0, 1], place: [-1, -1], way: [10, 2] };
  for (const facet of data.facets) if (facet.rows) facet.rows = [0, 0];
  const source = new Source(data, clock, Date.parse("2026-11-24T03:00:00Z"));
  const { parts, total } = await source.query({ ...EVERYTHING, when: "now" });
  assert.equal(total, 1);
  assert.equal(parts.lines.results[0].iso, "2026-11-23T22:00:00+00:00");
});

test("a value that no listing has is passed by none", async () => {
  const source = new Source(madeData(50, 2), clock, NOW);
  assert.equal((await source.query({ ...EVERYTHING, chosen: { ages: ["under-18"] } })).total, 0);
  assert.equal((await source.query({ ...EVERYTHING, chosen: { topics: ["gone"] } })).total, 0);
});

test("a listing passes a facet of words that its own text says", async () => {
  const data = madeData(40, 3);
  data.groups.summary[7] = "For people who hoard.";
  data.facets[1].inWords = true;
  const source = new Source(data, clock, NOW);
  const chosen = { topics: ["topics-39"] };
  const plainly = (await source.query({ ...EVERYTHING, chosen })).total;
  const told = await source.query({ ...EVERYTHING, chosen, said: { topics: ["hoard"] } });
  assert.equal(told.total, plainly + 1);
  assert.equal((await source.query({ ...EVERYTHING, chosen, said: { topics: ["absent"] } })).total, plainly);
});

test("listings that have more of the words that are wished for come first, and no other is left out", async () => {
  const data = madeData(60, 4);
  const source = new Source(data, clock, NOW);
  const plainly = await source.query(EVERYTHING);
  const wished = await source.query({ ...EVERYTHING, rather: "17 qqqqqq" });
  assert.equal(wished.total, plainly.total);
  const all = PARTS.flatMap((part) => wished.parts[part].results.slice(0, 1)).map(({ name }) => name);
  assert.ok(all.includes("Group 17"));
  assert.deepEqual(wished.unknown, ["qqqqqq"]);
});
