/**
 * The form for a listing: checks what was typed, shows the listing, and makes the addresses on which it can leave. Nothing leaves without
 * a click of its own; nothing is stored; a fault never takes away what was typed.
 *
 * @typedef {import("./yaml.js").Model} Model
 * @typedef {import("./yaml.js").Listing} Listing
 * @typedef {import("./rules.js").Fault} Fault
 */

import { cardMaker } from "../finder/cards.js";
import { make, need } from "../finder/dom.js";
import { Format } from "../finder/format.js";
import { copy } from "../site/copy.js";
import { download } from "../site/download.js";
import { t, tn } from "../site/messages.js";
import { answersText } from "./answers.js";
import { asWritten, fillForm } from "./filling.js";
import { askedFor, open } from "./opened.js";
import { resultOf } from "./preview.js";
import { idFrom, readForm } from "./reading.js";
import { faults, isAtRisk } from "./rules.js";
import { sentence } from "./said.js";
import { editPage, issuePage, mail, newFilePage, pathOf } from "./ways.js";
import { writeListings } from "./yaml.js";

class ListingForm {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Model} */
    this.model = JSON.parse(root.dataset.model ?? "");
    this.form = need(root, "#listing-questions", HTMLFormElement);
    this.answers = need(root, "#listing-answers", HTMLFormElement);
    this.meetings = need(root, "#listing-meetings", HTMLElement);
    this.template = need(root, "#listing-meeting", HTMLTemplateElement);
    this.errors = need(root, "#listing-errors", HTMLElement);
    this.warnings = need(root, "#listing-warnings", HTMLElement);
    this.status = need(root, "#listing-status", HTMLElement);
    this.ready = need(root, "#listing-ready", HTMLElement);
    this.yaml = need(root, "#listing-yaml", HTMLElement);
    const format = new Format({ t, tn, locale: document.documentElement.lang, country: "" });
    this.card = cardMaker(need(root, "#listing-card", HTMLTemplateElement), "#", format);
    this.path = "";
    this.count = 0;
    /** @type {import("./opened.js").Opened | null} The listing that is corrected. */
    this.opened = null;
    this.addMeeting();
    this.field("verified").value ||= today();
    this.listen();
    root.hidden = false;
    this.openAsked();
  }

  /** Opens what the address asks for. */
  async openAsked() {
    const asked = askedFor(location.hash);
    if (!asked) return;
    const { what, ids } = asked;
    this.form.hidden = true;
    this.status.textContent = t("One moment: your listing is being opened.");
    try {
      const opened = await open("", ids);
      this.status.textContent = "";
      if (!opened.length)
        this.say(t("There is no listing of this name. You can add it with the form below."));
      else if (what === "correct") this.correct(opened[0]);
      else this.ask(opened, what === "close" ? "closed" : "right");
      if (!opened.length) this.form.hidden = false;
    } catch {
      this.status.textContent = "";
      this.say(
        t(
          "The listing could not be opened. Load this page again, or write to us with the name of the group.",
        ),
      );
    }
  }

  /** @param {string} text */
  say(text) {
    const place = need(this.root, "#listing-opened", HTMLElement);
    place.textContent = text;
    place.hidden = false;
    place.focus();
  }

  /**
   * Puts a listing into the form.
   *
   * @param {import("./opened.js").Opened} opened
   */
  correct(opened) {
    const listing = asWritten(opened.listing);
    this.opened = { ...opened, listing };
    fillForm(this.form, listing, () => this.addMeeting());
    this.unfold();
    this.idIsOwn = true;
    this.field("id").readOnly = true;
    this.field("verified").value = today();
    need(this.form, "[data-organization]", HTMLElement).hidden = true;
    this.form.hidden = false;
    this.say(
      t("You are correcting “{name}”. What is not shown to everyone is not here, and stays as it is.", {
        name: listing.name,
      }),
    );
  }

  /**
   * Asks of each listing whether it is still right.
   *
   * @param {import("./opened.js").Opened[]} listings
   * @param {"right" | "closed"} answer what the link said
   */
  ask(listings, answer) {
    const template = need(this.root, "#listing-question", HTMLTemplateElement);
    const asked = need(this.answers, "#listing-asked", HTMLElement);
    for (const { listing } of listings) {
      const holder = document.createElement("div");
      holder.append(template.content.cloneNode(true));
      holder.dataset.asked = listing.id;
      need(holder, "legend", HTMLElement).textContent = listing.name;
      need(holder, "a", HTMLAnchorElement).href = `../groups/${listing.id}/`;
      need(holder, "[data-correct] a", HTMLAnchorElement).href = `?#correct=${listing.id}`;
      for (const box of holder.querySelectorAll("input[type=radio]")) {
        const radio = /** @type {HTMLInputElement} */ (box);
        radio.name = `answer-${listing.id}`;
        radio.checked = radio.value === answer;
      }
      need(holder, "input[type=date]", HTMLInputElement).value = today();
      asked.append(holder);
    }
    this.unfoldAnswers();
    this.answers.hidden = false;
    need(this.answers, "#listing-answers-title", HTMLElement).focus();
    this.answers.addEventListener("change", () => {
      this.unfoldAnswers();
      this.ready.hidden = true;
    });
    this.answers.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer();
    });
  }

  /** Shows what each answer needs. */
  unfoldAnswers() {
    for (const one of this.answers.querySelectorAll("[data-asked]")) {
      const chosen = need(one, "input:checked", HTMLInputElement).value;
      need(one, "[data-since]", HTMLElement).hidden = chosen !== "closed";
      need(one, "[data-correct]", HTMLElement).hidden = chosen !== "";
    }
  }

  answer() {
    const answers = [...this.answers.querySelectorAll("[data-asked]")].map((one) => ({
      id: /** @type {HTMLElement} */ (one).dataset.asked ?? "",
      answer: /** @type {any} */ (need(one, "input:checked", HTMLInputElement).value),
      since: need(one, "input[type=date]", HTMLInputElement).value,
    }));
    const text = answersText(today(), answers);
    if (!text) {
      this.status.textContent = t(
        "There is nothing to send yet: say of one group that it is still right, or has closed.",
      );
      return;
    }
    const [{ id }] = answers;
    const title = t("About our listings: {name}", { name: answers.length > 1 ? `${id} …` : id });
    this.offer(title, `answer-${id}.yaml`, text, {});
    need(this.root, "#listing-shown", HTMLElement).hidden = true;
    this.ready.hidden = false;
    this.status.textContent = t("Your answer is ready. Nothing has been sent yet.");
    need(this.root, "#listing-ready-title", HTMLElement).focus();
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    this.form.addEventListener("input", ({ target }) => {
      if (target === this.field("name") && !this.idIsOwn && !this.opened)
        this.field("id").value = idFrom(this.field("name").value);
      if (target === this.field("id")) this.idIsOwn = true;
      if (!this.ready.hidden) {
        this.ready.hidden = true;
        this.status.textContent = t("You changed something: please check it again.");
      }
    });
    this.form.addEventListener("change", ({ target }) => {
      this.unfold();
      if (/** @type {HTMLElement} */ (target).dataset.at === "audiences") this.beCareful();
    });
    need(this.root, "#listing-add", HTMLButtonElement).addEventListener("click", () => {
      this.addMeeting().querySelector("input")?.focus();
    });
    need(this.root, "#listing-save", HTMLButtonElement).addEventListener("click", () => {
      download(
        [this.yaml.textContent ?? ""],
        this.path.slice(this.path.lastIndexOf("/") + 1),
        "application/yaml",
      );
    });
    need(this.root, "#listing-copy", HTMLButtonElement).addEventListener("click", async () => {
      const copied = await copy(this.yaml.textContent ?? "");
      this.status.textContent = copied
        ? t("Copied")
        : t("Your browser did not let it be copied. Press and hold the words.");
    });
  }

  /**
   * @param {string} at
   * @returns {HTMLInputElement}
   */
  field(at) {
    return /** @type {HTMLInputElement} */ (document.getElementById(`f-${at}`));
  }

  /** Adds a meeting to the form; its fields are numbered, whatever was removed before. */
  addMeeting() {
    const number = String(this.count++);
    const holder = document.createElement("div");
    holder.append(this.template.content.cloneNode(true));
    for (const element of holder.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        if (value.includes("meetings.N."))
          element.setAttribute(name, value.replace("meetings.N.", `meetings.${number}.`));
      }
    }
    const meeting = need(holder, "[data-meeting]", HTMLFieldSetElement);
    meeting.dataset.meeting = number;
    const remove = need(meeting, "[data-remove]", HTMLButtonElement);
    remove.hidden = number === "0";
    remove.addEventListener("click", () => {
      meeting.remove();
      need(this.root, "#listing-add", HTMLButtonElement).focus();
      this.status.textContent = t("The meeting was removed.");
    });
    this.meetings.append(meeting);
    this.field(`meetings.${number}.timezone`).value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.unfold();
    return meeting;
  }

  /** Of a group for people at risk, shows the town alone and lets people write first, unless somebody chose otherwise. */
  beCareful() {
    const audiences = [...this.form.querySelectorAll('[data-at="audiences"]:checked')].map(
      (box) => /** @type {HTMLInputElement} */ (box).value,
    );
    if (!isAtRisk(this.model, { audiences })) return;
    const careful = { joining: "contact-first" };
    for (const meeting of this.meetings.querySelectorAll("[data-meeting]"))
      Object.assign(careful, {
        [`meetings.${/** @type {HTMLElement} */ (meeting).dataset.meeting}.place.precision`]: "town",
      });
    for (const [at, value] of Object.entries(careful)) {
      const boxes = [...this.form.querySelectorAll(`[data-at="${at}"]`)].map(
        (box) => /** @type {HTMLInputElement} */ (box),
      );
      const fit = boxes.find((box) => box.value === value);
      if (fit && !boxes.some(({ checked }) => checked)) fit.checked = true;
    }
  }

  /** Shows the parts that what is chosen needs. */
  unfold() {
    for (const meeting of this.meetings.querySelectorAll("[data-meeting]")) {
      const how = need(meeting, 'input[name$=".how"]:checked', HTMLInputElement).value;
      const shown = {
        "[data-nth]": ["month", "months"],
        "[data-days]": ["week", "other", "weeks", "month", "months"],
        "[data-interval]": ["weeks", "months"],
        "[data-monthdays]": ["monthday"],
        "[data-dates]": ["dates"],
      };
      for (const [selector, hows] of Object.entries(shown))
        need(meeting, selector, HTMLElement).hidden = !hows.includes(how);
    }
  }

  check() {
    const { group, organization } = readForm(this.form, this.opened?.listing);
    const found = this.placed(faults(this.model, group, organization));
    const wrong = found.filter(({ warning }) => !warning);
    this.mark(found);
    list(
      this.errors,
      wrong.map((fault) => this.link(fault)),
    );
    list(
      this.warnings,
      found.filter(({ warning }) => warning).map((fault) => this.link(fault)),
    );
    this.ready.hidden = wrong.length > 0;
    if (wrong.length) {
      this.status.textContent = tn("{count} thing to look at.", "{count} things to look at.", wrong.length);
      this.errors.focus();
      return;
    }
    this.show(group, organization);
    this.status.textContent = t("Your listing is ready. Nothing has been sent yet.");
    need(this.root, "#listing-ready-title", HTMLElement).focus();
  }

  /**
   * Names the meetings of faults as the form numbers them, which keeps the numbers of those that were removed.
   *
   * @param {Fault[]} found
   */
  placed(found) {
    const numbers = [...this.meetings.querySelectorAll("[data-meeting]")].map(
      (meeting) => /** @type {HTMLElement} */ (meeting).dataset.meeting,
    );
    return found.map((fault) => ({
      ...fault,
      at: fault.at.replace(/^meetings\.(\d+)/, (_, index) => `meetings.${numbers[Number(index)]}`),
    }));
  }

  /**
   * Says at each field what is amiss with it.
   *
   * @param {Fault[]} found
   */
  mark(found) {
    for (const note of this.form.querySelectorAll(".listing-fault")) {
      const field = document.getElementById(/** @type {HTMLElement} */ (note).dataset.of ?? "");
      field?.removeAttribute("aria-invalid");
      field?.setAttribute(
        "aria-describedby",
        (field.getAttribute("aria-describedby") ?? "").replace(note.id, "").trim(),
      );
      note.remove();
    }
    for (const fault of found) {
      const field = this.field(fault.at);
      const id = `e-${fault.rule}-${fault.at}`;
      const note = make("span", { class: "listing-fault", id, "data-of": field.id }, sentence(fault));
      if (field instanceof HTMLFieldSetElement) field.firstElementChild?.after(note);
      else field.before(note);
      if (!fault.warning && !(field instanceof HTMLFieldSetElement))
        field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", `${id} ${field.getAttribute("aria-describedby") ?? ""}`.trim());
      const folded = field.closest("details");
      if (folded && !fault.warning) folded.open = true;
    }
  }

  /**
   * A link to the field that a fault speaks of.
   *
   * @param {Fault} fault
   */
  link(fault) {
    const field = this.field(fault.at);
    const label = field instanceof HTMLFieldSetElement ? field.querySelector("legend") : field.labels?.[0];
    const name = label?.firstChild?.textContent?.trim() ?? "";
    const link = make("a", { href: `#${field.id}` }, `${name}: ${sentence(fault)}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.focus();
    });
    return link;
  }

  /**
   * @param {Listing} group
   * @param {Listing | null} organization
   */
  show(group, organization) {
    const text = writeListings(this.model, organization, [group]);
    const { repository = "", branch = "" } = this.root.dataset;
    const { file = "", line = 1 } = this.opened ?? {};
    const title = this.opened
      ? t("Correction: {name}", { name: group.name })
      : t("New listing: {name}", { name: group.name });
    const path = this.opened ? file || pathOf(group.id) : pathOf(group.id);
    need(this.root, "#listing-preview", HTMLElement).replaceChildren(this.preview(group));
    this.offer(title, path, text, {
      "#listing-new-file": this.opened ? "" : newFilePage(repository, branch, path, text),
      "#listing-edit": file ? editPage(repository, branch, file, line) : "",
    });
  }

  /**
   * Shows what would be sent, and offers the ways on which it can leave.
   *
   * @param {string} title
   * @param {string} path of the file
   * @param {string} text
   * @param {Record<string, string>} onGitHub addresses by the selector of their link
   */
  offer(title, path, text, onGitHub) {
    const { repository = "", email = "" } = this.root.dataset;
    this.path = path;
    this.yaml.textContent = text;
    need(this.root, "#listing-path", HTMLElement).textContent = path;
    const ways = {
      "#listing-new-file": "",
      "#listing-edit": "",
      ...onGitHub,
      "#listing-issue": issuePage(repository, title, text),
      "#listing-mail": mail(email, title, text),
    };
    for (const [selector, address] of Object.entries(ways)) {
      const link = need(this.root, selector, HTMLAnchorElement);
      link.href = address;
      link.parentElement?.toggleAttribute("hidden", !address);
    }
    const byHand = Boolean(ways["#listing-edit"]);
    need(this.root, "#listing-by-hand", HTMLElement).hidden = !byHand;
    need(this.root, "#listing-lines", HTMLDetailsElement).open ||= byHand;
    const handed = Object.values(ways).some(Boolean);
    need(this.root, "#listing-long", HTMLElement).hidden = handed || !(repository || email);
  }

  /**
   * The listing as the finder shows it.
   *
   * @param {Listing} group
   */
  preview(group) {
    const facts = ["meetings.0.format", "joining", "cost.kind", "led_by"]
      .map((at) => this.labelOf(at))
      .filter(Boolean);
    const now = Date.now();
    const card = this.card(
      /** @type {any} */ (resultOf(group, document.documentElement.lang, now, facts)),
      now,
    );
    card.querySelector(".card-keep")?.remove();
    const link = card.querySelector("a");
    link?.replaceWith(...link.childNodes);
    return card;
  }

  /** What the chosen answer to a question is called. @param {string} at */
  labelOf(at) {
    const found = this.form.querySelector(`[name="${at}"]:checked + span`);
    return found?.firstChild?.textContent?.trim() ?? "";
  }
}

/**
 * Fills the list in a box; a box without any is hidden.
 *
 * @param {HTMLElement} box
 * @param {Node[]} items
 */
function list(box, items) {
  const holder = box.querySelector("ul") ?? box;
  holder.replaceChildren(...items.map((item) => make("li", {}, item)));
  box.hidden = !items.length;
}

/** The day by the visitor's clock, as ISO 8601 writes it. */
function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

new ListingForm(need(document, "#listing-form", HTMLElement));
