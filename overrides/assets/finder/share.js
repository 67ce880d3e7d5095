/**
 * "Copy link to this search": the only way in which a search leaves this page, and only when someone asks for it.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./format.js").Format} Format
 */

import { canSend, copy, send } from "../site/copy.js";
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
    const sender = need(this.box, "#share-send", HTMLButtonElement);
    sender.hidden = !canSend();
    sender.addEventListener("click", async () => (await send({ url: this.address })) || this.copy());
  }

  /** @param {State} state as if everything that was understood had been chosen */
  show(state) {
    this.box.hidden = isEmpty(state);
    this.words.hidden = !state.q.trim();
    this.said.textContent = "";
    this.link.hidden = true;
  }

  /** The link to the search that is shown. */
  get address() {
    const fragment = toFragment(this.state(), { words: this.withWords.checked });
    return `${location.origin}${location.pathname}${fragment && `#${fragment}`}`;
  }

  async copy() {
    const { t } = this.format;
    const { near } = this.state();
    const copied = await copy(this.address, this.link);
    const said = copied ? t("The link is copied.") : t("Your browser did not let it be copied. Here it is.");
    this.said.textContent = near && !near.id ? `${said} ${t("Your place is not in it.")}` : said;
  }
}
