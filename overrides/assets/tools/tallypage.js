/**
 * The tally page: fields for the counts of each month, and what they show. All of it stays in the page; a file is saved or opened only when
 * someone asks. The sentences and answers are read from the sheet for counting by hand, which is there without a script.
 */

import { button, make, need } from "../finder/dom.js";
import { download } from "../site/download.js";
import { t, tn } from "../site/messages.js";
import { faultOf, FEWEST, inOrder, isMonth, joined, MOST, readingOf, rowsOf, RUN } from "./tally.js";
import { chart } from "./tallychart.js";
import { fromFile, LARGEST, MONTHS, toFile } from "./tallyfile.js";

/** @typedef {import("./tally.js").Month} Month */
/** @typedef {import("./tally.js").Row} Row */

const lang = document.documentElement.lang || "en";
const percents = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 0 });
const monthNames = new Intl.DateTimeFormat(lang, { month: "long", year: "numeric", timeZone: "UTC" });
const monthsShort = new Intl.DateTimeFormat(lang, { month: "short", year: "2-digit", timeZone: "UTC" });

const page = need(document, "article.prose", HTMLElement);
const sheet = need(page, ".tally-sheet", HTMLElement);
const tool = need(page, ".tally-needs-script", HTMLElement);
const sentences = texts(sheet, ".tally-statement");
const answers = texts(sheet, ".tally-answer");

/** @type {Month[]} */
let months = [emptyMonth()];

const list = make("div", { class: "tally-months" });
const said = make("p", { class: "tally-said", role: "status" });
const results = make("section", {
  class: "sheet tally-results",
  "aria-labelledby": "tally-results",
  hidden: "",
});
const opener = make("input", {
  type: "file",
  class: "tally-file",
  id: "tally-open",
  accept: ".json,application/json",
});
const add = button(t("Add a month"), "button", addMonth);
const save = button(t("Save as a file"), "button quiet", saveFile);
const print = button(t("Print the results"), "button quiet", () => window.print());

tool.replaceChildren(
  ...tool.querySelectorAll("h2"),
  make(
    "p",
    {},
    t(
      "Type in what you counted. Nothing leaves this page and nothing is stored: when you close it, it is gone, unless you save it as a file.",
    ),
  ),
  list,
  make(
    "div",
    { class: "tally-buttons" },
    add,
    save,
    opener,
    make("label", { class: "button quiet", for: "tally-open" }, t("Open a file")),
    print,
    button(t("Print a blank sheet"), "button quiet", printBlank),
  ),
  said,
);
tool.classList.add("tally-tool");
tool.after(results);
opener.addEventListener("change", openFile);
addEventListener("afterprint", () => page.classList.remove("prints-blank"));
showMonths(0);
showResults();

/** @returns {Month} */
function emptyMonth() {
  return { from: "", to: "", cards: 0, answers: sentences.map(() => answers.map(() => 0)) };
}

/**
 * Draws the fields anew: after a month was added, joined, taken out, or a file was opened.
 *
 * @param {number} open the month whose fields are unfolded
 */
function showMonths(open) {
  list.replaceChildren(...months.map((month, index) => fieldsOf(month, index, index === open)));
}

/**
 * The fields of one month, which fold, and the note beside them, which does not.
 *
 * @param {Month} month
 * @param {number} index
 * @param {boolean} open
 */
function fieldsOf(month, index, open) {
  const note = make("p", { class: "tally-note", id: `tally-note-${index}` });
  const isJoined = month.from !== month.to;
  const first = monthField(isJoined ? t("First month") : t("Month"), month.from, (value) => {
    if (!isJoined) month.to = value;
    month.from = value;
  });
  const last = monthField(t("Last month"), month.to, (value) => (month.to = value));
  const cards = countField(t("Number of cards"), month.cards, (value) => (month.cards = value));
  cards.querySelector("input")?.setAttribute("aria-describedby", note.id);
  const counts = sentences.map((sentence, row) =>
    make(
      "fieldset",
      { class: "tally-counts" },
      make("legend", {}, sentence),
      ...answers.map((answer, column) =>
        countField(answer, month.answers[row][column], (value) => (month.answers[row][column] = value)),
      ),
    ),
  );
  const join = button("", "button quiet tally-join", () => joinMonth(month));
  join.hidden = true;
  const details = make(
    "details",
    {},
    make("summary", {}),
    make("div", { class: "tally-when" }, first, ...(isJoined ? [last] : []), cards),
    ...counts,
    button(t("Take this month out"), "button quiet tally-out", () => takeOut(month)),
  );
  details.open = open;
  return make("div", { class: "tally-month" }, details, note, join);
}

/**
 * What stands above the fields of a month.
 *
 * @param {Month} month
 * @param {number} index
 */
function titleOf(month, index) {
  const name =
    isMonth(month.from) && isMonth(month.to) ? nameOf(month) : t("Month {number}", { number: index + 1 });
  return month.cards ? `${name} · ${tn("{count} card", "{count} cards", month.cards)}` : name;
}

