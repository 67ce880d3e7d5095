/**
 * The groups of a mark that was chosen, as the same cards as in the list.
 *
 * @typedef {import("../finder/source.js").Result} Result
 * @typedef {import("../finder/format.js").Format} Format
 *
 * @typedef {object} Chosen
 * @property {string} title
 * @property {string} note how well the place is known; "" where it is several
 * @property {string} door address that opens the place in the device's own map; "" where it is not known to the door
 * @property {number} total
 * @property {(count: number) => Promise<Result[]>} cards
 */

import { button, make } from "../finder/dom.js";
import { PAGE } from "../finder/state.js";

export class Panel {
  /**
   * @param {Format} format
   * @param {(result: Result, now: number) => HTMLElement} card
   * @param {() => void} closed
   */
  constructor(format, card, closed) {
    this.format = format;
    this.card = card;
    this.closed = closed;
    this.title = make("h3", { class: "map-chosen-title", tabindex: "-1" });
    this.note = make("span", {});
    this.door = make("a", { class: "map-door" }, format.t("Open in your map"));
    this.list = make("ul", { class: "cards" });
    this.more = button("", "button quiet more", () => this.grow());
    const { t } = format;
    const close = button(t("Back to the map"), "button quiet", () => this.close());
    this.element = make(
      "div",
      { class: "map-chosen", role: "group", "aria-label": t("Chosen on the map") },
      make("div", { class: "map-chosen-head" }, this.title, close),
      make("p", { class: "map-chosen-note" }, this.note, " ", this.door),
      this.list,
      this.more,
    );
    this.element.hidden = true;
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
    /** @type {Chosen | null} */
    this.chosen = null;
  }

  /** @param {Chosen} chosen */
  async open(chosen) {
    this.chosen = chosen;
    this.title.textContent = chosen.title;
    this.note.textContent = chosen.note;
    this.door.hidden = !chosen.door;
    this.door.setAttribute("href", chosen.door || "#map");
    await this.fill(PAGE);
    this.element.hidden = false;
  }

  /**
   * Takes whoever chose something to it; on a small screen it is below the map.
   *
   * @param {boolean} byKey
   */
  reveal(byKey) {
    this.title.focus({ preventScroll: true });
    if (byKey) this.element.scrollIntoView({ block: "nearest" });
    else this.title.scrollIntoView({ block: "nearest" });
  }

  /** Shows more cards, and puts the focus on the first of them. */
  async grow() {
    const from = this.list.children.length;
    await this.fill(from + PAGE);
    const link = this.list.children[from]?.querySelector("a");
    if (link) link.focus();
  }

  /** @param {number} count */
  async fill(count) {
    const { chosen, format } = this;
    if (!chosen) return;
    const results = await chosen.cards(count);
    if (chosen !== this.chosen) return;
    const now = Date.now();
    this.list.replaceChildren(...results.map((result) => this.card(result, now)));
    this.more.hidden = results.length >= chosen.total;
    this.more.textContent = format.t("Show more ({shown} of {total})", {
      shown: format.numbers.format(results.length),
      total: format.numbers.format(chosen.total),
    });
  }

  close() {
    this.hide();
    this.closed();
  }

  hide() {
    this.chosen = null;
    this.element.hidden = true;
    this.list.replaceChildren();
  }
}
