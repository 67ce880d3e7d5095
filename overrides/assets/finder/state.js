/**
 * What a visitor asked, as one plain value: it lives in `history.state` until the tab closes, and leaves the page only in a link that
 * they ask to copy. Whatever comes back from outside is read with suspicion.
 *
 * @typedef {import("./source.js").Part} Part
 * @typedef {import("./when.js").When} When
 *
 * @typedef {object} Near a point that was typed, chosen or given by the device
 * @property {string} label as it is shown: "Leeds, England"
 * @property {number} latitude
 * @property {number} longitude
 * @property {string} id of a place in the place file; "" for coordinates, which never go into a link
 *
 * @typedef {object} State
 * @property {string} q
 * @property {Near | null} near
 * @property {number} within meters, 0 for any distance
 * @property {number} beyond meters; what is nearer is left out, for who does not want to be met
 * @property {"" | When} when
 * @property {"" | "nearest" | "soonest"} order "" for what suits: nearest where a place is given, else soonest
 * @property {Record<string, string[]>} chosen values by facet, in the order of the facet
 * @property {Record<Part, number>} show how many results of each part
 * @property {number} scroll pixels from the top
 *
 * @typedef {{id: string, values: {id: string}[]}} Known a facet
 */

import { isWhen } from "./when.js";

/** How many results are shown at once. */
export const PAGE = 20;

/** @returns {State} */
export function initial() {
  return {
    q: "",
    near: null,
    within: 0,
    beyond: 0,
    when: "",
    order: "",
    chosen: {},
    show: { near: PAGE, lines: PAGE, online: PAGE, networks: PAGE },
    scroll: 0,
  };
}

/**
 * The order that is in force.
 *
 * @param {State} state
 */
export function orderOf(state) {
  return state.order || (state.near ? "nearest" : "soonest");
}

/** @param {State} state */
export function isEmpty(state) {
  return !state.q.trim() && !state.near && !state.when && !Object.keys(state.chosen).length;
}

/**
 * @param {State} state
 * @param {string} facet
 * @param {string} value
 * @param {boolean} on
 * @returns {State}
 */
export function choose(state, facet, value, on) {
  const values = (state.chosen[facet] || []).filter((other) => other !== value);
  if (on) values.push(value);
  const chosen = { ...state.chosen, [facet]: values };
  if (!values.length) delete chosen[facet];
  return fresh({ ...state, chosen });
}

/**
 * With what changes the results, the first page of them is shown.
 *
 * @param {State} state
 * @returns {State}
 */
export function fresh(state) {
  return { ...state, show: initial().show, scroll: 0 };
}

/**
 * Reads a state that `history.state` kept; anything that does not fit is dropped.
 *
 * @param {unknown} kept
 * @param {readonly Known[]} facets
 * @returns {State}
 */
export function revive(kept, facets) {
  const state = initial();
  if (!isRecord(kept)) return state;
  const near = isRecord(kept.near) ? kept.near : {};
  const { label, id } = near;
  if (typeof kept.q === "string") state.q = kept.q;
  if (isPoint(near)) {
    state.near = {
      label: String(label),
      latitude: near.latitude,
      longitude: near.longitude,
      id: String(id || ""),
    };
  }
  if (isNatural(kept.within)) state.within = kept.within;
  if (isNatural(kept.beyond)) state.beyond = kept.beyond;
  if (isWhen(kept.when)) state.when = kept.when;
  if (kept.order === "nearest" || kept.order === "soonest") state.order = kept.order;
  if (isRecord(kept.chosen)) state.chosen = knownOf(kept.chosen, facets).chosen;
  const show = isRecord(kept.show) ? kept.show : {};
  for (const part of /** @type {Part[]} */ (Object.keys(state.show))) {
    const count = show[part];
    if (isNatural(count)) state.show[part] = Math.max(PAGE, count);
  }
  if (isNatural(kept.scroll)) state.scroll = kept.scroll;
  return state;
}

/**
 * Writes a search as the fragment of a link: ids only; the visitor's own words only where they want them in it.
 *
 * @param {State} state
 * @param {{words?: boolean}} [options]
 */
export function toFragment(state, { words = false } = {}) {
  /** @type {[string, string][]} */
  const pairs = Object.keys(state.chosen)
    .sort()
    .map((facet) => [facet, state.chosen[facet].join(" ")]);
  if (state.near && state.near.id) pairs.push(["near", state.near.id]);
  if (state.near && state.near.id && state.within) pairs.push(["within", String(state.within)]);
  if (state.near && state.near.id && state.beyond) pairs.push(["beyond", String(state.beyond)]);
  if (state.when) pairs.push(["when", state.when]);
  if (state.order) pairs.push(["order", state.order]);
  if (words && state.q.trim()) pairs.push(["q", state.q.trim()]);
  return new URLSearchParams(pairs).toString();
}

/**
 * Reads the fragment of a link that someone copied, or wrote by hand.
 *
 * @param {string} fragment without "#"
 * @param {readonly Known[]} facets
 * @returns {{state: State, place: string, unknown: string[]}} `place` is still to be looked up; `unknown` is what was not understood
 */
export function fromFragment(fragment, facets) {
  const state = initial();
  /** @type {Record<string, string[]>} without a prototype: a name may be any word */
  const asked = Object.create(null);
  let place = "";
  for (const [name, value] of new URLSearchParams(fragment)) {
    if (name === "q") state.q = value;
    else if (name === "near") place = value;
    else if (name === "order" && (value === "nearest" || value === "soonest")) state.order = value;
    else if (name === "when" && isWhen(value)) state.when = value;
    else if ((name === "within" || name === "beyond") && /^[1-9]\d{0,7}$/.test(value))
      state[name] = Number(value);
    else asked[name] = [...(asked[name] || []), ...value.split(/[ +]/).filter(Boolean)];
  }
  const known = knownOf(asked, facets);
  state.chosen = known.chosen;
  return { state, place, unknown: known.unknown };
}

/**
 * @param {Record<string, unknown>} asked
 * @param {readonly Known[]} facets
 */
function knownOf(asked, facets) {
  /** @type {Record<string, string[]>} */
  const chosen = {};
  /** @type {string[]} */
  const unknown = [];
  for (const [id, values] of Object.entries(asked)) {
    const facet = facets.find((other) => other.id === id);
    const ids = Array.isArray(values) ? values.map(String) : [];
    const kept = facet ? facet.values.map((value) => value.id).filter((value) => ids.includes(value)) : [];
    if (kept.length) chosen[id] = kept;
    unknown.push(...(facet ? ids.filter((value) => !kept.includes(value)) : [id]));
  }
  return { chosen, unknown };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isNatural(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/**
 * @param {Record<string, unknown>} near
 * @returns {near is {latitude: number, longitude: number}}
 */
function isPoint(near) {
  const { latitude, longitude } = near;
  return (
    typeof latitude === "number" &&
    typeof longitude === "number" &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180
  );
}
