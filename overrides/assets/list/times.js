/**
 * The next meeting of a group on the list, by the visitor's clock now, and in words.
 *
 * @typedef {import("./data.js").Entry} Entry
 * @typedef {import("./data.js").Meeting} Meeting
 */

import { clock } from "../finder/clock.js";

/**
 * The soonest meeting of a group that has not ended; null where no date is known.
 *
 * @param {Entry} entry
 * @param {number} now ms
 * @returns {{meeting: Meeting, start: number, end: number} | null}
 */
export function nextOf({ meetings = [] }, now) {
  const found = meetings.flatMap((meeting) =>
    meeting.schedule ? clock.next(meeting.schedule, now, 1).map((next) => ({ ...next, meeting })) : [],
  );
  return found.sort((one, other) => one.start - other.start)[0] ?? null;
}

/**
 * A moment with its date: by the clock on the wall of a room, else by the visitor's own, whose name is then said.
 *
 * @param {number} at ms
 * @param {Meeting} meeting
 * @param {string} locale BCP 47
 * @param {string} [zone] IANA, of the visitor; the device's own by default
 */
export function inWords(at, { remote, schedule }, locale, zone) {
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZone: remote ? zone : schedule?.tz,
    timeZoneName: remote ? "short" : undefined,
  }).format(at);
}
