/**
 * The question as the page shows it: the words, the time, the order, the circles, for whom it is, and a chip for everything that is asked,
 * which takes it away.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./asking.js").Asked} Asked
 * @typedef {import("./asking.js").Part} Part
 * @typedef {import("./format.js").Format} Format
 * @typedef {import("./filters.js").Filters} Filters
 * @typedef {import("./filters.js").Chip} Chip
 * @typedef {(state: State, how: "push" | "replace") => Promise<void>} Ask
 */

import { without } from "./asking.js";
import { debounce, need } from "./dom.js";
import { showChips } from "./filters.js";
import { choose, fresh, initial, orderOf } from "./state.js";
import { circleNear } from "./ways.js";
import { isWhen } from "./when.js";

/** Typing rests this long before it is looked for, in ms. */
const RESTED = 200;

/** "Soonest" among places all over the world helps no one, so it comes with a circle of about this many meters. */
const SOONEST_WITHIN = 50_000;

export class Question {
  /**
   * @param {HTMLElement} root
   * @param {Format} format
   * @param {Filters} filters
   * @param {() => State} current what is being asked, answered or not
   * @param {(state: State) => Asked["understood"]} understand
   * @param {Ask} ask
   */
  constructor(root, format, filters, current, understand, ask) {
    this.format = format;
    this.filters = filters;
    this.current = current;
    this.understand = understand;
    this.ask = ask;
    /** Whether the box holds words that have not been asked yet: nothing may be written over them. */
    this.typing = false;
    /** @type {Asked | null} */
    this.asked = null;
    this.q = need(root, "input[name=q]", HTMLInputElement);
    this.order = need(root, "#order", HTMLSelectElement);
    this.when = need(root, "#when", HTMLSelectElement);
    this.within = need(root, "#within", HTMLSelectElement);
    this.beyond = need(root, "#beyond", HTMLSelectElement);
    this.who = need(root, "#who", HTMLElement);
    this.chips = need(root, "#understood", HTMLElement);
    this.heading = need(root, "#answer", HTMLElement);
    const rested = debounce(() => {
      if (this.typing && this.q.value !== current().q) ask(this.state, "replace");
      this.typing = false;
    }, RESTED);
    this.q.addEventListener("input", () => {
      this.typing = true;
      rested();
    });
    this.order.addEventListener("change", () => this.reorder());
    this.within.addEventListener("change", () => {
      ask(fresh({ ...this.state, within: Number(this.within.value) }), "push");
    });
    this.beyond.addEventListener("change", () => {
      ask({ ...this.less("beyond"), beyond: Number(this.beyond.value) }, "push");
    });
    this.when.addEventListener("change", () => {
      const when = this.windowChosen;
      ask({ ...this.less("when"), when }, "push");
    });
    this.who.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element && target.closest("button");
      if (pressed) ask(choose(this.less("relation"), "relation", pressed.value, true), "push");
    });
  }

  /** What is asked, and what has been typed since. @returns {State} */
  get state() {
    const state = this.current();
    return this.typing ? fresh({ ...state, q: this.q.value }) : state;
  }

  /**
   * Puts words into the box in place of whatever is there.
   *
   * @param {string} q
   */
  write(q) {
    this.typing = false;
    this.q.value = q;
  }

  /** The time that is chosen. @returns {State["when"]} */
  get windowChosen() {
    return isWhen(this.when.value) ? this.when.value : "";
  }

  reorder() {
    const { near, within } = this.asked ? this.asked.state : this.state;
    const order = this.order.value === "soonest" ? "soonest" : "nearest";
    const circle = order === "soonest" && near && !within ? circleNear(this.format, SOONEST_WITHIN) : within;
    this.ask(fresh({ ...this.state, order, within: circle }), "push");
  }

  /**
   * What is asked without something, its words included.
   *
   * @param {string} facet
   * @param {string[]} [ids]
   */
  less(facet, ids) {
    const { state } = this;
    const left = without(state, this.understand(state), facet, ids);
    this.write(left.q);
    return left;
  }

  /** Takes away everything that is asked. */
  clear() {
    this.write("");
    this.filters.untick();
    return this.ask(initial(), "push");
  }

  /**
   * Shows what is asked in the boxes, as chips and in words.
   *
   * @param {Asked} asked
   */
  show(asked) {
    this.asked = asked;
    const whole = asked.state;
    this.when.value = whole.when;
    this.order.value = orderOf(whole);
    for (const option of this.order.options) option.disabled = option.value === "nearest" && !whole.near;
    this.showCircles(this.within, whole.near ? whole.within : 0, whole);
    this.showCircles(this.beyond, whole.beyond, whole);
    this.showWho(whole.chosen.relation || []);
    showChips(
      this.chips,
      asked.parts.map((part) => this.chip(part)),
      this.format,
      () => this.clear(),
    );
  }

  /**
   * @param {Part} part
   * @returns {Chip}
   */
  chip({ facet, ids, label }) {
    const remove = async () => {
      this.filters.untick(facet);
      await this.ask(this.less(facet, facet in initial() ? undefined : ids), "push");
      (this.chips.querySelector("button") || this.heading).focus();
    };
    return { facet, value: ids.join(" "), label: label || this.label(facet, ids), remove };
  }

  /**
   * What a part of the question is called.
   *
   * @param {string} facet
   * @param {string[]} ids
   */
  label(facet, ids) {
    const { t } = this.format;
    const { near, within, beyond, when } = this.asked ? this.asked.state : this.state;
    if (facet === "q") return t("“{words}”", { words: ids[0] });
    if (facet === "near") return t("Near {place}", { place: near ? near.label : "" });
    if (facet === "within") return t("Within {distance}", { distance: this.format.distance(within) });
    if (facet === "beyond") return t("At least {distance} away", { distance: this.format.distance(beyond) });
    if (facet === "when" && when) return this.format.windows()[when];
    return ids.map((id) => this.filters.label(facet, id)).join(", ");
  }

  /**
   * For whom the question is, once it says so.
   *
   * @param {string[]} relation
   */
  showWho(relation) {
    const { t } = this.format;
    this.who.hidden = !relation.length;
    for (const option of this.who.querySelectorAll("button"))
      option.setAttribute("aria-pressed", String(relation.includes(option.value)));
    need(this.who, "p", HTMLElement).textContent = relation.includes("someone")
      ? t("These are for family and friends, or say that they are welcome.")
      : t("Groups for family and friends alone are left out.");
  }

  /**
   * @param {HTMLSelectElement} select
   * @param {number} chosen meters
   * @param {State} whole
   */
  showCircles(select, chosen, { near }) {
    const circles = this.format.circles();
    if (chosen && !circles.includes(chosen)) circles.push(chosen);
    circles.sort((a, b) => a - b);
    select.replaceChildren(
      new Option(this.format.t("Any distance"), "0"),
      ...circles.map((circle) => new Option(this.format.distance(circle), String(circle))),
    );
    select.value = String(chosen);
    /** @type {HTMLElement} */ (select.parentElement).hidden = !near;
  }
}
