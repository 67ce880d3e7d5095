import assert from "node:assert/strict";
import { test } from "node:test";

import { Format } from "../../../overrides/assets/finder/format.js";

/** @typedef {Record<string, string | number>} Values */

const t = (/** @type {string} */ message, /** @type {Values} */ values = {}) =>
  message.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
const tn = (/** @type {string} */ one, /** @type {string} */ other, /** @type {number} */ count) =>
  t(count === 1 ? one : other, { count });

/** @param {string} [zone] @param {string} [country] @param {string} [locale] */
const format = (zone = "Europe/London", country = "DE", locale = "en-GB") =>
  new Format({ t, tn, locale, country, zone });

const NOW = Date.parse("2026-11-23T17:05:00Z"); // a Monday
/** @param {string} start @param {number} [minutes] */
const next = (start, minutes = 90) => ({
  start: Date.parse(start),
  end: Date.parse(start) + minutes * 60_000,
});

test("days are said as people say them", () => {
  const say = (/** @type {string} */ start) => format().when(next(start), NOW, "Europe/London", true).main;
  assert.equal(say("2026-11-23T19:00Z"), "Tonight, 19:00");
  assert.equal(say("2026-11-24T10:00Z"), "Tomorrow, 10:00");
  assert.equal(say("2026-11-27T10:00Z"), "Friday, 10:00");
  assert.equal(say("2026-11-29T10:00Z"), "Sunday, 10:00");
  assert.equal(say("2026-11-30T10:00Z"), "Monday 30 November, 10:00");
  assert.equal(say("2026-11-23T16:30Z"), "On now, until 18:00");
  const noon = Date.parse("2026-11-23T11:00Z");
  assert.equal(format().when(next("2026-11-23T12:00Z"), noon, "Europe/London", true).main, "Today, 12:00");
});

test("from afar the visitor's clock comes first and the group's is named", () => {
  const when = format("America/New_York").when(next("2026-11-24T01:00Z"), NOW, "Europe/London", false);
  assert.equal(when.main, "Tonight, 20:00");
  assert.equal(when.elsewhere, "Tuesday, 01:00 by the group’s clock (Greenwich Mean Time)");
});

test("in a room the clock on its wall comes first", () => {
  const when = format("America/New_York").when(next("2026-11-24T19:00Z"), NOW, "Europe/London", true);
  assert.equal(when.main, "Tomorrow, 19:00");
  assert.equal(when.elsewhere, "14:00 by your clock");
});

test("where it is another day already, the day is named", () => {
  const evening = Date.parse("2026-11-24T02:00Z"); // Monday evening in New York, Tuesday in London
  const when = format("America/New_York").when(next("2026-11-24T19:00Z"), evening, "Europe/London", true);
  assert.equal(when.main, "Tuesday, 19:00");
  assert.equal(when.elsewhere, "14:00 by your clock");
});

test("zones that show the same time are not told apart", () => {
  assert.equal(
    format("Europe/Lisbon").when(next("2026-11-24T19:00Z"), NOW, "Europe/London", false).elsewhere,
    "",
  );
});

test("a change of clocks in between does not make today tomorrow", () => {
  const night = Date.parse("2026-10-24T22:30Z"); // 23:30 in London, whose clocks go back at 01:00Z
  assert.equal(format().day(Date.parse("2026-10-25T23:30Z"), night, "Europe/London"), "Tomorrow");
  assert.equal(format().day(Date.parse("2026-10-26T00:30Z"), night, "Europe/London"), "Monday");
});

test("how soon is said for what begins within a day", () => {
  assert.equal(format().soon(NOW + 20 * 60_000, NOW), "in 20 minutes");
  assert.equal(format().soon(NOW + 115 * 60_000, NOW), "in 2 hours");
  assert.equal(format().soon(NOW + 40 * 3_600_000, NOW), "");
  assert.equal(format().soon(NOW - 60_000, NOW), "");
});

test("distances are no finer than they can be trusted, in the units of the visitor's country", () => {
  assert.equal(format().distance(40), "100 m");
  assert.equal(format().distance(640), "600 m");
  assert.equal(format().distance(2_300), "2 km");
  const miles = format("Europe/London", "GB");
  assert.equal(miles.distance(700), "0.4 miles");
  assert.equal(miles.distance(1_609), "1 mile");
  assert.equal(miles.distance(8_000), "5 miles");
  assert.equal(format().far("Leeds", 2300, "exact"), "Leeds, about 2 km");
  assert.equal(format().far("Leeds", 2300, "town"), "Leeds, about 2 km to its center");
});

test("the answer is a sentence", () => {
  assert.equal(
    format().answer(14, "Leeds", 10_000, "nearest"),
    "14 groups within 10 km of Leeds or online, nearest first",
  );
  assert.equal(format().answer(1, "Leeds", 0, "nearest"), "1 group, nearest to Leeds first");
  assert.equal(format().answer(3, "", 0, "soonest"), "3 groups, soonest first");
  assert.equal(
    format().answer(2, "Leeds", 0, "nearest", "tonight"),
    "2 groups tonight, nearest to Leeds first",
  );
  assert.equal(format().answer(0, "", 0, "soonest"), "No group fits all of this");
});
