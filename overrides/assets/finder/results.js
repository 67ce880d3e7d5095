/**
 * Shows an answer: the sentence, the parts that stand apart, more of each on request, and a way on where nothing was found.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./source.js").Answer} Answer
 * @typedef {import("./source.js").Part} Part
 * @typedef {import("./source.js").Result} Result
 * @typedef {import("./format.js").Format} Format
 * @typedef {{label: string, total: number, apply: () => void}} WayOn
 */

import { cardMaker } from "./cards.js";
import { button, debounce, make, need } from "./dom.js";
import { PARTS } from "./source.js";
import { orderOf } from "./state.js";
import { isAtHand } from "./when.js";

/** Who would travel so many meters for an evening is told so, and sees first what can be joined from home. */
const FAR = 100_000;

/** A screen reader hears the count once typing and ticking has stopped for so long, in ms. */
const SETTLED = 500;

export class Results {
  /**
   * @param {HTMLElement} root
   * @param {Format} format
   * @param {(part: Part) => void} more
   * @param {() => void} toTomorrow
   */
  constructor(root, format, more, toTomorrow) {
    this.format = format;
    this.more = more;
    this.toTomorrow = toTomorrow;
    this.heading = need(root, "#answer", HTMLElement);
    this.count = need(root, "#count", HTMLElement);
    this.jumps = need(root, "#jumps", HTMLElement);
    this.results = need(root, "#results", HTMLElement);
    this.nothing = need(root, "#nothing", HTMLElement);
    const template = need(root, "#card", HTMLTemplateElement);
    this.card = cardMaker(template, `${root.dataset.base}groups/`, format);
    this.announce = debounce(() => {
      if (this.count.textContent !== this.said) this.count.textContent = this.said;
    }, SETTLED);
    this.said = "";
  }

  /**
   * @param {Answer} answer
   * @param {State} state
   * @param {number} now ms
   * @param {WayOn[]} ways ways on where an answer, or the part near the visitor, is empty
   * @param {Answer | null} later what comes tomorrow, for who asks what is open now
   * @param {boolean} best whether what matches the words best comes first
   */
  show(answer, state, now, ways, later, best) {
    const { format } = this;
    const place = state.near ? state.near.label : "";
    this.heading.textContent = format.answer(
      answer.total,
      place,
      state.near ? state.within : 0,
      best ? "best" : orderOf(state),
      state.when,
    );
    this.count.dataset.total = String(answer.total);
    this.said = format.groups(answer.total);
    this.announce();
    const far = !best && orderOf(state) === "nearest" ? farAway(answer) : 0;
    const parts = orderedParts(state, far).filter((part) => answer.parts[part].total);
    this.results.replaceChildren(
      ...parts.map((part) => this.part(part, answer, this.title(part, state, far), now)),
    );
    if (later && later.total) this.results.append(this.tomorrow(later, now));
    this.showJumps(parts, answer);
    this.showWays(answer, state, ways);
    this.busy(false);
  }

  /**
   * @param {Part} part
   * @param {Answer} answer
   * @param {string} title
   * @param {number} now
   */
  part(part, answer, title, now) {
    const { t } = this.format;
    const { total, results } = answer.parts[part];
    const section = make("section", { class: "part", "aria-labelledby": `part-${part}`, "data-part": part });
    const list = make("ul", { class: "cards" }, ...results.map((result) => this.card(result, now)));
    section.append(make("h2", { id: `part-${part}`, class: "part-name", tabindex: "-1" }, title), list);
    if (total > results.length) {
      const text = t("Show more ({shown} of {total})", {
        shown: this.format.numbers.format(results.length),
        total: this.format.numbers.format(total),
      });
      section.append(button(text, "button quiet more", () => this.more(part)));
    }
    return section;
  }

  /**
   * What comes tomorrow, after what is open now: the first of each part, and a way to all.
   *
   * @param {Answer} later
   * @param {number} now
   */
  tomorrow(later, now) {
    const { t } = this.format;
    const results = PARTS.flatMap((part) => later.parts[part].results);
    results.sort((a, b) => (a.next ? a.next.start : Infinity) - (b.next ? b.next.start : Infinity));
    return make(
      "section",
      { class: "part", "aria-labelledby": "part-tomorrow", "data-part": "tomorrow" },
      make("h2", { id: "part-tomorrow", class: "part-name", tabindex: "-1" }, t("Tomorrow")),
      make("ul", { class: "cards" }, ...results.map((result) => this.card(result, now))),
      button(t("Show all of tomorrow"), "button quiet more", this.toTomorrow),
    );
  }

