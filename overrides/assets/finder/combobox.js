/**
 * A text input that suggests (WAI-ARIA Authoring Practices, "Editable Combobox With List Autocomplete"): focus stays in the input,
 * the arrows walk through the list, Enter takes, Escape closes. Nothing has to be chosen.
 *
 * @template T
 * @typedef {object} Suggestion
 * @property {T} value
 * @property {string} label what the input shows once it is chosen
 * @property {string} note more about it, in small
 */

import { make } from "./dom.js";

/** @template T */
export class Combobox {
  /**
   * @param {HTMLInputElement} input role=combobox, with aria-controls
   * @param {HTMLElement} list role=listbox
   * @param {(typed: string) => Promise<Suggestion<T>[]>} suggest
   * @param {(value: T, label: string) => void} choose
   */
  constructor(input, list, suggest, choose) {
    this.input = input;
    this.list = list;
    this.suggest = suggest;
    this.choose = choose;
    /** @type {Suggestion<T>[]} */
    this.suggestions = [];
    this.active = -1;
    this.asked = 0;
    input.addEventListener("input", () => this.update());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    // A press must not take the focus from the input, or the list would close before the click arrives.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target instanceof Element && event.target.closest("[role=option]");
      if (option) this.take([...list.children].indexOf(option));
    });
  }

  async update() {
    const number = ++this.asked;
    const found = this.input.value.trim() ? await this.suggest(this.input.value) : [];
    if (number !== this.asked || document.activeElement !== this.input) return; // answered too late
    this.suggestions = found;
    this.show(found);
  }

  /** @param {Suggestion<T>[]} found */
  show(found) {
    this.list.replaceChildren(
      ...found.map(({ label, note }, at) =>
        make(
          "li",
          { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false" },
          make("span", {}, label),
          ...(note ? [" ", make("small", {}, note)] : []),
        ),
      ),
    );
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.mark(-1);
  }

  close() {
    this.asked++;
    this.suggestions = [];
    this.show([]);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const count = this.suggestions.length;
    if (event.key === "Escape" && count) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.take(this.active);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
      event.preventDefault();
      if (!count) this.update();
      else
        this.mark(
          ((this.active < 0 && event.key === "ArrowUp" ? 0 : this.active) +
            (event.key === "ArrowDown" ? 1 : -1) +
            count) %
            count,
        );
    }
  }

  /** @param {number} at the suggestion to mark, -1 for none */
  mark(at) {
    this.active = at;
    [...this.list.children].forEach((option, number) =>
      option.setAttribute("aria-selected", String(number === at)),
    );
    const option = this.list.children[at];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {number} at */
  take(at) {
    const taken = this.suggestions[at];
    if (!taken) return;
    this.input.value = taken.label;
    this.close();
    this.choose(taken.value, taken.label);
  }
}
