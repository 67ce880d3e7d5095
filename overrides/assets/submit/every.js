/** Puts how often a group meets into the words of `every:` (the canonical ones of times/grammar.py), and back. Knows nothing of the page. */

/**
 * What the form asks: how it repeats, weekdays in the order of the week, which of the month ("1st" … "5th", "last"), every how many weeks or
 * months, and days of the month.
 *
 * @typedef {"week" | "other" | "weeks" | "month" | "months" | "monthday" | "day" | "dates" | "arranged"} How
 * @typedef {{how: How, days: string[], nth: string[], interval: string, monthDays: string[]}} Parts
 */

/**
 * The text of `every:`; empty where the form has no rule, or not all of it.
 *
 * @param {Parts} parts
 */
export function everyText({ how, days, nth, interval, monthDays }) {
  const week = joined(days);
  const ofMonth = nth.length && days.length === 1 ? `${joined(nth)} ${days[0]}` : "";
  const number = Number(interval);
  if (how === "day") return "day";
  if (how === "monthday") return monthDays.length ? `day ${monthDays.join(", ")} of the month` : "";
  if (how === "week" || (how === "weeks" && number === 1)) return week;
  if (how === "other" || (how === "weeks" && number === 2)) return week && `other ${week}`;
  if (how === "weeks") return week && interval && `${interval} weeks on ${week}`;
  if (how === "month" || (how === "months" && number === 1)) return ofMonth && `${ofMonth} of the month`;
  if (how !== "months" || !ofMonth || !interval) return "";
  return `${number === 2 ? "other month" : `${interval} months`} on the ${ofMonth}`;
}

/**
 * The parts of a canonical text.
 *
 * @param {string} text
 * @returns {Parts}
 */
export function everyParts(text) {
  const parts = /** @type {Parts} */ ({ how: "week", days: [], nth: [], interval: "", monthDays: [] });
  if (text === "day") return { ...parts, how: "day" };
  const [, dates] = /^day (.*) of the month$/.exec(text) ?? [];
  if (dates) return { ...parts, how: "monthday", monthDays: dates.split(", ") };
  const [, ofMonth] = /^(.*) of the month$/.exec(text) ?? [];
  const [, months, another, later] = /^(?:(\d+) months|(other) month) on the (.*)$/.exec(text) ?? [];
  if (ofMonth ?? later) {
    const [, nth, day] = /^(.*) (\w+)$/.exec(ofMonth ?? later) ?? [];
    const interval = another ? "2" : (months ?? "");
    return { ...parts, how: interval ? "months" : "month", nth: words(nth), days: [day], interval };
  }
  const weekly = /^(?:(\d+) weeks on |(other) )?(.*)$/.exec(text);
  const [, number, other, week] = weekly ?? [];
  return {
    ...parts,
    how: other ? "other" : number ? "weeks" : "week",
    days: words(week),
    interval: number ?? "",
  };
}

/** @param {string[]} words */
function joined(words) {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");
}

/** @param {string} text */
function words(text) {
  return text.split(/, | and /);
}
