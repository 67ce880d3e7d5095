/**
 * The page that makes posters of ground rules: what is ticked and typed stands on the poster at once. Nothing of it leaves the page: it is
 * in no address, in no storage and in no request, only in a file if someone asks for one.
 *
 * @typedef {import("./rules-answers.js").Answer} Answer
 * @typedef {import("./rules-file.js").Chosen} Chosen
 * @typedef {{ id: string, locked: boolean, words: Record<string, string> }} Rule
 * @typedef {object} Known what the page was made with
 * @property {Rule[]} rules
 * @property {Record<string, string[]>} presets ids of the rules that suit each kind of group
 * @property {Answer[]} answers
 * @property {number} own how many own rules a poster can have
 * @property {number} length of an own rule
 */

import { button, debounce, make, need } from "../finder/dom.js";
import { download } from "../site/download.js";
import { t, tn } from "../site/messages.js";
import { answerTo } from "./rules-answers.js";
import { LARGEST, LENGTHS, UnusableFile, clean, fromText, toText } from "./rules-file.js";
import { Poster } from "./rules-poster.js";

/** How long after the last key the status speaks, in ms: a word for each letter would drown the letters. */
const PAUSE = 700;

class Builder {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Known} */
    this.known = JSON.parse(root.dataset.known ?? "");
    this.poster = new Poster(need(root, "#poster", HTMLElement));
    this.status = need(root, "#builder-status", HTMLElement);
    this.own = need(root, "#own-rules", HTMLElement);
    this.add = need(root, "#add-own", HTMLButtonElement);
    this.group = need(root, "#group-name", HTMLInputElement);
    this.tell = need(root, "#who-to-tell", HTMLInputElement);
    this.review = need(root, "#review-date", HTMLInputElement);
    this.large = need(root, "#builder-large", HTMLInputElement);
    this.file = need(root, "#open-poster", HTMLInputElement);
    /** Whether the ticks are someone's own, so that another kind of group leaves them. */
    this.ticked = false;
    this.numbered = 0;
    this.sayLater = debounce(() => this.say(this.summary), PAUSE);
    this.summary = "";
    this.listen();
    root.closest("article")?.classList.add("prints-sheets");
    root.querySelector(".builder-plain")?.remove();
    need(root, ".builder-form", HTMLElement).hidden = false;
    need(root, "#poster", HTMLElement).hidden = false;
    this.addOwn("");
    this.show();
  }

  listen() {
    this.root.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target === this.file) return;
      if (target.name === "kind" && !this.ticked) this.tick(this.known.presets[target.value]);
      if (target.id.startsWith("rule-")) this.ticked = true;
      if (target.type !== "text") this.changed();
    });
    this.root.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) this.answer(target);
      if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) {
        if (target !== this.file && !["radio", "checkbox"].includes(target.type)) this.changed();
      }
    });
    this.add.addEventListener("click", () => {
      this.addOwn("").focus();
      this.changed();
    });
    need(this.root, "#print-poster", HTMLButtonElement).addEventListener("click", () => print());
    need(this.root, "#save-poster", HTMLButtonElement).addEventListener("click", () => this.save());
    this.file.addEventListener("change", () => this.open());
  }

  /** What is chosen now. @returns {Chosen} */
  get chosen() {
    const ids = this.boxes.filter(({ checked, disabled }) => checked && !disabled).map(({ value }) => value);
    return {
      kind: this.picked("kind"),
      rules: ids,
      own: this.areas.map(({ value }) => clean(value, this.known.length)).filter(Boolean),
      group: clean(this.group.value, LENGTHS.group),
      tell: clean(this.tell.value, LENGTHS.tell),
      review: clean(this.review.value, LENGTHS.review),
      paper: this.picked("paper"),
      large: this.large.checked,
    };
  }

  get boxes() {
    return [...this.root.querySelectorAll("input")].filter(({ id }) => id.startsWith("rule-"));
  }

  get areas() {
    return [...this.own.querySelectorAll("textarea")];
  }

  /** @param {string} name */
  picked(name) {
    return need(this.root, `input[name="${name}"]:checked`, HTMLInputElement).value;
  }

  /** @param {string[]} ids */
  tick(ids) {
    for (const box of this.boxes) box.checked = box.disabled || ids.includes(box.value);
  }

  changed() {
    this.show();
    this.sayLater();
  }

  /** Shows what is chosen: the words of the kind of group beside the boxes, and the poster. */
  show() {
    const { kind, rules, own, paper, large, ...texts } = this.chosen;
    for (const { id, words } of this.known.rules) {
      need(this.root, `label[for="rule-${id}"]`, HTMLElement).textContent = words[kind];
    }
    const shown = this.known.rules.filter(({ id, locked }) => locked || rules.includes(id));
    const lines = shown.map(({ words }) => words[kind]);
    this.poster.show(lines, own, texts);
    const { size, pages } = this.poster.fit(/** @type {import("./rules-poster.js").Paper} */ (paper), large);
    const count = tn(
      "{count} rule on the poster.",
      "{count} rules on the poster.",
      lines.length + own.length,
    );
    const fits =
      pages === 1
        ? t("It fits one page, in {size} points.", { size: Math.round(size * (paper === "a3" ? 1.41 : 1)) })
        : tn("It takes {count} page.", "It takes {count} pages.", pages);
    const offers = this.own.querySelector(".own-said:not([hidden])")
      ? ` ${t("Other words are offered for a rule of your own.")}`
      : "";
    this.summary = `${count} ${fits}${offers}`;
    this.add.hidden = this.areas.length >= this.known.own;
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /**
   * Adds a place for a rule of one's own, and returns it.
   *
   * @param {string} text
   */
  addOwn(text) {
    const id = `own-${++this.numbered}`;
    const area = make("textarea", {
      id,
      class: "field",
      rows: "2",
      maxlength: String(this.known.length),
      autocomplete: "off",
      dir: "auto",
      "aria-describedby": `${id}-said`,
    });
    area.value = text;
    const label = make("label", { for: id });
    const said = make("div", { id: `${id}-said`, class: "own-said", hidden: "" });
    const remove = button("", "remove-own", () => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      this.number();
      this.changed();
      (next?.querySelector("textarea") ?? this.add).focus();
    });
    const row = make("div", { class: "own-rule" }, label, area, said, remove);
    this.own.append(row);
    this.number();
    this.answer(area);
    return area;
  }

  /** Names the places for own rules in their order. */
  number() {
    this.areas.forEach((area, at) => {
      const row = area.parentElement;
      const number = at + 1;
      if (!row) return;
      need(row, "label", HTMLElement).textContent = t("Your own rule {number}", { number });
      need(row, ".remove-own", HTMLElement).textContent = t("Take out your own rule {number}", { number });
    });
    this.add.hidden = this.areas.length >= this.known.own;
  }

  /**
   * Offers better words for a rule, where there are any.
   *
   * @param {HTMLTextAreaElement} area
   */
  answer(area) {
    const said = need(this.own, `#${area.id}-said`, HTMLElement);
    const answer = answerTo(area.value, this.known.answers);
    if (said.dataset.says === (answer?.says ?? "")) return;
    said.dataset.says = answer?.says ?? "";
    said.hidden = !answer;
    said.replaceChildren();
    if (!answer) return;
    const use = button(t("Use these words"), "button quiet", () => {
      area.value = answer.offer;
      this.answer(area);
      this.changed();
      area.focus();
    });
    use.setAttribute("aria-describedby", `${area.id}-offer`);
    said.append(
      make("p", {}, answer.says),
      make("p", { id: `${area.id}-offer` }, t("You could say: “{rule}”", { rule: answer.offer })),
      use,
    );
  }

  /** Gives what was chosen as a file, by a download. */
  save() {
    download([toText(this.chosen)], "ground-rules.json", "application/json");
    this.say(t("The file holds what you typed. It went to where your browser saves files."));
  }

  /** Takes what was chosen from a file that was saved here; one that was not is left alone. */
  async open() {
    const [file] = this.file.files ?? [];
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new UnusableFile("too large");
      const { chosen, changed } = fromText(await file.text(), {
        kinds: Object.keys(this.known.presets),
        rules: this.known.rules.filter(({ locked }) => !locked).map(({ id }) => id),
        own: this.known.own,
        length: this.known.length,
      });
      this.take(chosen);
      const left = changed
        ? ` ${t("Some of the file is not known here, or too long, and was left out.")}`
        : "";
      this.say(`${t("The poster from your file is here.")} ${this.summary}${left}`);
    } catch (error) {
      if (!(error instanceof UnusableFile) && !(error instanceof DOMException)) throw error;
      this.say(t("This file cannot be used. Choose one that was saved on this page. Nothing has changed."));
    }
    this.file.value = "";
  }

  /** @param {Chosen} chosen */
  take(chosen) {
    need(this.root, `#kind-${chosen.kind}`, HTMLInputElement).checked = true;
    need(this.root, `#paper-${chosen.paper}`, HTMLInputElement).checked = true;
    this.large.checked = chosen.large;
    this.ticked = true;
    this.tick(chosen.rules);
    this.own.replaceChildren();
    for (const rule of chosen.own.length ? chosen.own : [""]) this.addOwn(rule);
    this.group.value = chosen.group;
    this.tell.value = chosen.tell;
    this.review.value = chosen.review;
    this.show();
  }
}

const root = document.querySelector("#rules-builder");
if (root instanceof HTMLElement) new Builder(root);
