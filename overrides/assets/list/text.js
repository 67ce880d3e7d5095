/**
 * Chosen groups as plain text for a message: name, when, where, how to reach them, and the address of the page.
 *
 * @typedef {import("./data.js").Entry} Entry
 */

import { t } from "../site/messages.js";

/** @param {Entry[]} entries */
export function textOf(entries) {
  return entries.map((entry) => `${linesOf(entry).filter(Boolean).join("\n")}\n`).join("\n");
}

/** @param {Entry} entry */
function linesOf({ name, state, demo, closed, meetings = [], ways = [], confirmed, advice, page }) {
  return [
    name,
    demo ? t("This is an invented example. There is no such group.") : "",
    closed || state,
    ...meetings.flatMap(({ rule, zone, format, where = [], untold, note }) => [
      [rule, zone && `(${zone})`, format && `– ${format}`].filter(Boolean).join(" "),
      where.join(", "),
      untold,
      note,
    ]),
    ...ways.map(([label, text, address]) => `${label}: ${written(text, address)}`),
    [confirmed, advice].filter(Boolean).join(" "),
    page,
  ];
}

/**
 * How a way is written where it cannot be pressed: the whole of a web address, of which pages show the host alone.
 *
 * @param {string} text
 * @param {string} address
 */
export function written(text, address) {
  return /^https?:/.test(address) ? address : text;
}
