/** What the finder will show of a listing that is still in the form: the next meeting, its rule in words, and where it is. */

import { isoInZone, occurrences } from "../finder/occurrences.js";
import { t, tn } from "../site/messages.js";
import { everyParts } from "./every.js";
import { scheduleOf, WEEKDAYS } from "./schedule.js";

/**
 * @typedef {import("./yaml.js").Listing} Listing
 * @typedef {import("../finder/occurrences.js").Schedule} Schedule
 */

/** A Monday, from which the names of weekdays are taken. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

/**
 * The result that a card is made from.
 *
 * @param {Listing} group
 * @param {string} locale BCP 47
 * @param {number} now ms
 * @param {string[]} facts
 */
export function resultOf(group, locale, now, facts) {
  const meetings = group.meetings ?? [];
  const coming = meetings
    .map((/** @type {Listing} */ meeting) => ({ meeting, schedule: scheduleOf(meeting) }))
    .flatMap((/** @type {{meeting: Listing, schedule: Schedule | null}} */ { meeting, schedule }) =>
      schedule ? occurrences(schedule, now, 1).map((next) => ({ meeting, schedule, next })) : [],
    )
    .sort((/** @type {any} */ one, /** @type {any} */ other) => one.next.start - other.next.start);
  const [soonest] = coming;
  const { meeting = meetings[0] ?? {}, schedule, next = null } = soonest ?? {};
  return {
    id: group.id,
    name: group.name,
    lang: "",
    meters: null,
    where: whereOf(meeting, locale),
    summary: group.summary ?? "",
    facts,
    next,
    zone: schedule?.tz,
    inPerson: Boolean(meeting.place),
    iso: next ? isoInZone(schedule.tz, next.start) : "",
    when: "",
    rule: ruleOf(meeting, locale),
    state: "",
  };
}

/**
 * How a meeting repeats, in words.
 *
 * @param {Listing} meeting
 * @param {string} locale
 */
function ruleOf({ every, dates, by_arrangement }, locale) {
  if (by_arrangement) return t("By arrangement");
  if (!every) return dates ? t("On certain days") : "";
  const { how, days, nth, interval, monthDays } = everyParts(every);
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const weekdays = all(days.map((day) => name.format(MONDAY + WEEKDAYS.indexOf(day) * DAY)));
  if (how === "day") return t("Every day");
  if (how === "monthday")
    return tn("Day {days} of the month", "Days {days} of the month", monthDays.length, {
      days: all(monthDays),
    });
  if (how === "week") return t("Every {weekdays}", { weekdays });
  if (how === "other") return t("Every other {weekdays}", { weekdays });
  if (how === "weeks")
    return tn("Every {count} week on {weekdays}", "Every {count} weeks on {weekdays}", Number(interval), {
      weekdays,
    });
  const ordinals = all(nth.map((ordinal) => (ordinal === "last" ? t("last") : ordinal)));
  if (how === "month") return t("The {ordinals} {weekdays} of the month", { ordinals, weekdays });
  return tn(
    "The {ordinals} {weekdays} of every month",
    "The {ordinals} {weekdays} of every {count} months",
    Number(interval),
    { ordinals, weekdays },
  );
}

/**
 * @param {Listing} meeting
 * @param {string} locale
 */
function whereOf({ place }, locale) {
  if (!place) return "";
  if (place.precision !== "region" && place.precision !== "hidden" && place.town) return place.town;
  if (place.precision !== "hidden" && place.region) return place.region;
  return place.country ? (new Intl.DisplayNames(locale, { type: "region" }).of(place.country) ?? "") : "";
}

/** @param {string[]} words */
function all(words) {
  const first = words.slice(0, -1).join(", ");
  const [last = ""] = words.slice(-1);
  return first ? t("{first} and {last}", { first, last }) : last;
}
