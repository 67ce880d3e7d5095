/** Draws the shares of one sentence from month to month. The table beside the drawing has the same numbers, for everyone. */

import { t } from "../site/messages.js";

/** @typedef {import("./tally.js").Row} Row */

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 640;
const HEIGHT = 260;
/** The ground of the drawing: where no share and a share of one stand, and the first and the last month. */
export const FRAME = { top: 16, bottom: 210, start: 72, end: 540 };
/** How many months are named below the drawing at most. */
const NAMES = 5;

/** @param {number} share */
export function heightOf(share) {
  return FRAME.bottom - share * (FRAME.bottom - FRAME.top);
}

/**
 * Where a month stands from left to right.
 *
 * @param {number} index
 * @param {number} count how many months there are
 */
export function placeOf(index, count) {
  return count < 2
    ? (FRAME.start + FRAME.end) / 2
    : FRAME.start + 20 + (index * (FRAME.end - FRAME.start - 40)) / (count - 1);
}

/**
 * @param {readonly Row[]} rows
 * @param {number | null} middle
 * @param {string} name what a screen reader is told instead of the drawing
 * @param {{ percent: (share: number) => string, month: (row: Row) => string }} words
 */
export function chart(rows, middle, name, words) {
  const svg = draw("svg", {
    class: "tally-chart",
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    role: "img",
    "aria-label": name,
  });
  for (const share of [0, 0.5, 1]) {
    svg.append(
      line("chart-grid", FRAME.start, heightOf(share), FRAME.end, heightOf(share)),
      label("chart-share", FRAME.start - 8, heightOf(share) + 5, words.percent(share)),
    );
  }
  if (middle !== null) {
    svg.append(line("chart-middle", FRAME.start, heightOf(middle), FRAME.end, heightOf(middle)));
    svg.append(label("chart-middle-name", FRAME.end + 8, heightOf(middle) + 5, t("middle")));
  }
  const every = Math.ceil(rows.length / NAMES);
  rows.forEach((row, index) => {
    const x = placeOf(index, rows.length);
    const before = rows[index - 1];
    if (row.shown && before?.shown)
      svg.append(
        line("chart-line", placeOf(index - 1, rows.length), heightOf(before.share), x, heightOf(row.share)),
      );
    if (row.shown) {
      svg.append(
        line("chart-range", x, heightOf(row.low), x, heightOf(row.high)),
        draw("circle", { class: "chart-point", cx: String(x), cy: String(heightOf(row.share)), r: "5.5" }),
      );
    }
    if (index % every === 0) svg.append(label("chart-month", x, FRAME.bottom + 24, words.month(row)));
  });
  return svg;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...string} text
 */
function draw(name, attributes, ...text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...text);
  return element;
}

/**
 * @param {string} style
 * @param {number} x1
 * @param {number} y1
 * @param {number} x2
 * @param {number} y2
 */
function line(style, x1, y1, x2, y2) {
  return draw("line", { class: style, x1: String(x1), y1: String(y1), x2: String(x2), y2: String(y2) });
}

/**
 * @param {string} style
 * @param {number} x
 * @param {number} y
 * @param {string} text
 */
function label(style, x, y, text) {
  return draw("text", { class: style, x: String(x), y: String(y) }, text);
}
