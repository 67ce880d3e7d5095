/**
 * "Show on a map": fetches the map when it is asked for, and not before; then keeps it in step with the question.
 *
 * @typedef {import("./source.js").Source} Source
 * @typedef {import("./source.js").Question} Question
 * @typedef {import("./results.js").Results} Results
 * @typedef {import("./format.js").Format} Format
 */

import { make, need } from "./dom.js";

export class MapDoor {
  /**
   * @param {HTMLElement} root
   * @param {Format} format
   * @param {Results["card"]} card
   * @param {() => Promise<unknown>} ask answers what is asked, where nothing was answered yet
   */
  constructor(root, format, card, ask) {
    this.root = root;
    this.format = format;
    this.card = card;
    this.ask = ask;
    this.section = need(root, "#map", HTMLElement);
    this.button = need(root, "#open-map", HTMLButtonElement);
    this.button.addEventListener("click", () => this.toggle());
    /** @type {Promise<import("../map/map.js").GroupMap> | null} */
    this.map = null;
    /** @type {Promise<[typeof import("../map/map.js"), Response]> | null} */
    this.parts = null;
    /** @type {[Source, Question] | null} */
    this.last = null;
  }

  get isOpen() {
    return !this.section.hidden;
  }

  /**
   * Shows the answer to a question on the map, if that is open.
   *
   * @param {Source} source
   * @param {Question} question
   */
  async show(source, question) {
    this.last = [source, question];
    if (this.isOpen && this.map) await (await this.map).ask(source, question);
  }

  async toggle() {
    const { t } = this.format;
    this.section.hidden = this.isOpen;
    this.button.setAttribute("aria-expanded", String(this.isOpen));
    this.button.textContent = this.isOpen ? t("Hide the map") : t("Show on a map");
    if (!this.isOpen) return;
    this.section.setAttribute("aria-busy", "true");
    try {
      this.map = this.map || this.fetch();
      const map = await this.map;
      if (!this.last) await this.ask();
      if (this.last) await map.ask(...this.last);
      map.title.focus({ preventScroll: true });
      this.section.scrollIntoView();
    } catch (error) {
      console.error(error);
      this.map = null;
      this.section.replaceChildren(
        make(
          "p",
          { class: "note", role: "alert" },
          t("The map could not be had just now. The list below has every group."),
        ),
      );
    } finally {
      this.section.removeAttribute("aria-busy");
    }
  }

  async fetch() {
    this.section.replaceChildren();
    const [{ GroupMap }, basemap] = await this.prepare();
    return GroupMap.open(basemap.clone(), this.section, this.format, this.card);
  }

  /** Gets what the map needs, once. */
  prepare() {
    this.parts = this.parts || this.getParts();
    this.parts.catch(() => (this.parts = null));
    return this.parts;
  }

  /** @returns {Promise<[typeof import("../map/map.js"), Response]>} the script, and the answer to the request for the basemap */
  async getParts() {
    const { base } = this.root.dataset;
    const sheet = make("link", { rel: "stylesheet", href: `${base}assets/css/map.css` });
    const styled = new Promise((resolve, reject) => {
      sheet.addEventListener("load", resolve);
      sheet.addEventListener("error", reject);
    });
    document.head.append(sheet);
    const asked = fetch(this.section.dataset.map || "");
    const [script, basemap] = await Promise.all([import("../map/map.js"), asked, styled]);
    if (!basemap.ok) throw new Error(`${basemap.status} for ${basemap.url}`);
    await basemap.clone().arrayBuffer(); // all of it is here, not only its beginning
    return [script, basemap];
  }
}
