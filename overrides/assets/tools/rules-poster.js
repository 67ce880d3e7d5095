/** The poster on the page: shows what was chosen, as text and nothing else, and finds a size of type with which it fits its paper. */

import { make, need } from "../finder/dom.js";

/** Sizes of a rule on A4, in points, the one that reads best first. */
const SIZES = [18, 17.5, 17, 16.5, 16, 15.5, 15, 14.5, 14];
const LARGE = 24;

/** How tall a page is between its margins, in mm, less what a printer may need more than a screen. */
const HEIGHTS = { a4: 266, letter: 248, a3: 388 };

/** @typedef {keyof typeof HEIGHTS} Paper */

export class Poster {
  /** @param {HTMLElement} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    this.rules = need(sheet, "#poster-rules", HTMLOListElement);
    this.group = need(sheet, "#poster-group", HTMLElement);
    this.tell = need(sheet, "#poster-tell", HTMLElement);
    this.review = need(sheet, "#poster-review", HTMLElement);
  }

  /**
   * Shows rules, the limit first, and what stands around them.
   *
   * @param {string[]} rules those of the site
   * @param {string[]} own
   * @param {{ group: string, tell: string, review: string }} texts
   */
  show(rules, own, { group, tell, review }) {
    const shown = [
      ...rules.map((rule, at) => make("li", at === 0 ? { class: "poster-limit" } : {}, rule)),
      ...own.map((rule) => make("li", { dir: "auto" }, rule)),
    ];
    this.rules.replaceChildren(...shown);
    this.group.textContent = group;
    this.group.hidden = !group;
    this.tell.textContent = tell;
    this.review.textContent = review;
  }

  /**
   * Sets the largest size with which all of it fits one page, and returns it with the number of pages it takes.
   *
   * @param {Paper} paper
   * @param {boolean} large
   * @returns {{ size: number, pages: number }}
   */
  fit(paper, large) {
    this.sheet.dataset.paper = paper;
    this.sheet.classList.add("poster-measured");
    const height = (HEIGHTS[paper] / 25.4) * 96;
    /** @param {number} size */
    const pages = (size) => {
      this.sheet.style.setProperty("--poster-size", String(size));
      return this.sheet.scrollHeight / height;
    };
    const size = large ? LARGE : (SIZES.find((points) => pages(points) <= 1) ?? SIZES[0]);
    const taken = Math.ceil(pages(size));
    this.sheet.classList.remove("poster-measured");
    return { size, pages: taken };
  }
}
