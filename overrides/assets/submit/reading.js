/** Reads what was typed into a listing, as the model holds it: texts without needless blanks, and nothing where nothing was said. */

import { everyText } from "./every.js";

/**
 * @typedef {import("./yaml.js").Listing} Listing
 */

/**
 * The listing that a form holds, and the organization behind it, if it names one.
 *
 * @param {HTMLFormElement} form
 * @returns {{group: Listing, organization: Listing | null}}
 */
export function readForm(form) {
  /** @type {Listing} */
  const all = {};
  for (const field of form.querySelectorAll("[data-at]")) {
    const { at = "" } = /** @type {HTMLElement} */ (field).dataset;
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      if (field.checked) put(all, at, [...(valueAt(all, at) ?? []), field.value]);
    } else if (!(field instanceof HTMLInputElement && field.type === "radio" && !field.checked)) {
      const text = tidy(/** @type {HTMLInputElement} */ (field));
      if (text) put(all, at, text);
    }
  }
  for (const meeting of form.querySelectorAll("[data-meeting]")) {
    const at = `meetings.${/** @type {HTMLElement} */ (meeting).dataset.meeting}`;
    const how = chosen(meeting, "how")[0];
    const every = everyText(/** @type {any} */ (how), chosen(meeting, "day"), chosen(meeting, "nth"));
    if (every) put(all, `${at}.every`, every);
    if (how === "arranged") put(all, `${at}.by_arrangement`, "true");
  }
  const { organization, ...group } = all;
  if (group.meetings) group.meetings = Object.values(group.meetings).map(withoutEmptyPlace);
  if (group.kind === "network" && group.meetings.every(isUntold)) delete group.meetings;
  if (!organization?.name) return { group, organization: null };
  return { group, organization: { id: idFrom(organization.name), ...organization } };
}

/**
 * An id made from a name: small letters, digits and hyphens.
 *
 * @param {string} name
 */
export function idFrom(name) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 64)
    .replace(/^-|-$/g, "");
}

/** A country that is chosen beforehand is no place yet. @param {Listing} meeting */
function withoutEmptyPlace(meeting) {
  const { place, ...rest } = meeting;
  return place && Object.keys(place).some((name) => name !== "country") ? meeting : rest;
}

/** Whether nobody said when or how a meeting is. @param {Listing} meeting */
function isUntold({ every, format, by_arrangement }) {
  return !every && !format && !by_arrangement;
}

/** @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field */
function tidy(field) {
  const { value, dataset } = field;
  if (dataset.paragraphs === undefined) return value.split(/\s+/u).filter(Boolean).join(" ");
  return value
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .trim();
}

/**
 * @param {Element} meeting
 * @param {string} name
 */
function chosen(meeting, name) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (
    meeting.querySelectorAll(`input[name$=".${name}"]:checked`)
  );
  return [...boxes].map(({ value }) => value);
}

/**
 * @param {Listing} all
 * @param {string} at
 * @param {any} value
 */
function put(all, at, value) {
  const steps = at.split(".");
  const last = steps.pop() ?? "";
  const holder = steps.reduce((inner, step) => (inner[step] ??= {}), all);
  holder[last] = value;
}

/**
 * @param {Listing} all
 * @param {string} at
 */
function valueAt(all, at) {
  return at.split(".").reduce((inner, step) => inner?.[step], /** @type {any} */ (all));
}
