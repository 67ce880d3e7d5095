/**
 * "Download everything for offline use": gets all that the finder may ever ask for, when someone asks for it and not before, and keeps it in
 * this tab alone, so that there is nothing to forget on the device. Who wants to keep it saves a page that opens without a network.
 *
 * @typedef {import("./format.js").Format} Format
 * @typedef {import("./source.js").Source} Source
 * @typedef {import("./places.js").Places} Places
 */

import { need } from "./dom.js";

/** What comes beside the shards, in bytes: one file of groups or of places, the map, and the scripts that come later. */
const REST = 500_000;
const MEGABYTE = 1_000_000;

export class Offline {
  /**
   * @param {HTMLElement} root
   * @param {Format} format
   * @param {() => Promise<{source: Source, places: Places} | null>} open gets what the finder needs first; null where it cannot be had
   * @param {() => Promise<unknown>} prepare gets what the map needs
   */
  constructor(root, format, open, prepare) {
    this.format = format;
    this.open = open;
    this.prepare = prepare;
    this.box = need(root, "#offline", HTMLDetailsElement);
    this.getter = need(this.box, "#offline-get", HTMLButtonElement);
    this.saver = need(this.box, "#offline-save", HTMLButtonElement);
    this.said = need(this.box, "#offline-said", HTMLElement);
    this.box.addEventListener("toggle", () => this.tell());
    this.getter.addEventListener("click", () => this.get());
    this.saver.addEventListener("click", () => this.save());
    this.tell();
  }

  /** Says how much there is to get, before anyone has to decide. */
  async tell() {
    if (!this.box.open || !this.getter.hidden || !this.saver.hidden) return;
    const { t, numbers } = this.format;
    const opened = await this.open();
    if (!opened) return;
    const size = numbers.format(Math.ceil((opened.source.weight + opened.places.weight + REST) / MEGABYTE));
    this.getter.textContent = t("Download about {size} MB", { size });
    this.getter.hidden = false;
  }

  async get() {
    const { t } = this.format;
    this.getter.disabled = true;
    this.said.textContent = t("Getting everything…");
    try {
      const opened = await this.open();
      if (!opened) throw new Error("the finder's data cannot be had");
      await Promise.all([
        opened.source.getAll(),
        opened.places.getAll(),
        this.prepare(),
        import("./offlinepage.js"),
        import("../site/keep-buttons.js"),
        import("../site/group-out.js"),
        import("../site/printing.js"),
      ]);
      this.getter.hidden = true;
      this.saver.hidden = false;
      this.said.textContent = t(
        "Everything is here. Until this tab is closed, searches and the map need no network.",
      );
      this.saver.focus();
    } catch (error) {
      console.error(error);
      this.said.textContent = t("It could not be had just now. What was here before still works.");
      this.getter.disabled = false;
      this.getter.focus();
    }
  }

  /** Gives a page with every group to keep, by a download. */
  async save() {
    const opened = await this.open();
    if (!opened) return;
    const { offer } = await import("./offlinepage.js");
    offer(await opened.source.all(), this.format);
  }
}
