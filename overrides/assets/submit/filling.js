/** Fills the form with a listing that is published, and keeps what the form does not ask about. */

import { everyParts } from "./every.js";

/**
 * @typedef {import("./yaml.js").Listing} Listing
 */

/** What the open data say of a meeting and of its place beside what a file says. */
const WORKED_OUT = ["next", "coordinates"];

/**
 * A listing of the open data as a file holds it: texts, lists and objects of them. Coordinates that are not the place's own go.
 *
 * @param {any} record
 * @returns {Listing}
 */
export function asWritten(record) {
  const { meetings = [], organization: _, ...group } = record;
  return {
    ...texts(group),
    meetings: meetings.map((/** @type {any} */ meeting) => {
      const { next: _, ...rest } = meeting;
      return rest.place ? { ...texts(rest), place: placeOf(rest.place) } : texts(rest);
    }),
  };
}

/**
 * Puts a listing into the form.
 *
 * @param {HTMLFormElement} form
 * @param {Listing} listing as a file holds it
 * @param {() => HTMLElement} addMeeting adds a meeting to the form, and returns it
 */
export function fillForm(form, listing, addMeeting) {
  for (const meeting of form.querySelectorAll("[data-meeting]")) meeting.remove();
  const meetings = listing.meetings.map((/** @type {Listing} */ said, /** @type {number} */ index) => {
    const meeting = addMeeting();
    meeting.dataset.opened = String(index);
    fillWhen(meeting, said);
    return [meeting.dataset.meeting ?? "", withEnd(said)];
  });
  const all = { ...listing, meetings: Object.fromEntries(meetings) };
  for (const field of form.querySelectorAll("[data-at]")) fill(/** @type {HTMLInputElement} */ (field), all);
}

/**
 * @param {HTMLInputElement} field
 * @param {Listing} all
 */
function fill(field, all) {
  const value = (field.dataset.at ?? "")
    .split(".")
    .reduce((inner, step) => inner?.[step], /** @type {any} */ (all));
  const { type } = field;
  if (type === "checkbox") field.checked = value?.includes(field.value) ?? false;
  else if (type === "radio") field.checked = value === field.value;
  else field.value = Array.isArray(value) ? value.join(", ") : (value ?? "");
}

/**
 * @param {HTMLElement} meeting
 * @param {Listing} said
 */
function fillWhen(meeting, { every = "", dates = [], by_arrangement }) {
  const parts = everyParts(every);
  const how = every ? parts.how : dates.length ? "dates" : by_arrangement ? "arranged" : "week";
  /** @type {Record<string, string[]>} */
  const chosen = { how: [how], day: every ? parts.days : [], nth: parts.nth };
  for (const [name, values] of Object.entries(chosen)) {
    for (const box of meeting.querySelectorAll(`input[name$=".${name}"]`)) {
      const input = /** @type {HTMLInputElement} */ (box);
      input.checked = values.includes(input.value);
    }
  }
  for (const [name, text] of [
    ["interval", parts.interval],
    ["monthdays", parts.monthDays.join(", ")],
  ]) {
    const input = /** @type {HTMLInputElement} */ (meeting.querySelector(`input[name$=".${name}"]`));
    input.value = text;
  }
}

/** The form asks for the end of a meeting, not for its length. @param {Listing} meeting */
function withEnd(meeting) {
  const { duration, ...rest } = meeting;
  if (!duration || !meeting.start || meeting.end) return meeting;
  const [hours, minutes] = meeting.start.split(":").map(Number);
  const end = (hours * 60 + minutes + Number(duration)) % (24 * 60);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return { ...rest, end: `${two(Math.floor(end / 60))}:${two(end % 60)}` };
}

/** @param {any} place */
function placeOf(place) {
  const { latitude, longitude, coordinates, ...rest } = place;
  const own = coordinates === "exact" && place.precision === "exact";
  return texts(own ? { ...rest, latitude, longitude } : rest);
}

/** @param {any} value @returns {any} */
function texts(value) {
  if (Array.isArray(value)) return value.map(texts);
  if (value === null || typeof value !== "object") return String(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !WORKED_OUT.includes(name))
      .map(([name, inner]) => [name, texts(inner)]),
  );
}
