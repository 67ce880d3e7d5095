// Reads calendar files with ical.js and prints every occurrence of each in a window, in UTC.
// Standard input: {"since": date, "before": date, "files": {name: text}}.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const asked = JSON.parse(readFileSync(0, "utf8"));
const since = ICAL.Time.fromDateString(asked.since);
const before = ICAL.Time.fromDateString(asked.before);

const found = {};
for (const [name, text] of Object.entries(asked.files)) found[name] = expand(text);
console.log(JSON.stringify(found));

function expand(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const occurrences = [];
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const each = event.iterator();
    for (let next = each.next(); next && next.compare(before) < 0; next = each.next()) {
      if (next.compare(since) < 0) continue;
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      occurrences.push([utc(startDate), utc(endDate)]);
    }
  }
  return occurrences.sort();
}

function utc(time) {
  return new Date(time.toUnixTime() * 1000).toISOString().replace(".000", "");
}
