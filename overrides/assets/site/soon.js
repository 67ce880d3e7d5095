/** How soon something is, as the page's language says it. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const locale = document.querySelector("main")?.dataset.locale ?? document.documentElement.lang;
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

/**
 * Returns how soon something is ("in 2 hours", "tomorrow"); nothing where it has begun or is more than a week away.
 * Days are counted where the group is, as the page names them.
 *
 * @param {string} written its start, ISO 8601 with the offset of the group's zone
 * @param {Date} now
 */
export function soon(written, now) {
  const start = new Date(written);
  const left = start.getTime() - now.getTime();
  if (left <= 0) return "";
  if (left < HOUR) return relative.format(Math.max(1, Math.round(left / MINUTE)), "minute");
  const there = offset(written) * MINUTE;
  const days = Math.floor((start.getTime() + there) / DAY) - Math.floor((now.getTime() + there) / DAY);
  if (left < 12 * HOUR || days === 0) return relative.format(Math.round(left / HOUR), "hour");
  return days <= 7 ? relative.format(days, "day") : "";
}

/** @param {string} written ISO 8601; returns its offset from UTC in minutes */
export function offset(written) {
  const parts = /([+-])(\d\d):(\d\d)(?::\d\d)?$/.exec(written);
  return parts ? Number(`${parts[1]}1`) * (Number(parts[2]) * 60 + Number(parts[3])) : 0;
}

/**
 * Says times by the clock of now: at once, and whenever someone comes back to the page.
 *
 * @param {(now: Date) => void} show
 */
export function keepShowing(show) {
  const again = () => show(new Date());
  again();
  document.addEventListener("visibilitychange", again);
  addEventListener("pageshow", again);
}
