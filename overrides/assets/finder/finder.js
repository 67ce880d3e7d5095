/**
 * Joins the finder's parts: what is asked (state.js), where answers come from (source.js), and what the page shows.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./source.js").Part} Part
 * @typedef {import("./source.js").Source} Source
 * @typedef {import("./asking.js").Asked} Asked
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {{groups?: Promise<Response>, words?: Promise<Response>, places?: Promise<Response>}} OnItsWay requests for the directory,
 *   for the words people ask in, and for the places
 */

import { t, tn } from "../site/messages.js";
import { ask } from "./asking.js";
import { button, need } from "./dom.js";
import { Filters } from "./filters.js";
import { Format } from "./format.js";
import { openWords } from "./lexicon.js";
import { MapDoor } from "./mapdoor.js";
import { Memory } from "./memory.js";
import { Offline } from "./offline.js";
import { Question } from "./question.js";
import { Results } from "./results.js";
import { Share } from "./share.js";
import { open } from "./source.js";
import { PAGE, choose, fresh, initial, isEmpty } from "./state.js";
import { nothingUnderstood, understand } from "./understand.js";
import { NONE, circleNear, waysOn } from "./ways.js";
import { isAtHand } from "./when.js";
import { Where } from "./where.js";

/** What is waited for this long is worth a word, in ms. */
const PATIENCE = 300;

const MINUTE = 60_000;

/** "Away from home" is about so many meters. */
const AWAY = 10_000;

/** How much of tomorrow is shown after what is open now. */
const TOMORROW = { near: 2, lines: 2, online: 2, networks: 0 };

/** An answer this old, in ms, is asked for again when someone comes back to the page. */
const OLD = 15 * MINUTE;

export class Finder {
  /**
   * Takes the page over and shows what is asked, from wherever it was kept.
   *
   * @param {HTMLElement} root
   * @param {OnItsWay} asked requests that are on their way already
   */
  static start(root, asked) {
    const finder = new Finder(root, asked);
    finder.restore();
    return finder;
  }

  /**
   * @param {HTMLElement} root
   * @param {OnItsWay} asked
   */
  constructor(root, asked) {
    this.root = root;
    /** @type {OnItsWay} */
    this.onItsWay = { ...asked };
    this.format = new Format({ t, tn, ...localeOf(root) });
    this.state = initial();
    this.note = need(root, "#note", HTMLElement);
    this.wait = need(root, "#wait", HTMLElement);
    this.help = need(root, "#help-first", HTMLElement);
    this.filters = new Filters(
      root,
      this.format,
      (facet, value, on) =>
        this.update(
          on ? choose(this.question.state, facet, value, on) : this.question.less(facet, [value]),
          "push",
        ),
      () => this.update(fresh(this.question.state), "keep"),
      () => this.question.clear(),
      (facet) => this.count(facet),
    );
    this.question = new Question(
      root,
      this.format,
      this.filters,
      () => this.state,
      (state) => this.ask(state).understood,
      (state, how) => this.update(state, how),
    );
    this.where = new Where(root, this.format, asked.places, (near) =>
      this.update(placed(this.question.less("near"), near), "push"),
    );
    this.results = new Results(
      root,
      this.format,
      (part) => this.more(part),
      () => this.update({ ...this.question.less("when"), when: "tomorrow" }, "push"),
    );
    this.map = new MapDoor(root, this.format, this.results.card, () => this.update(this.state, "keep"));
    this.share = new Share(root, this.format, () => this.asked.state);
    this.memory = new Memory(
      (state) => {
        this.question.write(state.q);
        this.update(state, "keep");
      },
      () => this.restore(),
      () => this.filters.known,
      () => this.state,
    );
    /** @type {Promise<Source> | null} */
    this.source = null;
    /** @type {Lexicon | null} */
    this.lexicon = null;
    /** @type {import("./understand.js").Gazetteer | null} */
    this.places = null;
    /** @type {Promise<Lexicon | null> | null} */
    this.learning = null;
    this.asked = this.ask(this.state);
    this.number = 0;
    this.answered = 0;
    this.offline = new Offline(
      root,
      this.format,
      () => this.everything(),
      () => this.map.prepare(),
    );
    need(root, "#unfold", HTMLButtonElement).addEventListener("click", () => {
      root.classList.remove("folded");
      this.question.q.focus();
    });
    setInterval(() => this.refresh(), MINUTE);
    document.addEventListener("visibilitychange", () => this.refresh());
    addEventListener("pageshow", () => this.refresh());
  }

