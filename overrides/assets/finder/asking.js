/**
 * Joins what someone typed, as it was understood, with what they ticked and chose: the whole question, and for each thing that is asked a
 * chip and the state without it. What was typed stays as it is; taking away something that was understood takes its words out of the text.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Known} Known
 * @typedef {import("./source.js").Question} Question
 * @typedef {import("./understand.js").Understood} Understood
 * @typedef {import("./understand.js").Phrase} Phrase
 *
 * @typedef {object} Part something that is asked
 * @property {string} facet of values; "q", "near", "within", "beyond" or "when"
 * @property {string[]} ids
 * @property {string} label of several values together; "" where each has its own
 *
 * @typedef {object} Asked
 * @property {State} state the state as if everything that was understood had been chosen; `q` is what was not
 * @property {Question} question
 * @property {Part[]} parts
 * @property {Understood} understood
 */

import { choose, fresh, orderOf } from "./state.js";
import { cut } from "./understand.js";

/** What is not a value of a facet. */
const OTHERS = ["near", "when", "beyond"];

/**
 * @param {State} state
 * @param {Understood} understood what its text says
 * @param {readonly Known[]} facets that the page offers
 * @param {number} away meters that "away from home" means
 * @param {Record<string, string[]>} [unkept] values that are asked and kept nowhere
 * @returns {Asked}
 */
export function ask(state, understood, facets, away, unkept = {}) {
  const { here, strange } = sorted(understood, facets);
  const near = state.near || understood.near;
  const chosen = { ...state.chosen };
  /** @type {Record<string, string[]>} */
  const said = {};
  for (const { facet, ids, span } of here) {
    const all = [...(chosen[facet] || []), ...ids];
    chosen[facet] = (facets.find(({ id }) => id === facet) || { values: [] }).values
      .map(({ id }) => id)
      .filter((id) => all.includes(id));
    said[facet] = [...(said[facet] || []), state.q.slice(...span)];
  }
  /** @type {State} */
  const whole = {
    ...state,
    q: [...strange.map(({ span }) => state.q.slice(...span)), understood.rest].filter(Boolean).join(" "),
    near,
    beyond: near ? state.beyond || (understood.away ? away : 0) : 0,
    when: state.when || understood.when,
    chosen,
  };
  // Beside what was understood, the words that are left are a wish; alone, they are all there is to go by.
  const rather = here.length || understood.near || understood.when ? whole.q : "";
  const q = rather ? "" : whole.q;
  const question = { ...whole, q, rather, order: orderOf(whole), said, chosen: { ...chosen, ...unkept } };
  return { state: whole, question, parts: [...partsOf(whole, here, unkept)], understood };
}

/**
 * What was typed means values that the page offers, or some that no listing has: those are searched as text.
 *
 * @param {Understood} understood
 * @param {readonly Known[]} facets
 */
function sorted({ phrases }, facets) {
  const offered = phrases.map((phrase) => {
    const facet = facets.find(({ id }) => id === phrase.facet);
    return {
      ...phrase,
      ids: facet ? phrase.ids.filter((id) => facet.values.some((value) => value.id === id)) : [],
    };
  });
  const values = offered.filter(({ facet }) => !OTHERS.includes(facet));
  const here = values.filter(({ ids }) => ids.length);
  return { here, strange: values.filter(({ ids }) => !ids.length) };
}

/**
 * @param {State} whole
 * @param {Phrase[]} phrases
 * @param {Record<string, string[]>} unkept
 * @returns {Generator<Part, void, void>}
 */
function* partsOf({ q, near, within, beyond, when, chosen }, phrases, unkept) {
  if (q.trim()) yield { facet: "q", ids: [q.trim()], label: "" };
  if (near) yield { facet: "near", ids: [near.id || "point"], label: "" };
  if (near && within) yield { facet: "within", ids: [String(within)], label: "" };
  if (near && beyond) yield { facet: "beyond", ids: [String(beyond)], label: "" };
  if (when) yield { facet: "when", ids: [when], label: "" };
  for (const [facet, values] of Object.entries({ ...chosen, ...unkept })) {
    const together = phrases.filter((phrase) => phrase.facet === facet && phrase.label);
    for (const { ids, label } of together) yield { facet, ids, label };
    for (const id of values)
      if (!together.some(({ ids }) => ids.includes(id))) yield { facet, ids: [id], label: "" };
  }
}

/**
 * A state that no longer asks for something.
 *
 * @param {State} state
 * @param {Understood} understood
 * @param {string} facet
 * @param {string[]} [ids] values of a facet; all that is asked of it by default
 * @returns {State}
 */
export function without(state, understood, facet, ids) {
  if (facet === "q")
    return fresh({ ...state, q: understood.phrases.map(({ span }) => state.q.slice(...span)).join(" ") });
  const gone = understood.phrases.filter(
    (phrase) =>
      phrase.facet === facet && (OTHERS.includes(facet) || !ids || phrase.ids.some((id) => ids.includes(id))),
  );
  let left = fresh({
    ...state,
    q: cut(
      state.q,
      gone.map(({ span }) => span),
    ),
  });
  if (facet === "near") return { ...left, near: null, within: 0, beyond: 0, order: "" };
  if (facet === "within" || facet === "beyond") return { ...left, [facet]: 0 };
  if (facet === "when") return { ...left, when: "" };
  for (const id of ids || left.chosen[facet] || []) left = choose(left, facet, id, false);
  // What else the words that are gone have said stays asked.
  for (const id of gone.flatMap((phrase) => phrase.ids))
    if (ids && !ids.includes(id)) left = choose(left, facet, id, true);
  return left;
}
