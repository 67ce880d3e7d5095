/**
 * A group as the list shows and prints it. Text is only ever set as text.
 *
 * @typedef {import("./data.js").Entry} Entry
 * @typedef {import("./data.js").Meeting} Meeting
 *
 * @typedef {object} Page what an entry needs to know of the page
 * @property {string} locale BCP 47
 * @property {string} host the right side of a UID
 * @property {string} site address of the site's root
 * @property {((entry: Entry) => void) | null} remove takes it off; null where the list is someone else's
 */

import { button, make } from "../finder/dom.js";
import { calendarFile, offer } from "../site/calendar.js";
import { leadToMaps } from "../site/maps.js";
import { t } from "../site/messages.js";
import { written } from "./text.js";
import { inWords, nextOf } from "./times.js";

/**
 * @param {Entry} entry
 * @param {Page} page
 * @param {number} now ms
 * @returns {HTMLLIElement}
 */
export function entryOf(entry, page, now) {
  const item = make("li", { class: entry.old ? "card old" : "card", "data-group": entry.id });
  const own = { ...(entry.lang ? { lang: entry.lang } : {}), dir: "auto" };
  const link = make("a", { href: entry.page }, entry.name);
  item.append(make("h2", { class: "card-name", ...own }, link));
  if (entry.demo) {
    item.append(make("p", { class: "invented" }, t("This is an invented example. There is no such group.")));
  }
  if (entry.closed) item.append(...closed(entry, page));
  else item.append(...open(entry, page, now, own));
  item.append(actions(entry, page));
  item.append(make("p", { class: "on-paper paper-address", dir: "ltr" }, entry.page));
  leadToMaps(item);
  return item;
}

/**
 * @param {Entry} entry
 * @param {Page} page
 */
function closed({ closed: said = "", next }, { site }) {
  const line = make("p", {}, said, " ", t("It no longer meets."));
  if (next) line.append(" ", make("a", { href: `${site}groups/${next}/` }, t("Where its people go on")));
  return [line];
}

/**
 * @param {Entry} entry
 * @param {Page} page
 * @param {number} now
 * @param {Record<string, string>} own attributes of the group's own words
 */
function open(entry, page, now, own) {
  const next = nextOf(entry, now);
  const parts = [];
  if (entry.state) parts.push(make("p", {}, make("strong", { class: "card-state" }, entry.state)));
  if (next) {
    const iso = new Date(next.start).toISOString();
    const time = make("time", { datetime: iso }, inWords(next.start, next.meeting, page.locale));
    parts.push(make("p", { class: "card-when" }, t("Next:"), " ", time));
  }
  for (const meeting of entry.meetings ?? []) parts.push(meetingOf(meeting, own));
  const ways = (entry.ways ?? []).map(wayOf);
  if (ways.length) parts.push(make("ul", { class: "entry-ways" }, ...ways));
  const confirmed = make("p", { class: "entry-confirmed" }, entry.confirmed ?? "");
  if (entry.advice) confirmed.append(" ", make("strong", {}, entry.advice));
  return [...parts, confirmed];
}

/**
 * @param {Meeting} meeting
 * @param {Record<string, string>} own
 */
function meetingOf(meeting, own) {
  const { rule = "", zone, state, format, notes = [], where = [], untold, directions, note, maps } = meeting;
  const line = make("p", {}, make("strong", {}, rule));
  for (const more of [zone, state, format]) if (more) line.append(" · ", more);
  const box = make("div", { class: "entry-meeting" }, line);
  for (const said of notes) box.append(make("p", {}, said));
  if (where.length) box.append(make("address", { dir: "auto" }, where.join(", ")));
  if (untold) box.append(make("p", {}, untold));
  for (const said of [directions, note]) if (said) box.append(make("p", own, said));
  if (maps) {
    const elsewhere = { href: maps[1], rel: "noopener noreferrer nofollow" };
    const app = make("a", { href: maps[0] }, t("Open in your map"));
    box.append(make("p", { class: "maps" }, app, " ", make("a", elsewhere, "OpenStreetMap")));
  }
  return box;
}

/** @param {string[]} way label, text, address */
function wayOf([label, text, address]) {
  const shown = make("bdi", { dir: "ltr" }, text);
  const item = make("li", {}, `${label}: `, address ? make("a", { href: address }, shown) : shown);
  if (/^https?:/.test(address)) item.querySelector("a")?.setAttribute("rel", "noopener noreferrer nofollow");
  // On paper a web address is written out.
  if (written(text, address) !== text) {
    shown.className = "not-on-paper";
    item.append(
      make("bdi", { class: "on-paper", dir: "ltr" }, written(text, address).replace(/^https?:\/\/|\/$/g, "")),
    );
  }
  return item;
}

/**
 * @param {Entry} entry
 * @param {Page} page
 */
function actions(entry, page) {
  const { name } = entry;
  const box = make("p", { class: "entry-actions" });
  if (nextOf(entry, Date.now())) {
    box.append(
      named(t("Next meeting to calendar"), name, () => addNext(entry, page)),
      " ",
    );
  }
  if (entry.calendar) {
    const every = { href: `${entry.page}${entry.id}.ics`, class: "button quiet", download: "" };
    box.append(make("a", every, t("All meetings to calendar"), unseen(name)), " ");
  }
  box.append(
    make("a", { href: `${entry.page}#wrong`, class: "entry-wrong" }, t("Something wrong?"), unseen(name)),
  );
  const { remove } = page;
  if (remove) {
    const off = named(t("Take off"), name, () => remove(entry));
    off.classList.add("entry-off");
    box.append(" ", off);
  }
  return box;
}

/**
 * @param {string} text
 * @param {string} name of the group, for who hears the page
 * @param {() => void} act
 */
function named(text, name, act) {
  const made = button(text, "button quiet", act);
  made.append(unseen(name));
  return made;
}

/** @param {string} name */
function unseen(name) {
  return make("span", { class: "unseen" }, ` – ${name}`);
}

/**
 * @param {Entry} entry
 * @param {Page} page
 */
function addNext(entry, { host }) {
  const next = nextOf(entry, Date.now());
  if (!next) return;
  const { meeting, start, end } = next;
  offer(
    calendarFile({
      uid: `${entry.id}-${start / 1000}@${host}`,
      start,
      end,
      now: Date.now(),
      summary: t("Meeting"),
      location: (meeting.where ?? []).join(", "),
      description: [meeting.note, entry.page].filter(Boolean).join("\n"),
      url: entry.page,
    }),
  );
}
