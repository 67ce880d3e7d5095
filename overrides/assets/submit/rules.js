/**
 * Checks a listing before it is sent: each field by its part of the published schema, and fields against each other. Each rule has the id
 * that `commonground check` gives it; tests/vectors/form-rules.json holds both to the same answers. Knows nothing of the page.
 *
 * @typedef {import("./yaml.js").Model} Model
 * @typedef {import("./yaml.js").Shape} Shape
 * @typedef {import("./yaml.js").Listing} Listing
 * @typedef {{rule: string, at: string, limit?: number, warning?: boolean}} Fault `at` is the path of a field, such as meetings.0.end
 */

const LONGEST_MINUTES = 6 * 60;
const ADULT = 18;

/** Fields of a place that have rules of their own. */
const HAVE_RULES = ["address", "latitude", "longitude", "postcode"];

/**
 * Everything that is amiss, in the order of the model.
 *
 * @param {Model} model
 * @param {Listing} group
 * @param {Listing | null} [organization]
 * @returns {Fault[]}
 */
export function faults(model, group, organization = null) {
  const own = organization ? [...held(model.organization, organization, "organization", "")] : [];
  const found = [...held(model.group, group, "", group.kind), ...together(model, group), ...own];
  const seen = new Set();
  return found.filter(({ rule, at }) => !seen.has(`${rule} ${at}`) && seen.add(`${rule} ${at}`));
}

/**
 * What does not fit the schema.
 *
 * @param {Shape} shape
 * @param {any} value
 * @param {string} at
 * @param {string} kind of listing
 * @returns {Generator<Fault>}
 */
function* held(shape, value, at, kind) {
  if (shape.is === "record") {
    for (const [name, field] of Object.entries(shape.fields)) {
      const path = at ? `${at}.${name}` : name;
      if (value[name] !== undefined) yield* held(field, value[name], path, kind);
      else if (field.required.length === 3 || field.required.includes(kind))
        yield { rule: "missing-field", at: path };
    }
  } else if (shape.is === "list") {
    if (value.length > shape.most) yield { rule: "list-length", at, limit: shape.most };
    const inner = shape.item.is === "record";
    for (const [index, item] of value.entries())
      yield* held(shape.item, item, inner ? `${at}.${index}` : at, kind);
  } else if (shape.is === "text") {
    const { enum: words, pattern, maxLength, minimum, maximum, format } = shape.schema;
    const number = Number(value);
    const outside =
      (minimum !== undefined && number < minimum) || (maximum !== undefined && number > maximum);
    if (maxLength && [...value].length > maxLength) yield { rule: "too-long", at, limit: maxLength };
    else if (words ? !words.includes(value) : pattern && !new RegExp(pattern, "u").test(value)) {
      yield { rule: "bad-form", at };
    } else if (outside || (format === "date" && !isDay(value))) yield { rule: "bad-form", at };
  }
}

/** @param {string} text */
function isDay(text) {
  const day = new Date(`${text}T00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * What does not fit together.
 *
 * @param {Model} model
 * @param {Listing} group
 * @returns {Generator<Fault>}
 */
function* together(model, group) {
  const { cost = {}, meetings = [], contact = {} } = group;
  if (Number(group.age_min) > Number(group.age_max)) yield { rule: "ages-swapped", at: "age_max" };
  for (const [index, meeting] of meetings.entries())
    yield* ofMeeting(model, group, meeting, `meetings.${index}`);
  if (cost.kind === "fee" && !cost.amount) yield { rule: "fee-without-amount", at: "cost.amount" };
  if (cost.kind === "free" && Number(cost.amount) > 0) yield { rule: "free-with-amount", at: "cost.amount" };
  if (cost.amount && !cost.currency) yield { rule: "amount-without-currency", at: "cost.currency" };
  if (group.kind === "network") {
    if (!contact.website) yield { rule: "missing-field", at: "contact.website" };
    return;
  }
  const ways = [contact, ...meetings.map((/** @type {Listing} */ { join }) => join ?? {})];
  if (!ways.some((way) => Object.keys(way).length)) yield { rule: "no-way-in", at: "contact.email" };
  if (youngMayCome(model, group) && !group.safeguarding_url) {
    yield { rule: "under-18-without-safeguarding", at: "safeguarding_url" };
  }
}

/**
 * @param {Model} model
 * @param {Listing} group
 */
function youngMayCome(model, { audiences = [], age_min, age_max }) {
  const flagged = audiences.some((/** @type {string} */ word) => model.safeguarding.includes(word));
  return flagged || [age_min, age_max].some((age) => age !== undefined && Number(age) < ADULT);
}

/**
 * @param {Model} model
 * @param {Listing} group
 * @param {Listing} meeting
 * @param {string} at
 * @returns {Generator<Fault>}
 */
function* ofMeeting(model, group, meeting, at) {
  const { every, start, end, starting, until, place } = meeting;
  const timed = every || meeting.dates;
  if (!timed && !meeting.by_arrangement) yield { rule: "missing-when", at: `${at}.every` };
  if (timed && !start) yield { rule: "missing-start", at: `${at}.start` };
  if (group.kind !== "warmline" && start && end && minutesBetween(start, end) > LONGEST_MINUTES) {
    yield { rule: "long-meeting", at: `${at}.end`, warning: true };
  }
  if (timed && !meeting.timezone && !place) yield { rule: "missing-time-zone", at: `${at}.timezone` };
  if (every && /^other|weeks|months/.test(every) && !starting)
    yield { rule: "missing-starting", at: `${at}.starting` };
  if (starting && until && until < starting) yield { rule: "until-before-starting", at: `${at}.until` };
  if (model.in_person.includes(meeting.format) && !isSomewhere(place)) {
    yield { rule: "place-needed", at: `${at}.place.town` };
  }
  if (place) yield* ofPlace(model, place, `${at}.place`);
  if (place && !place.precision && (place.address || place.postcode) && isAtRisk(model, group))
    yield { rule: "at-risk-place", at: `${at}.place.precision` };
}

/**
 * Whether somebody may look for the people of a group to harm them.
 *
 * @param {Model} model
 * @param {Listing} group
 */
export function isAtRisk(model, { audiences = [] }) {
  return audiences.some((/** @type {string} */ word) => model.at_risk.includes(word));
}

/** @param {Listing | undefined} place */
function isSomewhere(place) {
  if (!place) return false;
  if (place.precision === "hidden" || place.town || place.postcode || place.latitude) return true;
  return Boolean(place.region && !place.address && (place.precision ?? "region") === "region");
}

/**
 * @param {Model} model
 * @param {Listing} place
 * @param {string} at
 * @returns {Generator<Fault>}
 */
function* ofPlace(model, place, at) {
  const { precision = "exact" } = place;
  if (precision === "exact") return;
  if (place.address) yield { rule: "address-with-coarse-precision", at: `${at}.address` };
  for (const name of model.hidden[precision] ?? []) {
    if (place[name] && !HAVE_RULES.includes(name))
      yield { rule: "more-than-shown", at: `${at}.${name}`, warning: true };
  }
}

/**
 * @param {string} start
 * @param {string} end at or before the start means the next day
 */
function minutesBetween(start, end) {
  const [from, to] = [start, end].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
  return to > from ? to - from : to - from + 24 * 60;
}