  /** Shows what this tab, the first page or a copied link asks for; else what was already typed and ticked. */
  async restore() {
    const kept = this.memory.recall();
    if (kept.place) kept.state.near = await this.where.byId(kept.place);
    if (kept.place && !kept.state.near) kept.unknown.push(kept.place);
    const typed = {
      ...initial(),
      q: this.question.q.value,
      when: this.question.windowChosen,
      chosen: this.filters.chosen,
    };
    if (kept.found) {
      // A browser may have put back what the box held once; what someone has begun to type stays.
      const begun = document.activeElement === this.question.q && typed.q;
      const state = begun ? fresh({ ...kept.state, q: begun }) : kept.state;
      this.question.write(state.q);
      await this.update(state, "replace");
    } else
      await this.update(
        typed,
        typed.when || Object.keys(typed.chosen).length ? "push" : typed.q ? "replace" : "keep",
      );
    if (kept.found) await this.where.tellOf(this.asked.understood);
    if (!kept.unknown.length) return;
    const what = kept.unknown.join(", ");
    this.say(t("Some of this link is not known here and was left out: {what}", { what }));
  }

  /** Answers what was typed; the first thing read then is the answer. */
  async submit() {
    const near = await this.where.resolve(this.state.near);
    if (near === undefined) return; // a place that is not known: the page says so beside it
    const state = placed(this.question.state, near);
    this.question.write(state.q);
    await this.update(state, "push");
    if (!near) await this.where.tellOf(this.asked.understood);
    if (!isEmpty(this.state)) this.root.classList.add("folded");
    if (this.help.hidden) this.results.heading.focus();
    else need(this.help, "h2", HTMLElement).focus();
  }

  /** @param {Part} part */
  async more(part) {
    const shown = this.state.show[part];
    await this.update({ ...this.state, show: { ...this.state.show, [part]: shown + PAGE } }, "replace");
    this.results.focus(part, shown);
  }

  /**
   * Takes a new question, keeps it in this tab's history, and shows the answer.
   *
   * @param {State} state
   * @param {"push" | "replace" | "keep"} how a new entry of the history, the present one, or none
   */
  async update(state, how) {
    const number = ++this.number;
    this.state = { ...state, scroll: 0 };
    this.memory.remember(state, how);
    this.where.show(state.near);
    this.results.busy(true);
    const source = await this.load(Boolean(state.q.trim()));
    if (number !== this.number) return;
    const asked = this.ask(state);
    this.asked = asked;
    this.filters.show(asked.state);
    this.question.show(asked);
    this.help.hidden = !asked.understood.help;
    if (!source) return;
    const now = Date.now();
    source.setNow(now);
    const { question } = asked;
    const found = await this.tried(this.find(source, state, asked));
    if (!found || number !== this.number) return;
    const { answer, ways, later } = found;
    this.answered = now;
    this.filters.count(answer);
    const best = question.rather !== "" && question.rather.split(" ").length > answer.unknown.length;
    this.results.show(answer, asked.state, now, ways, later, best);
    this.share.show(asked.state);
    this.map.show(source, question);
    this.note.hidden = !answer.unknown.length;
    if (answer.unknown.length) {
      const words = answer.unknown.join(" ");
      this.say(t("No group here mentions “{words}”, so it was left out.", { words }));
    }
    if (state.scroll) scrollTo(0, state.scroll);
    else if (how === "push") this.results.reveal();
  }

  /**
   * What there is to show: the answer, ways on from one that is empty, and what comes tomorrow for who asks what is at hand.
   *
   * @param {Source} source
   * @param {State} state
   * @param {Asked} asked
   */
  async find(source, state, asked) {
    const { question } = asked;
    const answer = await source.query(question);
    const ways = await waysOn(source, state, asked, answer, {
      label: (facet, ids) => this.question.label(facet, ids),
      format: this.format,
      question: (next) => this.ask(next).question,
      apply: (next) => this.follow(next),
    });
    const later = isAtHand(question.when)
      ? await source.query({ ...question, when: "tomorrow", show: TOMORROW })
      : null;
    return { answer, ways, later };
  }

