/**
 * The session planner: lays out a meeting by the clock from the parts that are chosen, and fills the sheet that is printed. It asks for
 * nothing, keeps nothing and says nothing in the address; a reload forgets it all.
 *
 * @typedef {import("./planner-time.js").Part} Part
 */

import { make, need } from "../finder/dom.js";
import { t, tn } from "../site/messages.js";
import { adviceOn, clockOf, fitted, layOut, minuteOf, movedTo, sumOf, usualMinutes } from "./planner-time.js";
import "./print.js";

const numbers = new Intl.NumberFormat(document.documentElement.lang);

/** A part as it stands in the list: its row, and the fields in it. */
class Row {
  /** @param {HTMLElement} element */
  constructor(element) {
    const { part, title, what, place, minutes60, minutes90, usual } = element.dataset;
    this.element = element;
    this.id = part ?? "";
    this.title = title ?? "";
    this.what = what ?? "";
    this.usual = usual !== undefined;
    this.place = /** @type {Part["place"]} */ (place);
    this.minutes60 = Number(minutes60);
    this.minutes90 = Number(minutes90);
    this.clock = need(element, ".planner-clock", HTMLElement);
    this.field = need(element, ".planner-minutes input", HTMLInputElement);
    this.box = /** @type {HTMLInputElement | null} */ (element.querySelector("input[type=checkbox]"));
    this.moves = [...element.querySelectorAll("button")];
  }

  get chosen() {
    return this.box?.checked ?? true;
  }

  get minutes() {
    return Math.max(0, Math.round(this.field.valueAsNumber) || 0);
  }

  set minutes(minutes) {
    this.field.value = String(minutes);
  }
}

