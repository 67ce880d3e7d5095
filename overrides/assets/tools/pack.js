/**
 * Fetches the sheets that all groups share into the pack of one, so that it prints in one go: the poster of ground rules, a session plan
 * that is chosen, the feedback cards. They are asked of this site alone. What cannot be had stays a link, and is said.
 */

import { t } from "../site/messages.js";

const root = document.querySelector("main")?.dataset.root ?? "./";
const said = document.querySelector(".pack-said");
const form = document.querySelector(".pack-choice");
const choice = document.querySelector("#pack-plan");

/**
 * Reads a page of this site.
 *
 * @param {string} path from the site's root
 */
async function read(path) {
  const answer = await fetch(root + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/**
 * Puts the first sheet of a page in the place of the link to it, or of the sheet that came there before.
 *
 * @param {Element} place
 * @param {string} path
 */
async function bring(place, path) {
  const sheet = (await read(path)).querySelector(".sheet");
  if (!sheet) throw new Error(`${path} has no sheet`);
  for (const element of [sheet, ...sheet.querySelectorAll("[id], a[href]")]) {
    element.removeAttribute("id");
    if (element instanceof HTMLAnchorElement) element.replaceWith(...element.childNodes);
  }
  sheet.querySelectorAll("sup.note").forEach((note) => note.remove());
  sheet.classList.add("pack-brought", "prose");
  place.classList.add("pack-there");
  const after = place.nextElementSibling;
  if (after?.classList.contains("pack-brought")) after.remove();
  place.after(document.adoptNode(sheet));
}

/** Fills the choice of session plans from the page that lists them, in its order. */
async function plans() {
  const place = document.querySelector("[data-plan]");
  if (!(place instanceof HTMLElement) || !(choice instanceof HTMLSelectElement)) return;
  const hub = place.dataset.plan ?? "";
  const list = await read(hub);
  for (const link of list.querySelectorAll(".section-pages a")) {
    const path = new URL(link.getAttribute("href") ?? "", new URL(root + hub, location.href)).pathname;
    choice.append(
      new Option(link.textContent ?? "", path.slice(new URL(root, location.href).pathname.length)),
    );
  }
  choice.addEventListener("change", () => tell(bring(place, choice.value)));
  await bring(place, choice.value);
}

/**
 * Says when something could not be had.
 *
 * @param {Promise<unknown>} work
 */
async function tell(work) {
  try {
    await work;
    if (said) said.textContent = "";
  } catch (error) {
    console.error(error);
    if (said)
      said.textContent = t(
        "Some sheets could not be had just now. Their links are below: print them one by one.",
      );
  }
}

const shared = [...document.querySelectorAll("[data-sheet]")].map((place) =>
  bring(place, place instanceof HTMLElement ? (place.dataset.sheet ?? "") : ""),
);
await tell(Promise.all([...shared, plans()]));
if (form instanceof HTMLElement) form.hidden = false;
document.querySelector(".pack-choice .print-now")?.addEventListener("click", () => print());