/**
 * @param {string} name
 * @param {string} value
 * @param {(value: string) => void} set
 */
function monthField(name, value, set) {
  const input = make("input", {
    type: "month",
    class: "field",
    autocomplete: "off",
    placeholder: "2026-03",
    value,
  });
  input.addEventListener("input", () => {
    set(input.value.trim());
    showResults();
  });
  return make("label", { class: "tally-field" }, make("span", {}, name), input);
}

/**
 * @param {string} name
 * @param {number} value
 * @param {(value: number) => void} set
 */
function countField(name, value, set) {
  const input = make("input", {
    type: "number",
    class: "field",
    min: "0",
    max: String(MOST),
    step: "1",
    inputmode: "numeric",
    autocomplete: "off",
    value: value ? String(value) : "",
  });
  input.addEventListener("input", () => {
    set(input.validity.badInput ? Number.NaN : Number(input.value));
    showResults();
  });
  return make("label", { class: "tally-field" }, make("span", {}, name), input);
}

function addMonth() {
  months.push(emptyMonth());
  showMonths(months.length - 1);
  showResults();
  focusMonth(months.length - 1);
  if (months.length >= MONTHS) add.disabled = true;
}

/** @param {Month} month */
function takeOut(month) {
  months = months.filter((other) => other !== month);
  if (!months.length) months = [emptyMonth()];
  add.disabled = false;
  showMonths(-1);
  showResults();
  add.focus();
  said.textContent = t("The month was taken out.");
}

/** @param {Month} month */
function joinMonth(month) {
  const before = neighborOf(month);
  if (!before) return;
  const both = joined(before, month);
  const place = Math.min(months.indexOf(before), months.indexOf(month));
  months = months.filter((other) => other !== month && other !== before);
  months.splice(place, 0, both);
  add.disabled = false;
  showMonths(place);
  showResults();
  focusMonth(place);
  said.textContent = t("Joined: {months}.", { months: nameOf(both) });
}

/**
 * The month that one with few cards can be joined with: the one before it, else the one after it.
 *
 * @param {Month} month
 */
function neighborOf(month) {
  const good = inOrder(months.filter((one) => !faultOf(one, others(one))));
  const index = good.indexOf(month);
  return index < 0 ? undefined : (good[index - 1] ?? good[index + 1]);
}

/** @param {number} index */
function focusMonth(index) {
  list.querySelectorAll(".tally-month")[index]?.querySelector("input")?.focus();
}

/** @param {Month} month */
function others(month) {
  return months.filter((other) => other !== month);
}

/** @param {Month} month */
function isEmpty(month) {
  return !month.from && !month.cards && month.answers.flat().every((count) => !count);
}

/** Says what is wrong with a month beside it, and works out the results of those without a fault. */
function showResults() {
  const good = months.filter((month) => !faultOf(month, others(month)));
  [...list.querySelectorAll(".tally-month")].forEach((fields, index) => {
    const month = months[index];
    const few = good.includes(month) && month.cards < FEWEST;
    const neighbor = few ? neighborOf(month) : undefined;
    need(fields, "summary", HTMLElement).textContent = titleOf(month, index);
    need(fields, ".tally-note", HTMLElement).textContent = noteOf(month, few);
    const join = need(fields, ".tally-join", HTMLButtonElement);
    join.hidden = !neighbor;
    if (neighbor)
      join.textContent =
        neighbor.from < month.from ? t("Join with the month before") : t("Join with the month after");
  });
  results.hidden = !good.length;
  print.hidden = !good.length;
  results.replaceChildren(...(good.length ? resultsOf(good) : []));
}

/**
 * @param {Month} month
 * @param {boolean} few
 */
function noteOf(month, few) {
  if (isEmpty(month)) return "";
  switch (faultOf(month, others(month))) {
    case "no-month":
      return t("Write the month as year and month, such as 2026-03.");
    case "order":
      return t("The last month is before the first.");
    case "twice":
      return t("This month stands twice.");
    case "number":
      return t("Use whole numbers from 0 to {most}.", { most: MOST });
    case "too-many":
      return t("One sentence has more answers than there are cards. Please count again.");
  }
  return few
    ? t("Fewer than five cards: this month is not shown by itself. Join it with another month.")
    : "";
}

/**
 * @param {readonly Month[]} good
 * @returns {HTMLElement[]}
 */
function resultsOf(good) {
  return [
    make("h2", { id: "tally-results" }, t("What the cards show")),
    ...sentences.map((sentence, index) => sentenceResult(sentence, rowsOf(good, index), index)),
    make(
      "p",
      { class: "sheet-foot" },
      t(
        "This is feedback, not a trial. It does not show why people answered so, nor what those think who left no card. Small group: do not compare it with others.",
      ),
    ),
  ];
}

