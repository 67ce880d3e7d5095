/**
 * Says times, distances and answers in words. Everything comes in as arguments, so that node can test it.
 *
 * @typedef {import("./table.js").Next} Next
 * @typedef {typeof import("../site/messages.js").t} Translate
 * @typedef {typeof import("../site/messages.js").tn} TranslatePlural
 *
 * @typedef {object} When
 * @property {string} main "Tonight, 19:00"
 * @property {string} elsewhere the same moment by the other clock, where the visitor's and the group's differ
 * @property {string} soon "in 2 hours"
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MILE = 1609.344;

/** From this hour on, today is tonight. */
const TONIGHT = 17;

/** Countries where people think of distances in miles. */
const IN_MILES = ["GB", "LR", "MM", "US"];

export class Format {
  /**
   * @param {object} setting
   * @param {Translate} setting.t
   * @param {TranslatePlural} setting.tn
   * @param {string} setting.locale BCP 47: the page's language, as the visitor's country writes it
   * @param {string} setting.country ISO 3166-1 of the visitor, as far as known
   * @param {string} [setting.zone] IANA; the device's own by default
   */
  constructor({ t, tn, locale, country, zone }) {
    this.t = t;
    this.tn = tn;
    this.locale = locale;
    this.zone = zone;
    this.miles = IN_MILES.includes(country);
    this.numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    this.relative = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
    /** @type {Map<string, Intl.DateTimeFormat>} */
    this.dates = new Map();
  }

  /**
   * When a meeting is. In a room the clock on its wall comes first, from afar the visitor's own.
   *
   * @param {Next} next
   * @param {number} now ms
   * @param {string} zone of the group
   * @param {boolean} inPerson
   * @returns {When}
   */
  when(next, now, zone, inPerson) {
    const { t } = this;
    const differ = next.start > now && this.clock(next.start, zone) !== this.clock(next.start, this.zone);
    const first = inPerson ? zone : this.zone;
    const time = this.date(next.start, { timeStyle: "short" }, first);
    const main =
      next.start <= now
        ? t("On now, until {time}", { time: this.date(next.end, { timeStyle: "short" }, first) })
        : t("{day}, {time}", { day: this.day(next.start, now, first), time });
    return {
      main,
      elsewhere: differ ? this.elsewhere(next, now, zone, inPerson) : "",
      soon: this.soon(next.start, now),
    };
  }

  /**
   * @param {Next} next
   * @param {number} now
   * @param {string} zone
   * @param {boolean} inPerson
   */
  elsewhere({ start }, now, zone, inPerson) {
    const { t } = this;
    const other = inPerson ? this.zone : zone;
    const same =
      this.date(start, { dateStyle: "short" }, zone) === this.date(start, { dateStyle: "short" }, this.zone);
    const time = this.date(start, { timeStyle: "short" }, other);
    const moment = same ? time : t("{day}, {time}", { day: this.day(start, now, other), time });
    return inPerson
      ? t("{moment} by your clock", { moment })
      : t("{moment} by the group’s clock ({zone})", { moment, zone: this.zoneName(start, zone) });
  }

  /**
   * "Tonight", "Tomorrow", "Friday" within six days, else the date. Where it is another day already than for the visitor, only the day's
   * own name says the same to both.
   *
   * @param {number} at ms
   * @param {number} now ms
   * @param {string | undefined} zone
   */
  day(at, now, zone) {
    const { t } = this;
    const days = this.daysUntil(at, now, zone);
    const agreed = days === this.daysUntil(at, now, this.zone);
    if (days === 0 && agreed)
      return Number(this.clock(at, zone).slice(11, 13)) >= TONIGHT ? t("Tonight") : t("Today");
    if (days === 1 && agreed) return t("Tomorrow");
    if (days >= 0 && days < 7) return capital(this.date(at, { weekday: "long" }, zone), this.locale);
    return capital(this.date(at, { weekday: "long", day: "numeric", month: "long" }, zone), this.locale);
  }

  /**
   * @param {number} at ms
   * @param {number} now ms
   * @param {string | undefined} zone
   */
  daysUntil(at, now, zone) {
    return Math.round((this.midnight(at, zone) - this.midnight(now, zone)) / DAY);
  }

  /**
   * "in 2 hours", for what begins within a day.
   *
   * @param {number} at ms
   * @param {number} now ms
   */
  soon(at, now) {
    const minutes = Math.round((at - now) / MINUTE);
    if (minutes < 1 || minutes > 20 * 60) return "";
    return minutes < 90
      ? this.relative.format(minutes, "minute")
      : this.relative.format(Math.round(minutes / 60), "hour");
  }

