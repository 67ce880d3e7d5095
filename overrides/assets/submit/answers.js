/**
 * What people answer who are asked whether their listings are still right, as the document that `commonground receive` reads
 * (docs/reference/answers.md). Knows nothing of the page.
 *
 * @typedef {{id: string, answer: "right" | "closed" | "", since: string}} Answer
 */

/**
 * The document; empty where nobody answered anything.
 *
 * @param {string} day on which it is said, as ISO 8601 writes it
 * @param {Answer[]} answers
 */
export function answersText(day, answers) {
  const right = answers.filter(({ answer }) => answer === "right").map(({ id }) => id);
  const closed = answers.filter(({ answer }) => answer === "closed");
  if (!right.length && !closed.length) return "";
  return [
    `as_of: ${day}\n`,
    right.length ? `still_right:\n${right.map((id) => `- ${id}\n`).join("")}` : "",
    closed.length ? `closed:\n${closed.map(({ id, since }) => `  ${id}: ${since || day}\n`).join("")}` : "",
  ].join("");
}
