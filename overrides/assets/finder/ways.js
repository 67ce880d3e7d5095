/**
 * The ways on from an answer without groups: what to leave out or widen, and what that would give.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./source.js").Source} Source
 * @typedef {import("./source.js").Answer} Answer
 * @typedef {import("./format.js").Format} Format
 * @typedef {import("./results.js").WayOn} WayOn
 */

import { choose, fresh, orderOf } from "./state.js";

/** How many ways are offered. */
const MOST = 4;

const NONE = { near: 0, online: 0, networks: 0 };

/**
 * @param {Source} source
 * @param {State} state
 * @param {Answer} answer
 * @param {{label: (facet: string, value: string) => string}} filters
 * @param {Format} format
 * @param {(state: State) => void} apply
 * @returns {Promise<WayOn[]>} those that give something, the most first
 */
export async function waysOn(source, state, answer, filters, format, apply) {
  if (answer.total && (answer.parts.near.total || !state.near)) return [];
  for (const changes of [small(state, filters, format), large(state, format)]) {
    /** @type {WayOn[]} */
    const found = [];
    for (const [label, next] of changes) {
      const { total, parts } = await source.query({ ...next, order: orderOf(next), show: NONE });
      const gain = answer.total ? parts.near.total : total;
      if (gain) found.push({ label, total: gain, apply: () => apply(next) });
    }
    if (found.length) return found.sort((a, b) => b.total - a.total).slice(0, MOST);
  }
  return [];
}

/**
 * One thing less, or a wider circle.
 *
 * @param {State} state
 * @param {{label: (facet: string, value: string) => string}} filters
 * @param {Format} format
 * @returns {Generator<[string, State], void, void>} each change in words, and the search that it makes
 */
function* small(state, filters, format) {
  const { t } = format;
  for (const [facet, values] of Object.entries(state.chosen)) {
    for (const value of values)
      yield [
        t("Without “{label}”", { label: filters.label(facet, value) }),
        choose(state, facet, value, false),
      ];
  }
  if (state.q.trim()) yield [t("Without “{label}”", { label: state.q.trim() }), fresh({ ...state, q: "" })];
  if (!state.near || !state.within) return;
  const wider = format.circles().find((circle) => circle > state.within);
  if (wider)
    yield [t("Within {distance}", { distance: format.distance(wider) }), fresh({ ...state, within: wider })];
  yield [t("At any distance"), fresh({ ...state, within: 0 })];
}

/**
 * What is left where no one thing less is enough.
 *
 * @param {State} state
 * @param {Format} format
 * @returns {Generator<[string, State], void, void>}
 */
function* large(state, { t }) {
  const open = fresh({ ...state, chosen: {}, within: 0 });
  yield [t("Without any filter"), open];
  if (state.q.trim())
    yield [t("Without “{label}” and any filter", { label: state.q.trim() }), fresh({ ...open, q: "" })];
}

/**
 * The circle that can be chosen and is nearest to a distance.
 *
 * @param {Format} format
 * @param {number} meters
 */
export function circleNear(format, meters) {
  return format
    .circles()
    .reduce((best, circle) => (Math.abs(circle - meters) < Math.abs(best - meters) ? circle : best));
}
