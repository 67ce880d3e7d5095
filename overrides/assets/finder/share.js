/**
 * "Copy link to this search": the only way in which a search leaves this page, and only when someone asks for it.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./format.js").Format} Format
 */

import { need } from "./dom.js";
import { isEmpty, toFragment } from "./state.js";

export class Share {
  /**
   * @param {HTMLElement} root
   * @param {Format} format
   * @param {() => State} state
   */
  constructor(root, format, state) {
    this.format = format;
    this.state = state;
    this.box = need(root, "#share", HTMLElement);
    this.words = need(this.box, "#share-words", HTMLElement);
    this.withWords = need(this.words, "input", HTMLInputElement);
    this.said = need(this.box, "#share-said", HTMLElement);
    this.link = need(this.box, "#share-link", HTMLInputElement);
    need(this.box, "#share-copy", HTMLButtonElement).addEventListener("click", () => this.copy());
  }

  /** @param {State} state as if everything that was understood had been chosen */
  show(state) {
    this.box.hidden = isEmpty(state);
    this.words.hidden = !state.q.trim();
    this.said.textContent = "";
    this.link.hidden = true;
  }

  async copy() {
    const { t } = this.format;
    const state = this.state();
    const fragment = toFragment(state, { words: this.withWords.checked });
    const address = `${location.origin}${location.pathname}${fragment && `#${fragment}`}`;
    const left = state.near && !state.near.id ? ` ${t("Your place is not in it.")}` : "";
    try {
      await navigator.clipboard.writeText(address);
      this.said.textContent = t("The link is copied.") + left;
    } catch {
      this.link.value = address;
      this.link.hidden = false;
      this.link.select();
      this.said.textContent = t("Your browser did not let it be copied. Here it is.") + left;
    }
  }
}