  /**
   * @param {Part} part
   * @param {State} state
   * @param {number} far how many meters the nearest room is away, where that is far
   */
  title(part, { near }, far) {
    const { t } = this.format;
    if (part === "lines") return t("Phone lines and warmlines");
    if (part === "online") return t("Online");
    if (part === "networks") return t("Organizations with groups of their own");
    if (!near) return t("In person");
    const place = near.label;
    return far
      ? t("In person, {distance} and more from {place}", { distance: this.format.distance(far), place })
      : t("Near {place}", { place });
  }

  /**
   * Where several parts stand below each other, how many are in each, as a way to it.
   *
   * @param {Part[]} parts
   * @param {Answer} answer
   */
  showJumps(parts, answer) {
    const { tn } = this.format;
    /** @type {Record<Part, (count: number) => string>} */
    const says = {
      near: (count) => tn("{count} in person", "{count} in person", count),
      lines: (count) => tn("{count} to call", "{count} to call", count),
      online: (count) => tn("{count} online", "{count} online", count),
      networks: (count) => tn("{count} organization", "{count} organizations", count),
    };
    const items = parts.map((part) =>
      button(says[part](answer.parts[part].total), "jump", () => this.jump(part)),
    );
    this.jumps.replaceChildren(...items);
    this.jumps.hidden = parts.length < 2;
  }

  /** @param {Part} part */
  jump(part) {
    const heading = need(this.results, `#part-${part}`, HTMLElement);
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  /** @param {boolean} still whether an answer is being worked out */
  busy(still) {
    if (still) this.results.setAttribute("aria-busy", "true");
    else this.results.removeAttribute("aria-busy");
  }

  /** Shows the beginning of an answer to someone who was further down. */
  reveal() {
    if (this.heading.getBoundingClientRect().top < 0) this.heading.scrollIntoView();
  }

  /**
   * Puts the focus on a listing, for who asked for more.
   *
   * @param {Part} part
   * @param {number} at its number in the part
   */
  focus(part, at) {
    const links = this.results.querySelectorAll(`[data-part="${part}"] .card-name a`);
    const link = links[Math.min(at, links.length - 1)];
    if (link instanceof HTMLElement) link.focus();
  }

  /**
   * @param {Answer} answer
   * @param {State} state
   * @param {WayOn[]} ways
   */
  showWays(answer, state, ways) {
    const { t } = this.format;
    const nearby = Boolean(state.near) && !answer.parts.near.total;
    this.nothing.hidden = answer.total > 0 && !nearby;
    if (this.nothing.hidden) return;
    const title = answer.total
      ? t("None of them meets in person this near. These would:")
      : t("These would find some:");
    const text = need(this.nothing, ".nothing-title", HTMLElement);
    text.textContent = title;
    text.hidden = !ways.length;
    need(this.nothing, ".nothing-ways", HTMLElement).replaceChildren(
      ...ways.map(({ label, total, apply }) =>
        make("li", {}, button(`${label}: ${this.format.groups(total)}`, "button quiet", apply)),
      ),
    );
  }

  /**
   * Says again how soon the meetings on the page are.
   *
   * @param {number} now
   */
  tick(now) {
    for (const card of this.results.querySelectorAll("[data-next]")) {
      const soon = card.querySelector(".card-soon");
      if (soon && card instanceof HTMLElement)
        soon.textContent = this.format.soon(Date.parse(card.dataset.next || ""), now);
    }
  }
}

/**
 * How many meters the nearest of all rooms is away, the nearest being first, where that is far; else 0.
 *
 * @param {Answer} answer
 */
function farAway({ parts: { near } }) {
  const [first] = near.results;
  return first && first.meters && first.meters >= FAR ? first.meters : 0;
}

/**
 * Who asks what is open now or tonight and names no place wants to talk: lines come first, then what is online. So they do where every
 * room is far away.
 *
 * @param {State} state
 * @param {number} far
 * @returns {Part[]}
 */
function orderedParts({ when, near }, far) {
  const fromHome = near ? far > 0 : isAtHand(when);
  return fromHome ? ["lines", "online", "near", "networks"] : PARTS;
}
