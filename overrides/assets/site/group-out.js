/** Takes a group out of its page, on request: as a text for a message, and its next meeting for a calendar. What the page says is enough. */

import { textOf } from "../list/text.js";
import { calendarFile, offer } from "./calendar.js";
import { canSend, copy, send } from "./copy.js";
import { t } from "./messages.js";

/** @typedef {import("../list/data.js").Entry} Entry */

/** Shares the group as a text; returns what to say about it. */
export async function sendGroup() {
  const text = textOf([groupOnPage()]);
  if (canSend() && (await send({ text }))) return "";
  if (await copy(text))
    return t("Copied: name, times, place and how to reach them. Paste it where you like.");
  return t("Your browser did not let it be copied. You can copy the address of this page instead.");
}

/** Gives the next meeting to the visitor's calendar; returns what to say about it. */
export function addNextMeeting() {
  const item = document.querySelector("li[data-date]");
  const time = item?.querySelector("time");
  if (!(item instanceof HTMLElement) || !time) return t("No date is known.");
  const meeting = document.querySelectorAll(".meeting")[Number(item.dataset.date)];
  const start = Date.parse(time.dateTime);
  offer(
    calendarFile({
      uid: `${idOnPage()}-${start / 1000}@${location.hostname}`,
      start,
      end: Date.parse(time.dataset.end ?? time.dateTime),
      now: Date.now(),
      summary: t("Meeting"),
      location: lines(meeting?.querySelector("address")).join(", "),
      description: [words(meeting?.querySelector(".join-note")), page()].filter(Boolean).join("\n"),
      url: page(),
    }),
  );
  return "";
}

/** What the page says of its group, as the list would. @returns {Entry} */
function groupOnPage() {
  const meetings = [...document.querySelectorAll(".meeting")];
  return {
    id: idOnPage(),
    page: page(),
    name: words(document.querySelector("h1")),
    demo: Boolean(document.querySelector(".invented")),
    meetings: meetings.map((meeting) => ({
      rule: words(meeting.querySelector(".rule")),
      format: words(meeting.querySelector(".format")),
      where: lines(meeting.querySelector("address")),
      untold: "",
      note: words(meeting.querySelector(".join-note")),
    })),
    ways: [...document.querySelectorAll(".way")].map((way) => [
      words(way.querySelector(".way-label")),
      words(way.querySelector(".way-text")),
      way.getAttribute("href") ?? "",
    ]),
    confirmed: words(document.querySelector(".confirmed-how")),
  };
}

function idOnPage() {
  return document.querySelector("main")?.dataset.group ?? "";
}

function page() {
  return location.origin + location.pathname;
}

/** @param {Element | null | undefined} element */
function words(element) {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {Element | null | undefined} element */
function lines(element) {
  const parts = element instanceof HTMLElement ? element.innerText.split("\n") : [];
  return parts.map((part) => part.trim()).filter(Boolean);
}
