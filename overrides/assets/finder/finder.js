/**
 * Joins the finder's parts: what is asked (state.js), where answers come from (source.js), and what the page shows.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./source.js").Part} Part
 * @typedef {import("./source.js").Source} Source
 */

import { t, tn } from "../site/messages.js";
import { button, debounce, need } from "./dom.js";
import { Filters, showChips } from "./filters.js";
import { Format } from "./format.js";
import { Memory } from "./memory.js";
import { Results } from "./results.js";
import { Share } from "./share.js";
import { open } from "./source.js";
import { PAGE, choose, fresh, initial, isEmpty, orderOf } from "./state.js";
import { circleNear, waysOn } from "./ways.js";
import { Where } from "./where.js";

/** Typing rests this long before it is looked for, in ms. */
const RESTED = 200;

/** What is waited for this long is worth a word, in ms. */
const PATIENCE = 300;

const MINUTE = 60_000;

/** "Soonest" among places all over the world helps no one, so it comes with a circle of about this many meters. */
const SOONEST_WITHIN = 50_000;

export class Finder {
  /**
   * Takes the page over and shows what is asked, from wherever it was kept.
   *
   * @param {HTMLElement} root
   */
  static async start(root) {
    const finder = new Finder(root);
    await finder.restore();
    return finder;
  }

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.format = new Format({ t, tn, ...localeOf(root) });
    this.state = initial();
    this.q = need(root, "input[name=q]", HTMLInputElement);
    this.order = need(root, "#order", HTMLSelectElement);
    this.within = need(root, "#within", HTMLSelectElement);
    this.understood = need(root, "#understood", HTMLElement);
    this.note = need(root, "#note", HTMLElement);
    this.wait = need(root, "#wait", HTMLElement);
    this.unfold = need(root, "#unfold", HTMLButtonElement);
    this.filters = new Filters(
      root,
      this.format,
      (facet, value, on) => this.update(choose(this.state, facet, value, on), "push"),
      () => this.clear(),
    );
    this.results = new Results(root, this.format, (part) => this.more(part));
    this.share = new Share(root, this.format, () => this.state);
    this.where = new Where(root, this.format, (near) =>
      this.update(fresh({ ...this.state, near, within: near ? this.state.within : 0 }), "push"),
    );
    this.memory = new Memory(
      (state) => this.update(state, "keep"),
      () => this.filters.known,
      () => this.state,
    );
    /** @type {Promise<Source> | null} */
    this.source = null;
    this.asked = 0;
    this.listen();
  }

  listen() {
    const typed = debounce(() => {
      if (this.q.value !== this.state.q) this.update(fresh({ ...this.state, q: this.q.value }), "replace");
    }, RESTED);
    this.q.addEventListener("input", typed);
    this.order.addEventListener("change", () =>
      this.reorder(this.order.value === "soonest" ? "soonest" : "nearest"),
    );
    this.within.addEventListener("change", () =>
      this.update(fresh({ ...this.state, within: Number(this.within.value) }), "push"),
    );
    this.unfold.addEventListener("click", () => {
      this.root.classList.remove("folded");
      this.q.focus();
    });
    setInterval(() => document.visibilityState === "visible" && this.results.tick(Date.now()), MINUTE);
    const again = () =>
      document.visibilityState === "visible" && this.source && this.update(this.state, "keep");
    document.addEventListener("visibilitychange", again);
    addEventListener("pageshow", ({ persisted }) => persisted && again());
  }

  /** Shows what this tab, the first page or a copied link asks for; else what was already typed and ticked. */
  async restore() {
    const kept = this.memory.recall();
    if (kept.place) kept.state.near = await this.where.byId(kept.place);
    if (kept.place && !kept.state.near) kept.unknown.push(kept.place);
    const state = kept.found ? kept.state : { ...kept.state, q: this.q.value, chosen: this.filters.chosen };
    await this.update(state, kept.found ? "replace" : "keep");
    if (kept.unknown.length)
      this.say(
        t("Some of this link is not known here and was left out: {what}", { what: kept.unknown.join(", ") }),
      );
  }

  /** Answers what was typed; the first thing read then is the answer. */
  async submit() {
    const near = await this.where.resolve(this.state.near);
    if (near === undefined) return; // a place that is not known: the page says so beside it
    const within = near ? this.state.within : 0;
    await this.update(fresh({ ...this.state, q: this.q.value, near, within }), "push");
    if (!isEmpty(this.state)) this.root.classList.add("folded");
    this.results.heading.focus({ preventScroll: true });
    this.results.heading.scrollIntoView({ block: "nearest" });
  }

  clear() {
    this.note.hidden = true;
    this.update(initial(), "push");
  }

  /** @param {"nearest" | "soonest"} order */
  reorder(order) {
    const { near, within } = this.state;
    const circle = order === "soonest" && near && !within ? circleNear(this.format, SOONEST_WITHIN) : within;
    this.update(fresh({ ...this.state, order, within: circle }), "push");
  }

  /** @param {Part} part */
  async more(part) {
    const shown = this.state.show[part];
    await this.update({ ...this.state, show: { ...this.state.show, [part]: shown + PAGE } }, "replace");
    const next = this.results.results.querySelectorAll(`[data-part="${part}"] .card-name a`)[shown];
    if (next instanceof HTMLElement) next.focus();
  }

  /**
   * Takes a new question, keeps it in this tab's history, and shows the answer.
   *
   * @param {State} state
   * @param {"push" | "replace" | "keep"} how a new entry of the history, the present one, or none
   */
  async update(state, how) {
    const number = ++this.asked;
    this.state = state;
    this.memory.remember(state, how);
    this.showQuestion();
    const source = await this.load();
    if (!source || number !== this.asked) return;
    const now = Date.now();
    source.setNow(now);
    const question = { ...state, order: orderOf(state) };
    const answer = await source.query(question);
    if (number !== this.asked) return;
    this.filters.count(answer);
    this.results.show(
      answer,
      state,
      now,
      await waysOn(source, state, answer, this.filters, this.format, (next) => this.update(next, "push")),
    );
    this.showUnknown(answer.unknown);
    this.share.show(state);
    if (state.scroll) scrollTo(0, state.scroll);
  }

  /** Puts the question into the boxes, so that what is shown is always what is asked. */
  showQuestion() {
    const { state, format } = this;
    if (document.activeElement !== this.q) this.q.value = state.q;
    this.where.show(state.near);
    this.filters.show(state);
    this.order.value = orderOf(state);
    this.order
      .querySelectorAll("option")
      .forEach((option) => (option.disabled = option.value === "nearest" && !state.near));
    this.showCircles();
    const chips = Object.entries(state.chosen).flatMap(([facet, values]) =>
      values.map((value) =>
        this.chip(facet, value, this.filters.label(facet, value), choose(state, facet, value, false)),
      ),
    );
    if (state.near && state.within)
      chips.unshift(
        this.chip(
          "within",
          String(state.within),
          t("Within {distance}", { distance: format.distance(state.within) }),
          fresh({ ...state, within: 0 }),
        ),
      );
    if (state.near)
      chips.unshift(
        this.chip(
          "near",
          state.near.id || "point",
          t("Near {place}", { place: state.near.label }),
          fresh({ ...state, near: null, within: 0, order: "" }),
        ),
      );
    if (state.q.trim())
      chips.unshift(
        this.chip("q", state.q.trim(), t("“{words}”", { words: state.q.trim() }), fresh({ ...state, q: "" })),
      );
    showChips(this.understood, chips, format, () => this.clear());
  }

  /**
   * @param {string} facet
   * @param {string} value
   * @param {string} label
   * @param {State} without
   */
  chip(facet, value, label, without) {
    const remove = async () => {
      if (facet === "q") this.q.value = "";
      await this.update(without, "push");
      const next = this.understood.querySelector("button");
      (next || this.results.heading).focus();
    };
    return { facet, value, label, remove };
  }

  showCircles() {
    const { near, within } = this.state;
    const circles = this.format.circles();
    if (within && !circles.includes(within)) circles.push(within);
    const options = [
      new Option(t("Any distance"), "0"),
      ...circles
        .sort((a, b) => a - b)
        .map((circle) => new Option(this.format.distance(circle), String(circle))),
    ];
    this.within.replaceChildren(...options);
    this.within.value = String(near ? within : 0);
    /** @type {HTMLElement} */ (this.within.parentElement).hidden = !near;
  }

  /** @param {string[]} words */
  showUnknown(words) {
    this.note.hidden = !words.length;
    if (words.length)
      this.say(t("No group here mentions “{words}”, so it was left out.", { words: words.join(" ") }));
  }

  /** @param {string} text */
  say(text) {
    this.note.textContent = text;
    this.note.hidden = false;
  }

  /** The directory, fetched at the first use; null where it cannot be had, which the page says. */
  async load() {
    this.source = this.source || open(new URL(this.root.dataset.groups || "", document.baseURI), Date.now());
    const slow = setTimeout(
      () => this.waiting(t("Getting the list of groups. What is below is true already.")),
      PATIENCE,
    );
    try {
      const source = await this.source;
      this.wait.hidden = true;
      return source;
    } catch (error) {
      console.error(error);
      this.source = null;
      this.waiting(t("The list of groups could not be had just now. What is below still stands."));
      this.wait.append(
        " ",
        button(t("Try again"), "button quiet", () => this.update(this.state, "keep")),
      );
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {string} text */
  waiting(text) {
    this.wait.textContent = text;
    this.wait.hidden = false;
  }
}

/**
 * The page's language as the visitor's country writes it, and that country.
 *
 * @param {HTMLElement} root
 */
function localeOf(root) {
  const own = root.dataset.locale || document.documentElement.lang || "en";
  const language = own.split("-")[0];
  const locale = navigator.languages.find((tag) => tag.startsWith(`${language}-`)) || own;
  return { locale, country: new Intl.Locale(locale).maximize().region || "" };
}