  /**
   * A distance, no finer than it can be trusted.
   *
   * @param {number} meters
   */
  distance(meters) {
    const { t } = this;
    if (this.miles) {
      const miles = meters / MILE;
      return this.unit(miles < 0.95 ? Math.max(0.1, Math.round(miles * 10) / 10) : Math.round(miles), "mile");
    }
    if (meters < 950) return t("{count} m", { count: Math.max(100, Math.round(meters / 100) * 100) });
    return this.unit(Math.round(meters / 1000), "kilometer");
  }

  /**
   * Where a listing is and how far that is.
   *
   * @param {string} where
   * @param {number} meters
   * @param {string} precision of the place
   */
  far(where, meters, precision) {
    const { t } = this;
    const values = { where, distance: this.distance(meters) };
    if (precision === "exact" || precision === "postcode") return t("{where}, about {distance}", values);
    return t("{where}, about {distance} to its center", values);
  }

  /** The circles that can be chosen, in meters. */
  circles() {
    return this.miles
      ? [1, 3, 5, 15, 30, 60].map((miles) => Math.round(miles * MILE))
      : [2, 5, 10, 25, 50, 100].map((km) => km * 1000);
  }

  /** @param {number} count */
  groups(count) {
    const { tn } = this;
    return tn("{count} group", "{count} groups", count);
  }

  /** What the kinds of time that are counted from now are called. */
  windows() {
    const { t } = this;
    return {
      now: t("Now"),
      today: t("Today"),
      tonight: t("Tonight"),
      tomorrow: t("Tomorrow"),
      week: t("This week"),
      "next-week": t("Next week"),
    };
  }

  /**
   * So many groups, and when.
   *
   * @param {number} count
   * @param {"" | import("./when.js").When} when
   */
  groupsWhen(count, when) {
    const { t } = this;
    const groups = this.groups(count);
    if (when === "now") return t("{groups} now or within the hour", { groups });
    if (when === "today") return t("{groups} today", { groups });
    if (when === "tonight") return t("{groups} tonight", { groups });
    if (when === "tomorrow") return t("{groups} tomorrow", { groups });
    if (when === "week") return t("{groups} this week", { groups });
    if (when === "next-week") return t("{groups} next week", { groups });
    return groups;
  }

  /**
   * The answer in a sentence.
   *
   * @param {number} total
   * @param {string} place "" where none was given
   * @param {number} within meters, 0 for any distance
   * @param {"nearest" | "soonest" | "best"} order
   * @param {"" | import("./when.js").When} [when]
   */
  answer(total, place, within, order, when = "") {
    const { t } = this;
    if (!total) return t("No group fits all of this");
    const values = {
      groups: this.groupsWhen(total, when),
      place,
      distance: within ? this.distance(within) : "",
    };
    if (order === "best" && place && within)
      return t("{groups} within {distance} of {place} or online, best match first", values);
    if (order === "best") return t("{groups}, best match first", values);
    if (place && within && order === "nearest")
      return t("{groups} within {distance} of {place} or online, nearest first", values);
    if (place && within) return t("{groups} within {distance} of {place} or online, soonest first", values);
    if (place && order === "nearest") return t("{groups}, nearest to {place} first", values);
    return t("{groups}, soonest first", values);
  }

  /**
   * @param {number} value
   * @param {"kilometer" | "mile"} unit
   */
  unit(value, unit) {
    return new Intl.NumberFormat(this.locale, {
      style: "unit",
      unit,
      unitDisplay: unit === "mile" ? "long" : "short",
    }).format(value);
  }

  /**
   * @param {number} at ms
   * @param {Intl.DateTimeFormatOptions & {timeStyle?: string, dateStyle?: string}} options
   * @param {string | undefined} zone
   */
  date(at, options, zone) {
    const key = JSON.stringify([options, zone]);
    let format = this.dates.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(this.locale, {
        .../** @type {Intl.DateTimeFormatOptions} */ (options),
        timeZone: zone,
      });
      this.dates.set(key, format);
    }
    return format.format(at);
  }

  /**
   * What the clock of a zone shows, as "2026-11-24 19:00".
   *
   * @param {number} at ms
   * @param {string | undefined} zone
   */
  clock(at, zone) {
    const key = `clock ${zone}`;
    let format = this.dates.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: zone });
      this.dates.set(key, format);
    }
    return format.format(at);
  }

  /**
   * @param {number} at ms
   * @param {string | undefined} zone
   */
  midnight(at, zone) {
    return Date.parse(`${this.clock(at, zone).slice(0, 10)}T00:00Z`);
  }

  /**
   * @param {number} at ms
   * @param {string} zone
   */
  zoneName(at, zone) {
    const parts = new Intl.DateTimeFormat(this.locale, {
      timeZone: zone,
      timeZoneName: "long",
    }).formatToParts(at);
    return (parts.find((part) => part.type === "timeZoneName") || { value: zone }).value;
  }
}

/**
 * @param {string} text
 * @param {string} locale
 */
function capital(text, locale) {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}
