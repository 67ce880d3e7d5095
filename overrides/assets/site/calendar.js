/**
 * A calendar file (RFC 5545) of one meeting, made in the page. Like the file of a whole series (exports/calendar.py) it shows nothing
 * but "Meeting" in a calendar.
 *
 * @typedef {object} Meeting
 * @property {string} uid
 * @property {number} start ms
 * @property {number} end ms
 * @property {number} now ms, when the file is made
 * @property {string} summary
 * @property {string} [location]
 * @property {string} [description]
 * @property {string} [url]
 */

import { download } from "./download.js";

/** How many octets a line may have (RFC 5545, 3.1). */
const LINE = 75;

/** @param {Meeting} meeting */
export function calendarFile({ uid, start, end, now, summary, location, description, url }) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Common Ground//Common Ground//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${text(uid)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${text(summary)}`,
    location && `LOCATION:${text(location)}`,
    description && `DESCRIPTION:${text(description)}`,
    url && `URL:${url.replace(/[\r\n]/g, "")}`,
    "CLASS:PRIVATE",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines
    .filter((line) => typeof line === "string" && line)
    .map((line) => `${fold(String(line))}\r\n`)
    .join("");
}

/**
 * Gives a file to the visitor's calendar, by a download.
 *
 * @param {string} content
 */
export function offer(content) {
  download([content], "meeting.ics", "text/calendar;charset=utf-8");
}

/** @param {number} ms */
function utc(ms) {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");
}

/**
 * A value of type TEXT (RFC 5545, 3.3.11), without control characters.
 *
 * @param {string} value
 */
function text(value) {
  return value
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/[\u0000-\u001f\u007f]/g, " ");
}

/**
 * Breaks a line after at most LINE octets, never inside a character.
 *
 * @param {string} line
 */
function fold(line) {
  const octets = new TextEncoder();
  let [folded, room] = ["", LINE];
  for (const character of line) {
    const size = octets.encode(character).length;
    if (size > room) {
      folded += "\r\n ";
      room = LINE - 1;
    }
    folded += character;
    room -= size;
  }
  return folded;
}
