/**
 * What the buttons "Keep", "Share", "Print" and "Only the next one" do on cards and on a group's page. Loaded by keep.js, and
 * loads what is pressed rarely.
 */

import { MOST, chosen, keep } from "./keeping.js";
import { t, tn } from "./messages.js";

const LIST = new URL("../../your-list/", import.meta.url).href;
const BUTTON = "button.keep";

const status = document.createElement("p");
status.className = "unseen";
status.setAttribute("role", "status");

/** @param {Element} button */
function listingOf(button) {
  const listing = button.closest("[data-group]");
  const name = listing?.querySelector(".card-name, h1")?.textContent?.trim() ?? "";
  return { id: listing instanceof HTMLElement ? (listing.dataset.group ?? "") : "", name };
}

/**
 * Shows on a button, and beside it, whether its group is on the list.
 *
 * @param {Element} button
 * @param {string[]} ids
 */
function show(button, ids) {
  const { id, name } = listingOf(button);
  const kept = ids.includes(id);
  const word = kept ? t("Kept") : t("Keep");
  if (button.textContent !== word) button.textContent = word;
  button.classList.toggle("kept", kept);
  button.setAttribute(
    "aria-label",
    kept ? t("Kept: {name}. Take it off", { name }) : t("Keep {name}", { name }),
  );
  const beside = button.parentElement?.querySelector(".keep-list");
  if (!kept) beside?.remove();
  else if (beside) beside.textContent = yourList(ids);
  else {
    const link = document.createElement("a");
    link.className = "keep-list";
    link.href = LIST;
    link.textContent = yourList(ids);
    button.after(" ", link);
  }
}

/** @param {string[]} ids */
function yourList(ids) {
  return tn("Your list ({count} group)", "Your list ({count} groups)", ids.length);
}

/** @param {ParentNode} [within] */
function showAll(within = document) {
  const ids = chosen();
  for (const button of within.querySelectorAll(BUTTON)) show(button, ids);
}

/** @param {Element} button */
function press(button) {
  const { id } = listingOf(button);
  const before = chosen();
  const kept = before.includes(id);
  if (!kept && before.length >= MOST) return say(t("Your list is full. Take a group off it first."));
  const known = keep(kept ? before.filter((other) => other !== id) : [...before, id]);
  showAll();
  const list = yourList(chosen());
  if (known) say(kept ? t("Taken off. {list}", { list }) : t("Kept. {list}", { list }));
  else
    say(
      t(
        "Your browser stores nothing for this site, so the list ends with this page. You can print a group’s page.",
      ),
    );
  note(button, known ? "" : status.textContent);
}

/**
 * Says beside a button what everyone has to see.
 *
 * @param {Element} button
 * @param {string | null} text
 */
function note(button, text) {
  button.parentElement?.querySelector(".keep-note")?.remove();
  if (!text) return;
  const said = document.createElement("span");
  said.className = "keep-note";
  said.textContent = text;
  button.parentElement?.append(" ", said);
}

/** @param {string} text */
function say(text) {
  status.textContent = text;
}

document.body.append(status);
showAll();

/**
 * Does what a button is for when it is pressed; whatever else happens to it only had this loaded.
 *
 * @param {Element} button
 * @param {string} type of the event
 */
export async function use(button, type) {
  if (type !== "click") return;
  if (button.matches(BUTTON)) press(button);
  else if (button.matches(".print-now")) (await import("./printing.js")).printPage();
  else {
    const { addNextMeeting, sendGroup } = await import("./group-out.js");
    note(button, await (button.matches(".send") ? sendGroup() : addNextMeeting()));
  }
}

// The finder makes new cards for each answer, in the list and beside the map.
for (const made of document.querySelectorAll("#results, #map")) {
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    if (added.some((node) => node instanceof Element && node.querySelector(BUTTON))) showAll(made);
  }).observe(made, { childList: true, subtree: true });
}

addEventListener("pageshow", () => showAll());
addEventListener("storage", () => showAll());