class Planner {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.form = need(root, "form", HTMLFormElement);
    this.start = need(root, "#planner-start", HTMLInputElement);
    this.length = need(root, "#planner-length", HTMLSelectElement);
    this.people = need(root, "#planner-people", HTMLInputElement);
    this.plan = need(root, "#planner-plan", HTMLSelectElement);
    this.aim = need(root, "#planner-aim", HTMLElement);
    this.list = need(root, ".planner-parts", HTMLElement);
    this.said = need(root, ".planner-said", HTMLElement);
    this.body = need(root, ".planner-sheet tbody", HTMLTableSectionElement);
    this.topic = need(root, ".planner-topic", HTMLElement);
    this.advice = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-advice]"));
    this.places = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-where]"));
    this.templates = /** @type {NodeListOf<HTMLTemplateElement>} */ (root.querySelectorAll("template"));
    this.clock = clockOf(root.dataset.locale || localeOfVisitor());
    this.usualOrder = [...this.list.children].map((element) => new Row(/** @type {HTMLElement} */ (element)));
    this.rows = [...this.usualOrder];
    this.listen(root);
    this.showPlan();
    this.show();
    root.hidden = false;
  }

  /** @param {HTMLElement} root */
  listen(root) {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.start.addEventListener("input", () => this.show());
    this.length.addEventListener("change", () => this.reset(this.rows));
    this.people.addEventListener("input", () => this.show());
    this.plan.addEventListener("change", () => {
      this.showPlan();
      this.show();
    });
    for (const radio of this.form.querySelectorAll("input[type=radio]")) {
      radio.addEventListener("change", () => this.show());
    }
    for (const row of this.rows) {
      row.field.addEventListener("input", () => this.show());
      row.box?.addEventListener("change", () => this.choose(row));
      for (const button of row.moves) {
        button.addEventListener("click", () => this.move(row, Number(button.dataset.by), button));
      }
    }
    need(root, "#planner-fit", HTMLButtonElement).addEventListener("click", () => this.fit());
    need(root, "#planner-usual", HTMLButtonElement).addEventListener("click", () => {
      for (const row of this.usualOrder) if (row.box) row.box.checked = row.usual;
      this.list.append(...this.usualOrder.map(({ element }) => element));
      this.reset([...this.usualOrder]);
    });
  }

  get chosen() {
    return this.rows.filter((row) => row.chosen);
  }

  get minutes() {
    return Number(this.length.value);
  }

  /** @param {string} name of radio buttons */
  radio(name) {
    return need(this.form, `input[name="${name}"]:checked`, HTMLInputElement).value;
  }

  /**
   * Gives every part its usual minutes, and makes those that are chosen fill the meeting.
   *
   * @param {Row[]} rows
   */
  reset(rows) {
    this.rows = rows;
    for (const row of rows) row.minutes = usualMinutes(row, this.minutes);
    this.fit();
  }

  fit() {
    const { chosen } = this;
    fitted(chosen, this.minutes).forEach((minutes, at) => {
      chosen[at].minutes = minutes;
    });
    this.show();
  }

  /** @param {Row} row */
  choose(row) {
    if (row.chosen && !row.minutes) row.minutes = usualMinutes(row, this.minutes);
    const values = { part: row.title };
    this.show(row.chosen ? t("{part} is in the meeting.", values) : t("{part} is left out.", values));
  }

  /**
   * Moves a part by one place; the button that was pressed keeps the focus.
   *
   * @param {Row} row
   * @param {number} by
   * @param {HTMLElement} button
   */
  move(row, by, button) {
    const from = this.rows.indexOf(row);
    const to = movedTo(this.rows, from, by);
    const values = { part: row.title, place: to + 1, all: this.rows.length };
    if (to === from) {
      this.say(
        by < 0 ? t("{part} cannot go further up.", values) : t("{part} cannot go further down.", values),
      );
      return;
    }
    this.rows.splice(to, 0, ...this.rows.splice(from, 1));
    const next = this.list.children[by < 0 ? to : to + 1] ?? null;
    this.list.insertBefore(row.element, next);
    button.focus();
    this.show(t("{part} is now number {place} of {all}.", values));
  }

  /** Shows what the chosen plan is for, and puts its question and practice on the sheet. */
  showPlan() {
    const template = [...this.templates].find(({ dataset }) => dataset.plan === this.plan.value);
    const [aim, topic] = template ? [...template.content.cloneNode(true).childNodes].filter(isElement) : [];
    this.aim.hidden = !aim;
    this.topic.hidden = !topic;
    this.aim.textContent = aim?.textContent ?? "";
    this.topic.replaceChildren(...(topic ? topic.childNodes : []));
    this.heavy = template?.dataset.heavy !== undefined;
  }

  /**
   * Shows the clock beside each part and on the sheet, and says what is worth saying.
   *
   * @param {string} [done] what was just done
   */
  show(done = "") {
    const start = minuteOf(this.start.value) ?? 0;
    const order = layOut(this.chosen, start);
    for (const row of this.rows) {
      row.element.classList.toggle("left-out", !row.chosen);
      row.field.disabled = !row.chosen;
      row.clock.textContent = "";
    }
    for (const { part, begin } of order) part.clock.textContent = this.clock(begin);
    const end = order[order.length - 1]?.end ?? start;
    this.showSheet(order, start, end);
    for (const element of this.places) element.hidden = element.dataset.where !== this.radio("planner-where");
    const advice = this.showAdvice();
    this.say([done, advice, this.verdict(sumOf(this.chosen), end)].filter(Boolean).join(" "));
  }

  /**
   * @param {{part: Row, begin: number, end: number}[]} order
   * @param {number} start
   * @param {number} end
   */
  showSheet(order, start, end) {
    const { clock } = this;
    const lines = order.map(({ part, begin }) =>
      make(
        "tr",
        {},
        make("td", { class: "planner-time" }, clock(begin)),
        make("td", { class: "planner-time" }, numbers.format(part.minutes)),
        make(
          "th",
          { scope: "row" },
          make("b", {}, part.title),
          " ",
          make("span", { class: "order-what" }, part.what),
        ),
        make("td", {}, make("span", { class: "blank" })),
      ),
    );
    for (const line of this.body.querySelectorAll("tr:not(.planner-aside)")) line.remove();
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (
      this.body.querySelectorAll(".planner-aside")
    )) {
      const { before } = line.dataset;
      const begin = before ? start - Number(before) : end;
      need(line, ".planner-time", HTMLElement).textContent = clock(begin);
    }
    this.body.insertBefore(makeAll(lines), this.body.querySelector("[data-after]"));
  }

  /** Shows the advice that fits, and returns what was not yet shown, to be said. */
  showAdvice() {
    const codes = /** @type {string[]} */ (
      adviceOn({
        length: this.minutes,
        people: this.people.valueAsNumber || 0,
        hosts: Number(this.radio("planner-hosts")),
        heavy: Boolean(this.heavy),
      })
    );
    const fresh = [];
    for (const line of this.advice) {
      const fits = codes.includes(line.dataset.advice ?? "");
      if (fits && line.hidden) fresh.push(line.textContent);
      line.hidden = !fits;
    }
    return fresh.join(" ");
  }

  /**
   * @param {number} sum
   * @param {number} end
   */
  verdict(sum, end) {
    const over = sum - this.minutes;
    const values = { sum, length: this.minutes, time: this.clock(end) };
    const taken = t("The parts take {sum} of {length} minutes and end at {time}.", values);
    if (over > 0) {
      const much = tn(
        "That is {count} minute too long: take a little from a part, or leave one out.",
        "That is {count} minutes too long: take a little from a part, or leave one out.",
        over,
      );
      return `${taken} ${much}`;
    }
    return over < 0 ? `${taken} ${tn("{count} minute is free.", "{count} minutes are free.", -over)}` : taken;
  }

  /** @param {string} text */
  say(text) {
    this.said.textContent = text;
  }
}

/** @param {Node[]} nodes */
function makeAll(nodes) {
  const all = document.createDocumentFragment();
  all.append(...nodes);
  return all;
}

/**
 * @param {Node} node
 * @returns {node is HTMLElement}
 */
function isElement(node) {
  return node instanceof HTMLElement;
}

/** The visitor's own way of writing times, in the language of the page. */
function localeOfVisitor() {
  const { lang } = document.documentElement;
  return navigator.languages.find((tag) => tag.split("-")[0] === lang.split("-")[0]) ?? lang;
}

const root = document.querySelector(".planner");
if (root instanceof HTMLElement) new Planner(root);
