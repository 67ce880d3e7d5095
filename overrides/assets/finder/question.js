/**
 * The question as the page shows it: the words, the order, the circle, and a chip for everything that is asked, which takes it away.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./format.js").Format} Format
 * @typedef {import("./filters.js").Filters} Filters
 * @typedef {import("./filters.js").Chip} Chip
 * @typedef {(state: State, how: "push" | "replace") => Promise<void>} Ask
 */

import { debounce, need } from "./dom.js";
import { showChips } from "./filters.js";
import { choose, fresh, initial, orderOf } from "./state.js";
import { circleNear } from "./ways.js";

/** Typing rests this long before it is looked for, in ms. */
const RESTED = 200;

/** "Soonest" among places all over the world helps no one, so it comes with a circle of about this many meters. */
const SOONEST_WITHIN = 50_000;

export class Question {
  /**
   * @param {HTMLElement} root
   * @param {Format} format
   * @param {Filters} filters
   * @param {Ask} ask
   */
  constructor(root, format, filters, ask) {
    this.format = format;
    this.filters = filters;
    this.ask = ask;
    this.state = initial();
    this.q = need(root, "input[name=q]", HTMLInputElement);
    this.order = need(root, "#order", HTMLSelectElement);
    this.within = need(root, "#within", HTMLSelectElement);
    this.chips = need(root, "#understood", HTMLElement);
    this.heading = need(root, "#answer", HTMLElement);
    const rested = debounce(() => {
      if (this.q.value !== this.state.q) ask(fresh({ ...this.state, q: this.q.value }), "replace");
    }, RESTED);
    this.q.addEventListener("input", rested);
    this.order.addEventListener("change", () => this.reorder());
    this.within.addEventListener("change", () => {
      ask(fresh({ ...this.state, within: Number(this.within.value) }), "push");
    });
  }

  reorder() {
    const { near, within } = this.state;
    const order = this.order.value === "soonest" ? "soonest" : "nearest";
    const circle = order === "soonest" && near && !within ? circleNear(this.format, SOONEST_WITHIN) : within;
    this.ask(fresh({ ...this.state, order, within: circle }), "push");
  }

  /** Takes away everything that is asked. */
  clear() {
    this.q.value = "";
    return this.ask(initial(), "push");
  }

  /**
   * Puts the question into the boxes, so that what is shown is always what is asked.
   *
   * @param {State} state
   */
  show(state) {
    this.state = state;
    if (document.activeElement !== this.q) this.q.value = state.q;
    this.order.value = orderOf(state);
    for (const option of this.order.options) option.disabled = option.value === "nearest" && !state.near;
    this.showCircles(state);
    showChips(this.chips, [...this.asked(state)], this.format, () => this.clear());
  }

  /**
   * @param {State} state
   * @returns {Generator<Chip, void, void>}
   */
  *asked(state) {
    const { t } = this.format;
    const { near, within, chosen } = state;
    const words = state.q.trim();
    if (words) yield this.chip("q", words, t("“{words}”", { words }), { ...state, q: "" });
    if (near) {
      const without = { ...state, near: null, within: 0, order: /** @type {const} */ ("") };
      yield this.chip("near", near.id || "point", t("Near {place}", { place: near.label }), without);
    }
    if (near && within) {
      const label = t("Within {distance}", { distance: this.format.distance(within) });
      yield this.chip("within", String(within), label, { ...state, within: 0 });
    }
    for (const [facet, values] of Object.entries(chosen)) {
      for (const value of values) {
        yield this.chip(facet, value, this.filters.label(facet, value), choose(state, facet, value, false));
      }
    }
  }

  /**
   * @param {string} facet
   * @param {string} value
   * @param {string} label
   * @param {State} without
   * @returns {Chip}
   */
  chip(facet, value, label, without) {
    const remove = async () => {
      if (facet === "q") this.q.value = "";
      await this.ask(fresh(without), "push");
      (this.chips.querySelector("button") || this.heading).focus();
    };
    return { facet, value, label, remove };
  }

  /** @param {State} state */
  showCircles({ near, within }) {
    const circles = this.format.circles();
    if (within && !circles.includes(within)) circles.push(within);
    circles.sort((a, b) => a - b);
    this.within.replaceChildren(
      new Option(this.format.t("Any distance"), "0"),
      ...circles.map((circle) => new Option(this.format.distance(circle), String(circle))),
    );
    this.within.value = String(near ? within : 0);
    /** @type {HTMLElement} */ (this.within.parentElement).hidden = !near;
  }
}
