import assert from "node:assert/strict";
import { test } from "node:test";

import { calendarFile } from "../../../overrides/assets/site/calendar.js";

/** @type {any} its own types do not agree with themselves, so tsc is not led to them */
const ICAL = (await import(String("ical.js"))).default;

const START = Date.UTC(2026, 10, 24, 19);
const MEETING = {
  uid: "example-one-1795460400@site.example.org",
  start: START,
  end: START + 90 * 60_000,
  now: Date.UTC(2026, 10, 23, 12, 0, 5, 250),
  summary: "Meeting",
};

/** @param {string} file */
function eventIn(file) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  assert.equal(calendar.getAllSubcomponents().length, 1);
  return new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
}

test("another parser reads the meeting, in UTC", () => {
  const event = eventIn(calendarFile(MEETING));
  assert.equal(event.summary, "Meeting");
  assert.equal(event.uid, MEETING.uid);
  assert.equal(event.startDate.toString(), "2026-11-24T19:00:00Z");
  assert.equal(event.endDate.toString(), "2026-11-24T20:30:00Z");
  assert.ok(calendarFile(MEETING).includes("\r\nDTSTAMP:20261123T120005Z\r\n"));
});

test("whatever a listing says comes back as it was, and adds no line of its own", () => {
  const said = [
    "Hall; back door, ring \\ twice",
    "two\nlines",
    "Café ☕ на углу 🪑 ".repeat(20).trim(),
    "END:VEVENT\r\nBEGIN:VALARM",
    ",;\\n",
  ];
  for (const text of said) {
    const event = eventIn(calendarFile({ ...MEETING, location: text, description: text }));
    assert.equal(event.location, text.replace(/\r\n/g, "\n"));
    assert.equal(event.description, text.replace(/\r\n/g, "\n"));
  }
  assert.equal(eventIn(calendarFile({ ...MEETING, location: "a\u0007b" })).location, "a b");
});

test("no line is longer than 75 octets, and every one ends in CR LF", () => {
  const file = calendarFile({
    ...MEETING,
    location: "Straße 🪑".repeat(40),
    url: `https://site.example.org/${"x".repeat(200)}`,
  });
  assert.ok(file.endsWith("END:VCALENDAR\r\n"));
  assert.ok(!file.replaceAll("\r\n", "").match(/[\r\n]/));
  for (const line of file.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
});

test("an address cannot carry a line break", () => {
  const file = calendarFile({ ...MEETING, url: "https://x.example/\r\nATTACH:y" });
  assert.ok(!file.includes("\r\nATTACH"));
});
