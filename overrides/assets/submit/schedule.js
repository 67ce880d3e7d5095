/** The schedule of a meeting that is still in the form, as the build would write it (times/occurrences.py). Knows nothing of the page. */

import { everyParts } from "./every.js";

/**
 * @typedef {import("./yaml.js").Listing} Listing
 * @typedef {import("../finder/occurrences.js").Schedule} Schedule
 */

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const ORDINALS = ["1st", "2nd", "3rd", "4th", "5th"];
/** How long a meeting is thought to be that does not say so, in minutes. */
const ASSUMED = 90;

/**
 * The schedule of a meeting; null where its times are arranged, or are not said.
 *
 * @param {Listing} meeting
 * @returns {Schedule | null}
 */
export function scheduleOf({ every, dates, start, end, timezone, starting, until, count, excluding }) {
  if ((!every && !dates) || !start) return null;
  const begin = minutesOf(start);
  const length = end ? (minutesOf(end) - begin + 1440 || 1440) % 1440 || 1440 : ASSUMED;
  const tz = timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const schedule = { tz, start: begin, minutes: length, dates, except: excluding };
  if (!every) return schedule;
  const { how, days, nth, interval, monthDays } = everyParts(every);
  const weekdays = days.map((day) => WEEKDAYS.indexOf(day));
  const monthly = how === "month" || how === "months" || how === "monthday";
  return {
    ...schedule,
    freq: how === "day" ? "DAILY" : monthly ? "MONTHLY" : "WEEKLY",
    interval: how === "other" ? 2 : Number(interval) || 1,
    days: monthly
      ? nth.map((ordinal) => [ORDINALS.indexOf(ordinal) + 1 || -1, weekdays[0]])
      : weekdays.map((day) => [0, day]),
    monthdays: monthDays.map(Number),
    from: starting,
    until,
    count: count ? Number(count) : undefined,
  };
}

/** @param {string} time */
function minutesOf(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