/**
 * @param {string} sentence
 * @param {readonly Row[]} rows
 * @param {number} index
 */
function sentenceResult(sentence, rows, index) {
  const id = `tally-sentence-${index}`;
  const words = { percent: (/** @type {number} */ share) => percents.format(share), month: shortNameOf };
  const name = t("Chart of the share of “{answer}” for: {sentence} The table has the same numbers.", {
    answer: answers[0],
    sentence,
  });
  const reading = readingOf(rows);
  return make(
    "section",
    { class: "tally-result", "aria-labelledby": id },
    make("h3", { id }, sentence),
    make("p", {}, sentenceOf(reading)),
    ...(reading ? [chart(rows, reading.middle, name, words)] : []),
    tableOf(sentence, rows),
  );
}

/** @param {ReturnType<typeof readingOf>} reading */
function sentenceOf(reading) {
  if (!reading) return t("Nothing can be shown yet: it takes five cards and five answers.");
  const { last, months: count, middle, side, run } = reading;
  const parts = [
    t(
      "{month}: {yes} of {all} answers were “{answer}”, {share}. Chance alone could move this between {low} and {high}.",
      {
        month: nameOf(last),
        yes: last.yes,
        all: last.all,
        answer: answers[0],
        share: percents.format(last.share),
        low: percents.format(last.low),
        high: percents.format(last.high),
      },
    ),
  ];
  if (middle === null) return parts[0];
  parts.push(t("The middle of {count} months is {share}.", { count, share: percents.format(middle) }));
  if (run >= RUN && last.share > middle)
    parts.push(t("The last {count} months are all above it: ask what has changed.", { count: run }));
  else if (run >= RUN)
    parts.push(t("The last {count} months are all below it: ask what has changed.", { count: run }));
  else if (side === "within") parts.push(t("The last month may differ from it by chance alone."));
  else if (side === "above") parts.push(t("The last month is above it by more than chance often makes."));
  else parts.push(t("The last month is below it by more than chance often makes. Ask the group."));
  return parts.join(" ");
}

/**
 * @param {string} sentence
 * @param {readonly Row[]} rows
 */
function tableOf(sentence, rows) {
  const heads = [t("Month"), answers[0], t("All answers"), t("Share"), t("Range (95%)")];
  const table = make(
    "table",
    {},
    make("caption", { class: "unseen" }, sentence),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows.map(tableRow)),
  );
  return make("div", { class: "scrolls", role: "group", tabindex: "0", "aria-label": t("Table") }, table);
}

/** @param {Row} row */
function tableRow(row) {
  const month = make("th", { scope: "row" }, nameOf(row));
  if (!row.shown) return make("tr", {}, month, make("td", { colspan: "4" }, t("too few to show")));
  const range = `${percents.format(row.low)} – ${percents.format(row.high)}`;
  const cells = [String(row.yes), String(row.all), percents.format(row.share), range];
  return make("tr", {}, month, ...cells.map((cell) => make("td", {}, cell)));
}

/** @param {{ from: string, to: string }} month */
function nameOf({ from, to }) {
  return from === to
    ? monthNames.format(dateOf(from))
    : t("{first} to {last}", { first: monthNames.format(dateOf(from)), last: monthNames.format(dateOf(to)) });
}

/** @param {{ from: string }} month */
function shortNameOf({ from }) {
  return monthsShort.format(dateOf(from));
}

/** @param {string} month */
function dateOf(month) {
  return new Date(`${isMonth(month) ? month : "2000-01"}-15T00:00:00Z`);
}

/** Gives the counts as a file, by a download. */
function saveFile() {
  const full = months.filter((month) => !isEmpty(month));
  if (!full.length || full.some((month) => faultOf(month, others(month)))) {
    said.textContent = t(
      "There is nothing to save yet, or a month has a mistake. Look at the notes beside the months.",
    );
    return;
  }
  download([toFile(inOrder(full))], "tally.json", "application/json");
  said.textContent = t("Saved as tally.json. It holds only the months and the counts.");
}

/** Opens a file that someone chose. One that is not a tally changes nothing. */
async function openFile() {
  const file = opener.files?.[0];
  opener.value = "";
  if (!file) return;
  const found = file.size > LARGEST ? null : await file.text().then(read, () => null);
  if (!found) {
    said.textContent = t("This file is not a tally that was saved here. Nothing was changed.");
    return;
  }
  months = found.length ? found : [emptyMonth()];
  add.disabled = months.length >= MONTHS;
  showMonths(months.length - 1);
  showResults();
  said.textContent = tn("Opened: {count} month.", "Opened: {count} months.", found.length);
}

/** @param {string} text */
function read(text) {
  return fromFile(text, sentences.length, answers.length);
}

function printBlank() {
  page.classList.add("prints-blank");
  window.print();
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 */
function texts(within, selector) {
  return [...within.querySelectorAll(selector)].map((element) => element.textContent ?? "");
}
