/**
 * The filters: their boxes and counts, what was understood as chips, and on small screens the sheet that holds them.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./source.js").Answer} Answer
 * @typedef {import("./format.js").Format} Format
 */

import { button, make, need } from "./dom.js";

/** Where the filters stand in a sheet of their own; the same as in finder.css. */
const NARROW = "(max-width: 60rem)";

export class Filters {
  /**
   * @param {HTMLElement} root
   * @param {Format} format
   * @param {(facet: string, value: string, on: boolean) => void} choose
   * @param {() => void} again asks again, because something changed that is kept nowhere
   * @param {() => void} clear
   * @param {(facet: string) => void} look someone looks at a facet whose values are not counted
   */
  constructor(root, format, choose, again, clear, look) {
    this.format = format;
    this.panel = need(root, "#filters", HTMLElement);
    this.aside = /** @type {HTMLElement} */ (this.panel.parentElement);
    this.sheet = need(document, "#sheet", HTMLDialogElement);
    this.body = need(this.sheet, ".sheet-body", HTMLElement);
    this.opener = need(root, "#open-filters", HTMLButtonElement);
    this.done = need(this.sheet, "#sheet-done", HTMLButtonElement);
    /** @type {{input: HTMLInputElement, count: Element, option: Element}[]} */
    this.boxes = [...this.panel.querySelectorAll("input")]
      .filter(({ name }) => name)
      .map((input) => {
        const option = /** @type {Element} */ (input.closest(".opt"));
        return { input, option, count: /** @type {Element} */ (option.querySelector(".opt-count")) };
      });
    /** @type {HTMLInputElement[]} what is asked and kept nowhere: it has no name */
    this.private = [...this.panel.querySelectorAll("input")].filter(({ dataset }) => dataset.facet);
    this.panel.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if (target.name) choose(target.name, target.value, target.checked);
      else again();
    });
    /** @type {Set<string>} facets whose counts are not those of the present question */
    this.uncounted = new Set();
    for (const type of ["pointerover", "focusin"]) {
      this.panel.addEventListener(type, ({ target }) => {
        const box = target instanceof Element && target.closest(".facet")?.querySelector("input[name]");
        if (box instanceof HTMLInputElement && this.uncounted.delete(box.name)) look(box.name);
      });
    }
    this.opener.addEventListener("click", () => this.open());
    this.done.addEventListener("click", () => this.sheet.close());
    need(this.sheet, "#sheet-clear", HTMLButtonElement).addEventListener("click", clear);
    need(this.sheet, "#sheet-leave", HTMLAnchorElement).addEventListener("click", (event) => {
      event.preventDefault();
      need(document, "#leave", HTMLAnchorElement).click();
    });
    this.sheet.addEventListener("close", () => this.home());
    this.sheet.addEventListener("click", ({ target }) => target === this.sheet && this.sheet.close());
    matchMedia(NARROW).addEventListener(
      "change",
      ({ matches }) => !matches && this.sheet.open && this.sheet.close(),
    );
  }

  /** The facets and values that the page offers. */
  get known() {
    /** @type {Map<string, {id: string, values: {id: string}[]}>} */
    const found = new Map();
    for (const { input } of this.boxes) {
      const facet = found.get(input.name) || { id: input.name, values: [] };
      facet.values.push({ id: input.value });
      found.set(input.name, facet);
    }
    return [...found.values()];
  }

  /** What is ticked. */
  get chosen() {
    /** @type {Record<string, string[]>} */
    const chosen = {};
    for (const { input } of this.boxes)
      if (input.checked) (chosen[input.name] = chosen[input.name] || []).push(input.value);
    return chosen;
  }

  /** What is ticked and kept nowhere. */
  get unkept() {
    /** @type {Record<string, string[]>} */
    const values = {};
    for (const { checked, dataset } of this.private) {
      const { facet = "", value = "" } = dataset;
      if (checked) values[facet] = [...(values[facet] || []), value];
    }
    return values;
  }

  /**
   * Takes back what is kept nowhere.
   *
   * @param {string} [facet] all of it by default
   */
  untick(facet) {
    for (const box of this.private) if (!facet || box.dataset.facet === facet) box.checked = false;
  }

  /**
   * The label of a value, as its filter says it.
   *
   * @param {string} facet
   * @param {string} value
   */
  label(facet, value) {
    const box =
      this.boxes.map(({ input }) => input).find((input) => input.name === facet && input.value === value) ||
      this.private.find(({ dataset }) => dataset.facet === facet && dataset.value === value);
    return box?.closest(".opt")?.querySelector(".opt-name")?.textContent || value;
  }

  open() {
    this.body.append(this.panel);
    this.sheet.showModal();
  }

  /** Puts the filters back where wide screens show them. */
  home() {
    this.aside.append(this.panel);
    this.opener.focus();
  }

  /** @param {State} state */
  show(state) {
    const { t } = this.format;
    for (const { input } of this.boxes)
      input.checked = (state.chosen[input.name] || []).includes(input.value);
    const count = Object.values(state.chosen).reduce((sum, values) => sum + values.length, 0);
    this.opener.textContent = count ? t("Filters ({count})", { count }) : t("Filters");
  }

  /**
   * Shows how many listings each value would give; of a facet that was not counted, nothing until someone looks at it.
   *
   * @param {Answer} answer
   */
  count(answer) {
    const { t } = this.format;
    for (const { input } of this.boxes) if (!answer.counts[input.name]) this.uncounted.add(input.name);
    this.fill(answer.counts, this.uncounted);
    this.done.textContent = t("Show {groups}", { groups: this.format.groups(answer.total) });
  }

  /**
   * @param {Answer["counts"]} counts by facet and value
   * @param {Set<string>} [blank] facets without counts
   */
  fill(counts, blank) {
    for (const { input, count, option } of this.boxes) {
      if (blank && blank.has(input.name)) count.textContent = "";
      if (!counts[input.name]) continue;
      const number = counts[input.name][input.value] || 0;
      count.textContent = this.format.numbers.format(number);
      option.classList.toggle("none", !number);
    }
  }
}

/**
 * @typedef {object} Chip
 * @property {string} facet
 * @property {string} value
 * @property {string} label
 * @property {() => void} remove
 */

/**
 * Shows what is asked as chips that take it away again.
 *
 * @param {HTMLElement} list
 * @param {Chip[]} chips
 * @param {Format} format
 * @param {() => void} clear
 */
export function showChips(list, chips, { t }, clear) {
  const items = chips.map(({ facet, value, label, remove }) => {
    const chip = button(label, "chip", remove);
    chip.setAttribute("aria-label", t("Remove filter {label}", { label }));
    chip.append(make("span", { "aria-hidden": "true", class: "chip-x" }, "×"));
    return make("li", { "data-facet": facet, "data-value": value }, chip);
  });
  if (chips.length > 1) items.push(make("li", {}, button(t("Clear all"), "chip-clear", clear)));
  list.replaceChildren(...items);
  list.hidden = !chips.length;
}
