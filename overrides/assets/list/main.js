/**
 * The page "Your list": shows the groups that were chosen in this tab, are saved on the device, or came with a link; shares, prints,
 * saves and forgets them. What is chosen is in no address but that of a link that someone asks to copy.
 *
 * @typedef {import("./data.js").Entry} Entry
 */

import { button, need } from "../finder/dom.js";
import { canSend, copy, send } from "../site/copy.js";
import { chosen, forget, isSaved, keep, save } from "../site/keeping.js";
import { t, tn } from "../site/messages.js";
import "../site/print-keys.js";
import { printWithCode } from "../site/printing.js";
import { Data } from "./data.js";
import { entryOf } from "./entry.js";
import { fromFragment, toFragment } from "./link.js";
import { textOf } from "./text.js";

/** A list that came with a link while there was another, in this tab's memory. */
const LINKED = "cg:list-linked";

/** What is waited for this long is worth a word, in ms. */
const PATIENCE = 300;

class YourList {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.site = new URL(root.dataset.base || "./", document.baseURI).href;
    this.data = new Data(this.site, Number(root.dataset.files) || 1);
    this.note = need(root, "#list-note", HTMLElement);
    this.said = need(root, "#list-said", HTMLElement);
    this.wait = need(root, "#list-wait", HTMLElement);
    this.list = need(root, "#list", HTMLElement);
    this.link = need(root, "#list-link", HTMLInputElement);
    this.text = need(root, "#list-text", HTMLTextAreaElement);
    /** @type {string[] | null} the ids of a list that came with a link and is not one's own */
    this.linked = null;
    /** @type {Entry[]} */
    this.entries = [];
    this.asked = 0;
    this.listen();
  }

  listen() {
    /** @type {(selector: string, act: () => void) => void} */
    const on = (selector, act) => need(this.root, selector, HTMLButtonElement).addEventListener("click", act);
    on("#copy-link", () => this.copyLink());
    on("#copy-text", () => this.copyText());
    on("#send-text", () => this.sendText());
    on("#print-list", () => printWithCode(this.address, t("A QR code that opens this list")));
    on("#save-list", () => this.save());
    on("#forget-list", () => this.forget());
    need(this.root, "#send-text", HTMLElement).hidden = !canSend();
    addEventListener("hashchange", () => fromFragment(location.hash.slice(1)) && this.open());
    addEventListener("storage", () => this.show());
    addEventListener("pageshow", ({ persisted }) => persisted && this.open());
  }

  /** Takes the list out of the address, if there is one in it, and shows what there is. */
  open() {
    const linked = fromFragment(location.hash.slice(1));
    this.linked = storedLinked();
    if (linked) {
      history.replaceState(history.state, "", location.pathname);
      const apart = chosen().length > 0 && !sameGroups(linked, chosen());
      this.linked = apart ? linked : null;
      if (apart) storeLinked(linked);
      else keep(linked);
    }
    return this.show();
  }

  get ids() {
    return this.linked ?? chosen();
  }

  /** Shows the list; what is old stands last. */
  async show() {
    const number = ++this.asked;
    const { ids } = this;
    const slow = setTimeout(() => this.waiting(t("Getting the groups of your list.")), PATIENCE);
    let found;
    try {
      found = ids.length ? await this.data.find(ids) : { entries: [], unknown: [] };
    } catch (error) {
      console.error(error);
      if (number === this.asked) this.fail();
      return;
    } finally {
      clearTimeout(slow);
    }
    if (number !== this.asked) return;
    this.waiting("");
    const { entries, unknown } = found;
    this.entries = [...entries.filter(({ old }) => !old), ...entries.filter(({ old }) => old)];
    this.settle(entries, ids);
    const page = {
      locale: this.root.dataset.locale || document.documentElement.lang,
      host: this.root.dataset.host || location.hostname,
      site: this.site,
      remove: this.linked ? null : /** @param {Entry} entry */ (entry) => this.remove(entry),
    };
    const now = Date.now();
    this.list.replaceChildren(...this.entries.map((entry) => entryOf(entry, page, now)));
    this.tell(unknown.length);
    this.showParts();
  }

  /**
   * Writes present ids in the place of older ones and of unknown ones.
   *
   * @param {Entry[]} entries
   * @param {string[]} ids
   */
  settle(entries, ids) {
    const present = entries.map(({ id }) => id);
    if (present.join() === ids.join()) return;
    if (!this.linked) keep(present);
    else {
      this.linked = present;
      storeLinked(present);
    }
  }

  showParts() {
    const some = this.entries.length > 0;
    need(this.root, "#list-empty", HTMLElement).hidden = some;
    need(this.root, "#list-parts", HTMLElement).hidden = !some;
    const own = need(this.root, "#list-keep", HTMLElement);
    own.hidden = this.linked !== null;
    const saved = isSaved();
    need(own, "#save-list", HTMLElement).hidden = saved;
    need(own, "#list-unsaved", HTMLElement).hidden = saved;
    need(own, "#list-saved", HTMLElement).hidden = !saved;
    need(this.root, "#paper-code", HTMLElement).replaceChildren();
    need(this.root, ".code-said", HTMLElement).hidden = true;
    this.link.hidden = true;
    this.text.hidden = true;
  }

  /** @param {number} unknown how many groups of the list nobody knows */
  tell(unknown) {
    const said = [];
    if (this.linked) said.push(t("This list came with a link. Your own list is kept apart."));
    if (unknown) {
      said.push(
        tn(
          "{count} group of this list is not known here and was left out.",
          "{count} groups of this list are not known here and were left out.",
          unknown,
        ),
      );
    }
    this.note.hidden = !said.length;
    this.note.replaceChildren(said.join(" "));
    if (this.linked) {
      this.note.append(
        " ",
        button(t("Add these to my list"), "button quiet", () => this.take([...chosen(), ...this.ids])),
        " ",
        button(t("Show my own list"), "button quiet", () => this.take(chosen())),
      );
    }
  }

  /**
   * Makes a list one's own and shows it.
   *
   * @param {string[]} ids
   */
  async take(ids) {
    keep(ids);
    dropLinked();
    this.linked = null;
    await this.show();
    need(this.root, "h1", HTMLElement).focus();
  }

  /** @param {Entry} entry */
  async remove({ id, name }) {
    const at = this.entries.findIndex((entry) => entry.id === id);
    keep(chosen().filter((other) => other !== id));
    await this.show();
    const buttons = this.list.querySelectorAll(".entry-off");
    const next = buttons[Math.min(at, buttons.length - 1)] ?? need(this.root, "h1", HTMLElement);
    if (next instanceof HTMLElement) next.focus();
    this.say(t("{name} is off your list.", { name }));
  }

  get address() {
    return `${location.origin}${location.pathname}#${toFragment(this.entries.map(({ id }) => id))}`;
  }

  async copyLink() {
    const copied = await copy(this.address, this.link);
    this.say(
      copied
        ? t("The link is copied. Whoever gets it can see which groups are in it.")
        : t("Your browser did not let it be copied. Here it is."),
    );
  }

  async copyText() {
    const copied = await copy(textOf(this.entries), this.text);
    this.say(copied ? t("The text is copied.") : t("Your browser did not let it be copied. Here it is."));
  }

  async sendText() {
    if (!(await send({ text: textOf(this.entries) }))) await this.copyText();
  }

  save() {
    const saved = save(chosen());
    this.showParts();
    this.say(
      saved
        ? t("Saved on this device.")
        : t(
            "Your browser did not let it be saved: it may be full, or set to keep nothing. The list stays in this tab.",
          ),
    );
    if (saved) need(this.root, "#forget-list", HTMLElement).focus();
  }

  async forget() {
    forget();
    await this.show();
    this.say(t("The list is forgotten here. Links you copied and pages you printed still hold it."));
    need(this.root, "h1", HTMLElement).focus();
  }

  fail() {
    this.waiting(t("The groups of your list could not be had just now. Your list is still there."));
    this.wait.append(
      " ",
      button(t("Try again"), "button quiet", () => this.show()),
    );
  }

  /** @param {string} text */
  waiting(text) {
    this.wait.textContent = text;
    this.wait.hidden = !text;
  }

  /** @param {string} text */
  say(text) {
    this.said.textContent = text;
  }
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
function sameGroups(one, other) {
  return [...one].sort().join() === [...other].sort().join();
}

/** @param {string[]} ids */
function storeLinked(ids) {
  try {
    sessionStorage.setItem(LINKED, JSON.stringify(ids));
  } catch {
    // The page still shows it; only loading it anew does not.
  }
}

function storedLinked() {
  try {
    const ids = JSON.parse(sessionStorage.getItem(LINKED) || "null");
    return Array.isArray(ids) ? ids.map(String) : null;
  } catch {
    return null;
  }
}

function dropLinked() {
  try {
    sessionStorage.removeItem(LINKED);
  } catch {
    // nothing was stored
  }
}

const root = document.querySelector("main");
if (root) new YourList(root).open();
