/**
 * The numbers of the tally: shares of a few answers, how far chance could move them, and what a run of months shows. No page is needed
 * here; tallypage.js has the fields and tallychart.js the drawing.
 */

/**
 * The cards of one month, or of months that were joined because they had too few.
 *
 * @typedef {object} Month
 * @property {string} from the first month, "2026-03"
 * @property {string} to the last month; the same where it is one
 * @property {number} cards how many cards there were
 * @property {number[][]} answers by sentence, in the order of the card: how many ticked each answer, the best first
 */

/**
 * What is shown of one sentence in one month. Where `shown` is false, all other numbers are left out.
 *
 * @typedef {object} Row
 * @property {string} from
 * @property {string} to
 * @property {boolean} shown
 * @property {number} yes how many gave the first answer
 * @property {number} all how many gave any
 * @property {number} share `yes` of `all`, 0 to 1
 * @property {number} low the lower end of the interval
 * @property {number} high
 */

/** Fewer cards, or fewer answers to a sentence, are not shown: they would tell who wrote what. */
export const FEWEST = 5;

/** From how many months on the middle is drawn. */
export const MONTHS_FOR_MIDDLE = 3;

/** From how many months on the same side of the middle a run is told. */
export const RUN = 6;

/** The most that a field may hold. */
export const MOST = 9999;

/** The standard normal deviate of a 95 % interval: 2.5 % lie above it. */
const Z = 1.959963984540054;

/**
 * The 95 % score interval of a share (E. B. Wilson 1927, "Probable inference, the law of succession, and statistical inference", Journal of
 * the American Statistical Association 22, 209–212): all p with |yes/all − p| ≤ z √(p(1 − p)/all), which are those between two roots.
 *
 * @param {number} yes 0 to `all`
 * @param {number} all at least 1
 * @returns {[number, number]}
 */
export function wilson(yes, all) {
  const share = yes / all;
  const square = Z * Z;
  const middle = share + square / (2 * all);
  const half = Z * Math.sqrt((share * (1 - share) + square / (4 * all)) / all);
  const whole = 1 + square / all;
  // The ends of no answer and of every answer are exact; rounding would miss them by a hair.
  const low = yes === 0 ? 0 : (middle - half) / whole;
  const high = yes === all ? 1 : (middle + half) / whole;
  return [low, high];
}

/**
 * @param {readonly number[]} values at least one
 */
export function median(values) {
  const ordered = [...values].sort((one, other) => one - other);
  const half = ordered.length >> 1;
  return ordered.length % 2 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
}

/**
 * What is shown of one sentence, in the order of time. A month with too few cards or answers is there without its numbers.
 *
 * @param {readonly Month[]} months without faults
 * @param {number} sentence
 * @returns {Row[]}
 */
export function rowsOf(months, sentence) {
  return inOrder(months).map(({ from, to, cards, answers }) => {
    const all = answers[sentence].reduce((sum, count) => sum + count, 0);
    if (cards < FEWEST || all < FEWEST)
      return { from, to, shown: false, yes: 0, all: 0, share: 0, low: 0, high: 0 };
    const yes = answers[sentence][0];
    const [low, high] = wilson(yes, all);
    return { from, to, shown: true, yes, all, share: yes / all, low, high };
  });
}

/**
 * The middle of the months that are shown; null where there are too few of them.
 *
 * @param {readonly Row[]} rows
 */
export function middleOf(rows) {
  const shares = rows.filter((row) => row.shown).map((row) => row.share);
  return shares.length < MONTHS_FOR_MIDDLE ? null : median(shares);
}

/**
 * How the last month that is shown stands to the middle, and how many months in a row were on its side of it.
 *
 * @param {readonly Row[]} rows
 * @returns {{ last: Row, months: number, middle: number | null, side: "above" | "below" | "within", run: number } | null} null where nothing is shown
 */
export function readingOf(rows) {
  const shown = rows.filter((row) => row.shown);
  const last = shown[shown.length - 1];
  if (!last) return null;
  const middle = middleOf(rows);
  if (middle === null) return { last, months: shown.length, middle, side: "within", run: 0 };
  const side = last.low > middle ? "above" : last.high < middle ? "below" : "within";
  const sign = Math.sign(last.share - middle);
  let run = 0;
  while (sign && run < shown.length && Math.sign(shown[shown.length - 1 - run].share - middle) === sign)
    run += 1;
  return { last, months: shown.length, middle, side, run };
}

/**
 * Two months as one. The months are those from the first to the last of both.
 *
 * @param {Month} one
 * @param {Month} other
 * @returns {Month}
 */
export function joined(one, other) {
  const ends = [one.from, one.to, other.from, other.to].filter(Boolean).sort();
  return {
    from: ends[0] ?? "",
    to: ends[ends.length - 1] ?? "",
    cards: one.cards + other.cards,
    answers: one.answers.map((counts, sentence) =>
      counts.map((count, answer) => count + other.answers[sentence][answer]),
    ),
  };
}

/**
 * @template {{ from: string }} M
 * @param {readonly M[]} months
 * @returns {M[]}
 */
export function inOrder(months) {
  return [...months].sort((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)));
}

/**
 * What is wrong with a month beside the others: which month it is, whether it stands twice, numbers that cannot be.
 *
 * @param {Month} month
 * @param {readonly Month[]} others
 * @returns {"no-month" | "order" | "twice" | "number" | "too-many" | null}
 */
export function faultOf(month, others) {
  const numbers = [month.cards, ...month.answers.flat()];
  if (!isMonth(month.from) || !isMonth(month.to)) return "no-month";
  if (month.from > month.to) return "order";
  if (others.some((other) => isMonth(other.from) && month.from <= other.to && other.from <= month.to))
    return "twice";
  if (!numbers.every((number) => Number.isInteger(number) && number >= 0 && number <= MOST)) return "number";
  if (month.answers.some((counts) => counts.reduce((sum, count) => sum + count, 0) > month.cards))
    return "too-many";
  return null;
}

/** @param {unknown} text */
export function isMonth(text) {
  return typeof text === "string" && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text);
}