  /**
   * Counts the values of a facet that someone looks at, where they were not counted with the answer.
   *
   * @param {string} facet
   */
  async count(facet) {
    const { number, asked } = this;
    const source = await this.load(false);
    if (!source) return;
    const answer = await this.tried(source.query({ ...asked.question, show: NONE, count: [facet] }));
    if (answer && number === this.number) this.filters.fill(answer.counts);
  }

  /**
   * Takes one of the ways on that were offered; the button that was pressed is gone then.
   *
   * @param {State} state
   */
  async follow(state) {
    this.question.write(state.q);
    await this.update(state, "push");
    this.results.heading.focus();
  }

  /** Says again how soon meetings are; asks again where the answer is old and nobody is in the middle of it. */
  refresh() {
    if (document.visibilityState !== "visible" || !this.answered) return;
    const now = Date.now();
    const reading = this.results.results.contains(document.activeElement);
    if (now - this.answered > OLD && !reading) this.update(this.state, "keep");
    else this.results.tick(now);
  }

  /** @param {string} text */
  say(text) {
    this.note.textContent = text;
    this.note.hidden = false;
  }

  /**
   * The whole question that a state is, its text understood as far as the words and places are there.
   *
   * @param {State} state
   * @returns {Asked}
   */
  ask(state) {
    const understood = this.lexicon
      ? understand(state.q, this.lexicon, this.places)
      : nothingUnderstood(state.q);
    const away = circleNear(this.format, AWAY);
    return ask(state, understood, this.filters.known, away, this.filters.unkept);
  }

  /**
   * The directory, fetched at the first use; null where it cannot be had, which the page says.
   *
   * @param {boolean} words whether something is typed, for which the words and the places are needed too
   */
  async load(words) {
    this.source = this.source || this.fetch();
    const both = Promise.all([this.source, words && this.learn(this.state.q)]);
    const got = await this.tried(both);
    return got && got[0];
  }

  /** The directory and the places, with the words that people use; null where they cannot be had. */
  async everything() {
    const [source, places] = await Promise.all([this.load(true), this.where.places()]);
    return source && places && this.lexicon ? { source, places } : null;
  }

  /**
   * What was asked of the directory; null where it could not be had, which the page says, and offers to try again.
   *
   * @template T
   * @param {Promise<T>} asked
   * @returns {Promise<T | null>}
   */
  async tried(asked) {
    const slow = setTimeout(
      () => this.waiting(t("Getting the list of groups. What is below is true already.")),
      PATIENCE,
    );
    try {
      const got = await asked;
      this.wait.hidden = true;
      return got;
    } catch (error) {
      console.error(error);
      this.source = null;
      this.results.busy(false);
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

  async fetch() {
    // A later request asks the host again: the site may have been built anew, and shards have other addresses then.
    const asked = this.onItsWay.groups || fetch(this.root.dataset.groups || "", { cache: "no-cache" });
    this.onItsWay.groups = undefined;
    const source = await open(asked, Date.now());
    if ("requestIdleCallback" in window) requestIdleCallback(() => source.prepare());
    return source;
  }

  /**
   * Gets the words in which people ask, and the places that may be meant; without them, text is searched as it stands.
   *
   * @param {string} text
   */
  async learn(text) {
    this.learning = this.learning || this.words();
    const [lexicon, places] = await Promise.all([this.learning, this.where.places()]);
    this.lexicon = lexicon;
    this.places = places;
    if (!lexicon || !places || !places.reader) return;
    const { rest } = understand(text, lexicon, places);
    await this.where.places((all) => all.prepareWords(rest));
  }

  /** The words, fetched at the first use; null where they cannot be had, which is tried again. */
  async words() {
    const asked = this.onItsWay.words || fetch(this.root.dataset.words || "");
    this.onItsWay.words = undefined;
    try {
      return await openWords(asked);
    } catch (error) {
      console.error(error);
      this.learning = null;
      return null;
    }
  }

  /** @param {string} text */
  waiting(text) {
    this.wait.textContent = text;
    this.wait.hidden = false;
  }
}

/**
 * A question about another place; a circle needs one.
 *
 * @param {State} state
 * @param {State["near"]} near
 */
function placed(state, near) {
  const { within, beyond, order } = state;
  return fresh({
    ...state,
    near,
    ...(near ? { within, beyond, order } : { within: 0, beyond: 0, order: "" }),
  });
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
