/**
 * What a script adds to the page of a group, which works without it: how soon a meeting is, the visitor's own time where it
 * differs, dates that have passed taken away. What only some pages need is loaded by them alone.
 */

import { t } from "./messages.js";
import { keepShowing, locale, offset, soon } from "./soon.js";

const clock = new Intl.DateTimeFormat(locale, { weekday: "long", hour: "numeric", minute: "2-digit" });

/**
 * Returns a moment as the visitor's own clock shows it, nothing where it shows what the page says already.
 *
 * @param {string} written ISO 8601 with the offset of the group's zone
 */
export function yours(written) {
  const start = new Date(written);
  return -start.getTimezoneOffset() === offset(written) ? "" : clock.format(start);
}

/** @param {Date} now */
function showTimes(now) {
  let first = true;
  for (const item of document.querySelectorAll("[data-date]")) {
    const time = item.querySelector("time");
    if (!time) continue;
    const end = new Date(time.dataset.end ?? time.dateTime);
    if (end <= now) {
      item.remove();
      continue;
    }
    const begun = new Date(time.dateTime) <= now;
    say(item.querySelector(".soon"), first ? (begun ? t("on now") : soon(time.dateTime, now)) : "");
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

keepShowing(showTimes);
if ("clipboard" in navigator && document.querySelector("[data-copy]")) import("./copy-buttons.js");
if (document.querySelector("a[href^='geo:']"))
  import("./maps.js").then(({ leadToMaps }) => leadToMaps(document));
