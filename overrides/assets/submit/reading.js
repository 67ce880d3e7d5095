/** Reads what was typed into a listing, as the model holds it: texts without needless blanks, and nothing where nothing was said. */

import { everyText } from "./every.js";

/**
 * @typedef {import("./yaml.js").Listing} Listing
 */

/**
 * The listing that a form holds, and the organization behind it, if it names one.
 *
 * @param {HTMLFormElement} form
 * @param {Listing | null} [opened] the listing that is corrected: what the form does not ask about is taken from it
 * @returns {{group: Listing, organization: Listing | null}}
 */
export function readForm(form, opened = null) {
  const { group, organization, numbers } = typed(form);
  if (!opened) return { group, organization };
  return { group: withUnasked(group, opened, form, numbers), organization: null };
}

/**
 * What was typed and chosen, and by which numbers the form knows the meetings.
 *
 * @param {HTMLFormElement} form
 * @returns {{group: Listing, organization: Listing | null, numbers: string[]}}
 */
function typed(form) {
  /** @type {Listing} */
  const all = {};
  for (const field of form.querySelectorAll("[data-at]")) {
    const { at = "" } = /** @type {HTMLElement} */ (field).dataset;
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      if (field.checked) put(all, at, [...(valueAt(all, at) ?? []), field.value]);
    } else if (!(field instanceof HTMLInputElement && field.type === "radio" && !field.checked)) {
      const text = tidy(/** @type {HTMLInputElement} */ (field));
      if (text) put(all, at, at.endsWith(".dates") || at.endsWith(".excluding") ? items(text) : text);
    }
  }
  for (const meeting of form.querySelectorAll("[data-meeting]")) {
    const at = `meetings.${/** @type {HTMLElement} */ (meeting).dataset.meeting}`;
    const how = /** @type {import("./every.js").How} */ (chosen(meeting, "how")[0]);
    const every = everyText({
      how,
      days: chosen(meeting, "day"),
      nth: chosen(meeting, "nth"),
      interval: written(meeting, "interval"),
      monthDays: items(written(meeting, "monthdays")),
    });
    if (every) put(all, `${at}.every`, every);
    if (how === "arranged") put(all, `${at}.by_arrangement`, "true");
    const said = valueAt(all, at);
    if (said && how !== "dates") delete said.dates;
  }
  const { organization, ...group } = all;
  const numbers = Object.keys(group.meetings ?? {});
  if (group.meetings) group.meetings = Object.values(group.meetings).map(withoutEmptyPlace);
  if (group.kind === "network" && (group.meetings ?? []).every(isUntold)) delete group.meetings;
  if (!organization?.name) return { group, organization: null, numbers };
  return { group, numbers, organization: { id: idFrom(organization.name), ...organization } };
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

/**
 * A listing with what another one says in fields that the form does not ask about. Coordinates go with the place that they are of.
 *
 * @param {Listing} group
 * @param {Listing} opened
 * @param {HTMLFormElement} form
 * @param {string[]} numbers of its meetings
 * @returns {Listing}
 */
function withUnasked(group, opened, form, numbers) {
  const before = (/** @type {number} */ index) => {
    const meeting = form.querySelector(`[data-meeting="${numbers[index]}"]`);
    return opened.meetings[/** @type {HTMLElement} */ (meeting).dataset.opened ?? ""] ?? {};
  };
  const meetings = (group.meetings ?? []).map(
    (/** @type {Listing} */ meeting, /** @type {number} */ index) => {
      const { place, ...rest } = before(index);
      const { latitude, longitude, precision: _, ...where } = place ?? {};
      const { precision: __, ...there } = meeting.place ?? {};
      const same = latitude && JSON.stringify(sorted(where)) === JSON.stringify(sorted(there));
      const whole = { ...unasked(rest, form, "meetings.N."), ...meeting };
      return same ? { ...whole, place: { ...meeting.place, latitude, longitude } } : whole;
    },
  );
  const whole = { ...unasked(opened, form, ""), ...group };
  for (const [name, values] of Object.entries(opened)) {
    if (name !== "meetings" && Array.isArray(values)) {
      const kept = inOrder(group[name] ?? [], values, form, name);
      if (kept.length) whole[name] = kept;
    }
  }
  return meetings.length ? { ...whole, meetings } : whole;
}

/**
 * The words that were chosen, those that were there before in their order; words that the form does not offer stay.
 *
 * @param {string[]} chosen
 * @param {string[]} before
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function inOrder(chosen, before, form, name) {
  const offered = new Set(
    [...form.querySelectorAll(`[data-at="${name}"]`)].map(
      (box) => /** @type {HTMLInputElement} */ (box).value,
    ),
  );
  const stays = before.filter((word) => chosen.includes(word) || !offered.has(word));
  return [...stays, ...chosen.filter((word) => !before.includes(word))];
}

/**
 * What a record says in fields for which the form has no question, or whose answer it does not offer.
 *
 * @param {Listing} record
 * @param {HTMLFormElement} form
 * @param {string} prefix
 */
function unasked(record, form, prefix) {
  const fields = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-at]")]);
  const asked = new Set(
    fields.map(({ dataset }) => dataset.at?.replace(/^meetings\.\d+\./, "meetings.N.") ?? ""),
  );
  const isAsked = (/** @type {string} */ name) =>
    [...asked].some((at) => at === `${prefix}${name}` || at.startsWith(`${prefix}${name}.`));
  const byHand = ["meetings", "every", "by_arrangement", "duration"];
  return Object.fromEntries(
    Object.entries(record).filter(
      ([name, value]) =>
        !byHand.includes(name) &&
        (!isAsked(name) || (!Array.isArray(value) && !isOffered(form, `${prefix}${name}`, value))),
    ),
  );
}

/**
 * Whether the form lets somebody give a value: one to be chosen is offered, one to be typed always.
 *
 * @param {HTMLFormElement} form
 * @param {string} at
 * @param {any} value
 */
function isOffered(form, at, value) {
  const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(`[data-at="${at}"]`)]);
  const options = fields.flatMap((field) =>
    field instanceof HTMLSelectElement
      ? [...field.options].map((option) => option.value)
      : field.type === "radio"
        ? [field.value]
        : [],
  );
  return !options.length || options.includes(value);
}

/** @param {Listing} record */
function sorted(record) {
  return Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The items of a text, between commas and blanks. @param {string} text */
function items(text) {
  return text.split(/[\s,;]+/u).filter(Boolean);
}

/**
 * @param {Element} meeting
 * @param {string} name
 */
function written(meeting, name) {
  const input = /** @type {HTMLInputElement} */ (meeting.querySelector(`input[name$=".${name}"]`));
  return input.value.trim();
}

/** A country that is chosen beforehand is no place yet. @param {Listing} meeting */
function withoutEmptyPlace(meeting) {
  const { place, ...rest } = meeting;
  return place && Object.keys(place).some((name) => name !== "country") ? meeting : rest;
}

/** Whether nobody said when or how a meeting is. @param {Listing} meeting */
function isUntold({ every, dates, format, by_arrangement }) {
  return !every && !dates && !format && !by_arrangement;
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
