/**
 * The ways on from an answer without groups: what to leave out or widen, and what that would give.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./source.js").Source} Source
 * @typedef {import("./source.js").Answer} Answer
 * @typedef {import("./source.js").Question} Question
 * @typedef {import("./asking.js").Asked} Asked
 * @typedef {import("./format.js").Format} Format
 * @typedef {import("./results.js").WayOn} WayOn
 */

import { without } from "./asking.js";
import { fresh } from "./state.js";

/** How many ways are offered. */
const MOST = 4;

/** No result of any part: only totals are asked. */
export const NONE = { near: 0, lines: 0, online: 0, networks: 0 };

/** What the ways treat in their own manner, or never take away. */
const KEPT = ["near", "within", "q", "ages"];

/**
 * @param {Source} source
 * @param {State} state
 * @param {Asked} asked the question that it is
 * @param {Answer} answer
 * @param {object} page
 * @param {(facet: string, ids: string[]) => string} page.label
 * @param {Format} page.format
 * @param {(state: State) => Question} page.question the question that another state would be
 * @param {(state: State) => void} page.apply
 * @returns {Promise<WayOn[]>} those that give something, the most first
 */
export async function waysOn(source, state, asked, answer, { label, format, question, apply }) {
  if (answer.total && (answer.parts.near.total || !asked.state.near)) return [];
  for (const changes of [small(state, asked, label, format), large(asked, format)]) {
    /** @type {WayOn[]} */
    const found = [];
    for (const [words, next] of changes) {
      const { total, parts } = await source.query({ ...question(next), show: NONE });
      const gain = answer.total ? parts.near.total : total;
      if (gain) found.push({ label: words, total: gain, apply: () => apply(next) });
    }
    if (found.length) return found.sort((a, b) => b.total - a.total).slice(0, MOST);
  }
  return [];
}

/**
 * One thing less, or a wider circle.
 *
 * @param {State} state
 * @param {Asked} asked
 * @param {(facet: string, ids: string[]) => string} labelOf
 * @param {Format} format
 * @returns {Generator<[string, State], void, void>} each change in words, and the search that it makes
 */
function* small(state, asked, labelOf, format) {
  const { t } = format;
  const { understood, parts } = asked;
  for (const { facet, ids, label } of parts) {
    if (!KEPT.includes(facet))
      yield [
        t("Without “{label}”", { label: label || labelOf(facet, ids) }),
        without(state, understood, facet, facet in state ? undefined : ids),
      ];
  }
  const { q, near, within } = asked.state;
  if (q.trim()) yield [t("Without “{label}”", { label: q.trim() }), without(state, understood, "q")];
  if (!near || !within) return;
  const wider = format.circles().find((circle) => circle > within);
  if (wider)
    yield [t("Within {distance}", { distance: format.distance(wider) }), fresh({ ...state, within: wider })];
  yield [t("At any distance"), fresh({ ...state, within: 0 })];
}

/**
 * What is left where no one thing less is enough.
 *
 * @param {Asked} asked
 * @param {Format} format
 * @returns {Generator<[string, State], void, void>}
 */
function* large({ state: whole }, { t }) {
  const open = fresh({ ...whole, chosen: {}, within: 0, beyond: 0, when: "" });
  yield [t("Without any filter"), open];
  if (whole.q.trim())
    yield [t("Without “{label}” and any filter", { label: whole.q.trim() }), { ...open, q: "" }];
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
