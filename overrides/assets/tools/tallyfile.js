/** The small file in which a tally is kept by who keeps it. Whatever stands in one that is opened is looked at before it is believed. */

import { faultOf } from "./tally.js";

/** @typedef {import("./tally.js").Month} Month */

/** More than a file with so many months as `MONTHS` ever has. */
export const LARGEST = 200_000;

/** How many months a tally may have: ten years. */
export const MONTHS = 120;

const KIND = "common-ground-tally";

/**
 * @param {readonly Month[]} months
 */
export function toFile(months) {
  return `${JSON.stringify({ kind: KIND, version: 1, months }, null, 1)}\n`;
}

/**
 * The months of a file; null where it is not a tally, or not one that could have been saved here.
 *
 * @param {string} text
 * @param {number} sentences how many sentences a card has
 * @param {number} choices how many answers
 * @returns {Month[] | null}
 */
export function fromFile(text, sentences, choices) {
  if (text.length > LARGEST) return null;
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(read) || read.kind !== KIND || read.version !== 1 || !Array.isArray(read.months)) return null;
  if (read.months.length > MONTHS) return null;
  const months = read.months.map((month) => monthOf(month, sentences, choices));
  const found = months.filter((month) => month !== null);
  const good =
    found.length === months.length && found.every((month) => !faultOf(month, without(found, month)));
  return good ? found : null;
}

/**
 * @param {unknown} value
 * @param {number} sentences
 * @param {number} choices
 * @returns {Month | null}
 */
function monthOf(value, sentences, choices) {
  if (!isRecord(value)) return null;
  const { from, to, cards, answers } = value;
  if (typeof from !== "string" || typeof to !== "string" || typeof cards !== "number") return null;
  if (!Array.isArray(answers) || answers.length !== sentences) return null;
  const whole = answers.every(
    (counts) =>
      Array.isArray(counts) &&
      counts.length === choices &&
      counts.every((count) => typeof count === "number"),
  );
  return whole ? { from, to, cards, answers: answers.map((counts) => [...counts]) } : null;
}

/**
 * @param {readonly Month[]} months
 * @param {Month} month
 */
function without(months, month) {
  return months.filter((other) => other !== month);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
