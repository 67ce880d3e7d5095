/**
 * What a script adds to pages of groups, which work without it: how soon a meeting is, the visitor's own time where it
 * differs, dates that have passed taken away. What only some pages need is loaded by them alone.
 */
import { t } from "./messages.js";

const locale = document.querySelector("main")?.dataset.locale ?? document.documentElement.lang;
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const clock = new Intl.DateTimeFormat(locale, { weekday: "long", hour: "numeric", minute: "2-digit" });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Returns how soon something is ("in 2 hours", "tomorrow"); nothing where it is over or more than a week away.
 * Days are counted where the group is, as the page names them.
 *
 * @param {string} written its start, ISO 8601 with the offset of the group's zone
 * @param {Date} now
 * @param {Date} [end]
 */
export function soon(written, now, end) {
  const start = new Date(written);
  const left = start.getTime() - now.getTime();
  if (left <= 0) return end && end > now ? t("on now") : "";
  if (left < HOUR) return relative.format(Math.max(1, Math.round(left / MINUTE)), "minute");
  const there = offset(written) * MINUTE;
  const days = Math.floor((start.getTime() + there) / DAY) - Math.floor((now.getTime() + there) / DAY);
  if (left < 12 * HOUR || days === 0) return relative.format(Math.round(left / HOUR), "hour");
  return days <= 7 ? relative.format(days, "day") : "";
}

/**
 * Returns a moment as the visitor's own clock shows it, nothing where it shows what the page says already.
 *
 * @param {string} written ISO 8601 with the offset of the group's zone
 */
export function yours(written) {
  const start = new Date(written);
  return -start.getTimezoneOffset() === offset(written) ? "" : clock.format(start);
}

/** @param {string} written ISO 8601; returns its offset from UTC in minutes */
function offset(written) {
  const parts = /([+-])(\d\d):(\d\d)(?::\d\d)?$/.exec(written);
  return parts ? Number(`${parts[1]}1`) * (Number(parts[2]) * 60 + Number(parts[3])) : 0;
}

function showTimes() {
  const now = new Date();
  for (const card of document.querySelectorAll(".card[data-next]")) {
    const place = card.querySelector(".card-soon");
    const next = card instanceof HTMLElement ? card.dataset.next : undefined;
    if (place && next) place.textContent = soon(next, now);
  }
  const dates = [...document.querySelectorAll("[data-date]")];
  let first = true;
  for (const item of dates) {
    const time = item.querySelector("time");
    if (!time) continue;
    const end = new Date(time.dataset.end ?? time.dateTime);
    if (end <= now) {
      item.remove();
      continue;
    }
    say(item.querySelector(".soon"), first ? soon(time.dateTime, now, end) : "");
    const own = "remote" in time.dataset ? yours(time.dateTime) : "";
    say(item.querySelector(".yours"), own && t("Your time: {time}", { time: own }));
    first = false;
  }
  const passed = document.querySelector(".dates-passed");
  if (passed instanceof HTMLElement && first) passed.hidden = false;
}

/**
 * @param {Element | null} place
 * @param {string} words
 */
function say(place, words) {
  if (!(place instanceof HTMLElement)) return;
  place.textContent = words;
  place.hidden = !words;
}

showTimes();
if ("clipboard" in navigator && document.querySelector("[data-copy]")) import("./copy-buttons.js");
if (document.querySelector("a[href^='geo:']"))
  import("./maps.js").then(({ leadToMaps }) => leadToMaps(document));
document.addEventListener("visibilitychange", showTimes);
addEventListener("pageshow", showTimes);
