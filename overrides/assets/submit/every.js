/** Puts how often a group meets into the words of `every:` (the canonical ones of times/grammar.py). Knows nothing of the page. */

/** @typedef {"week" | "other" | "month" | "day" | "arranged"} How */

/**
 * The text of `every:`; empty where it is by arrangement, or no day is chosen.
 *
 * @param {How} how
 * @param {string[]} days in the order of the week
 * @param {string[]} nth in the order of the month: "1st" … "5th", "last"
 */
export function everyText(how, days, nth) {
  if (how === "day") return "day";
  if (how === "arranged" || !days.length) return "";
  if (how === "month") return nth.length && days.length === 1 ? `${joined(nth)} ${days[0]} of the month` : "";
  return `${how === "other" ? "other " : ""}${joined(days)}`;
}

/** @param {string[]} words */
function joined(words) {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");
}
