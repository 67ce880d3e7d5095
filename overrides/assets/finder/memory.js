/**
 * Keeps a search in this tab's history and nowhere else, and finds it there again: for Back and Forward, for a page that is loaded anew,
 * from the first page of the site, and from a copied link.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Known} Known
 */

import { debounce } from "./dom.js";
import { fromFragment, initial, isEmpty, revive } from "./state.js";

/** What the first page hands over (assets/site/ask.js). */
const HANDED = "cg:ask";

/** Scrolling rests this long before its place is kept, in ms; browsers count how often a page writes into its history. */
const RESTED = 250;

export class Memory {
  /**
   * @param {(state: State) => void} show
   * @param {() => void} recall asks for everything that is kept, as when the page opens
   * @param {() => Known[]} known the facets of the page
   * @param {() => State} current
   */
  constructor(show, recall, known, current) {
    this.show = show;
    this.restart = recall;
    this.known = known;
    this.current = current;
    addEventListener("popstate", ({ state }) => this.popped(state));
    addEventListener(
      "scroll",
      debounce(() => this.keepScroll(), RESTED),
      { passive: true },
    );
    addEventListener("pagehide", () => this.keepScroll());
  }

  /**
   * @param {State} state
   * @param {"push" | "replace" | "keep"} how
   */
  remember(state, how) {
    const last = history.state && history.state.finder;
    if (how === "keep" || (last && same(last, state))) return;
    if (how === "push") this.keepScroll();
    // The browser would scroll before the results are there.
    history.scrollRestoration = "manual";
    // `depth` is how many entries this page has made, so that leaving it can take them along.
    const depth = ((history.state && history.state.depth) || 0) + Number(how === "push");
    const kept = { ...history.state, finder: state, depth };
    if (how === "push") history.pushState(kept, "", location.pathname);
    else history.replaceState(kept, "", location.pathname);
  }

  keepScroll() {
    const kept = history.state && history.state.finder;
    if (kept)
      history.replaceState({ ...history.state, finder: { ...kept, scroll: Math.round(scrollY) } }, "");
  }

  /** @param {unknown} kept */
  popped(kept) {
    if (kept && typeof kept === "object" && "finder" in kept)
      return this.show(revive(kept.finder, this.known()));
    if (location.hash.includes("=")) return this.restart();
    if (!location.hash) return this.show(initial());
    // A link within the page, such as "Skip to the page": the search goes on.
    const state = this.current();
    if (!isEmpty(state)) history.replaceState({ finder: state }, "", location.pathname);
  }

  /**
   * What was kept or handed over for this page.
   *
   * @returns {{found: boolean, state: State, place: string, unknown: string[]}} `place` is the id of a place to look up; `unknown`
   *   what a link asked for that is not known here
   */
  recall() {
    const handed = takeHanded();
    if (handed) return { found: true, state: { ...initial(), q: handed }, place: "", unknown: [] };
    if (location.hash.includes("="))
      return { found: true, ...fromFragment(location.hash.slice(1), this.known()) };
    const kept = history.state && history.state.finder;
    return { found: Boolean(kept), state: revive(kept, this.known()), place: "", unknown: [] };
  }
}

/**
 * Whether two states ask the same: asking again makes no further entry in the history.
 *
 * @param {State} one
 * @param {State} other
 */
function same(one, other) {
  return JSON.stringify({ ...one, scroll: 0 }) === JSON.stringify({ ...other, scroll: 0 });
}

/** What was typed on the first page; it is forgotten as soon as it is read. */
function takeHanded() {
  try {
    const handed = sessionStorage.getItem(HANDED);
    sessionStorage.removeItem(HANDED);
    const { q } = JSON.parse(handed || "{}");
    return typeof q === "string" ? q : "";
  } catch {
    return ""; // nothing can be stored, or it was not ours
  }
}
