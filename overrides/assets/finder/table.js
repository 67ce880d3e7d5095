/**
 * The directory as the browser holds it: the columns of groups.json (written by pages/finder_index.py) as typed arrays, and what follows
 * from the visitor's clock: each meeting's next time, its weekdays and its part of the day.
 *
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./occurrences.js").Schedule} Schedule
 * @typedef {import("./when.js").Window} Window
 *
 * @typedef {object} Data the file groups.json
 * @property {number} version
 * @property {string[]} texts texts that repeat; other columns hold their numbers
 * @property {{id: string, label: string, every?: boolean, ofMeeting?: boolean, inWords?: boolean, values: [string, string][],
 *   sets?: number[][], rows?: number[]}[]} facets `rows` is absent where the browser works it out
 * @property {{id: string[], name: string[], summary: string[], lang: number[], organization: number[], where: number[], rule: number[],
 *   when: number[], state: number[], facts: number[], old: number[] | Uint8Array,
 *   meetings: number[] | Uint8Array}} groups one entry a listing, sorted by id; `old`: 1 where it was not confirmed for long
 * @property {number[][]} facts distinct lists of facts, each fact a number in `texts`
 * @property {{latitude: number[], longitude: number[], precision: number[], name: number[], within?: number[]}} places distinct places;
 *   `within` is the kilometers in which each lies
 * @property {Schedule[]} schedules distinct schedules
 * @property {{schedule: number[] | Int32Array, place: number[] | Int32Array, way: number[] | Uint8Array}} meetings one entry a meeting, listing by listing; -1 for none.
 *   `way`: IN_PERSON and REMOTE added up, PAUSED on top, and LINE where it is for a call at any time
 *
 * @typedef {import("./occurrences.js").Occurrence} Next
 *
 * @typedef {object} Clock
 * @property {(schedule: Schedule, now: number, count: number) => Next[]} next the meetings that have not ended
 * @property {(zone: string, at: number) => number} there the minute by the clock of a zone, counted from 1970-01-01
 * @property {(at: number) => number} here the minute by the visitor's own
 */

export const IN_PERSON = 1;
export const REMOTE = 2;
export const PAUSED = 4;
export const LINE = 8;
export const NOWHERE = -1;
/** In the column of places and schedules, what is not read yet (shardrows.js): this, or of a place this less the number of its leaf. */
export const UNREAD = -2;

/** Parts of the day by their first minute; the last one goes on to the first of the next day. */
export const DAYPARTS = /** @type {const} */ ([
  ["morning", 5 * 60],
  ["afternoon", 12 * 60],
  ["evening", 17 * 60],
  ["night", 21 * 60],
]);

export const VERSION = 2;

const DAY = 24 * 60;

export class Table {
  /**
   * @param {Data} data
   * @param {Clock} clock
   * @param {number} now ms
   */
  constructor(data, clock, now) {
    if (data.version !== VERSION) throw new Error(`groups.json has version ${data.version}, not ${VERSION}`);
    const { groups, meetings, places } = data;
    this.data = data;
    this.size = groups.meetings.length;
    this.clock = clock;
    this.now = now;
    /** @type {Window | null} */
    this.window = null;
    this.first = new Uint32Array(this.size + 1);
    groups.meetings.forEach((count, group) => (this.first[group + 1] = this.first[group] + count));
    this.schedule = new Int32Array(meetings.schedule);
    this.place = new Int32Array(meetings.place);
    this.way = new Uint8Array(meetings.way);
    this.latitudes = places.latitude;
    this.longitudes = places.longitude;
    /** @type {(Next | null)[]} by schedule, worked out when asked for */
    this.following = [];
    /** @type {Map<string, number>} by zone, worked out when asked for */
    this.aheadOf = new Map();
    /** @type {Facet[]} */
    this.facets = data.facets.map((facet) => this.facet(facet));
  }

  /**
   * Forgets what depends on the clock.
   *
   * @param {number} now ms
   */
  setNow(now) {
    this.now = now;
    this.window = null;
    this.following = [];
    this.aheadOf.clear();
  }

  /**
   * Looks only at what is in a window of time; null for all that is to come.
   *
   * @param {Window | null} window
   */
  setWindow(window) {
    if (JSON.stringify(window) === JSON.stringify(this.window)) return;
    this.window = window;
    this.following = [];
  }

  /**
   * The next time of a meeting that has not ended, in the window that is looked at; null where none is known.
   *
   * @param {number} meeting
   * @returns {Next | null}
   */
  next(meeting) {
    const schedule = this.schedule[meeting];
    if (schedule < 0 || this.way[meeting] & PAUSED) return null;
    let next = this.following[schedule];
    if (next === undefined) {
      next = this.nextOf(this.data.schedules[schedule]);
      this.following[schedule] = next;
    }
    return next;
  }

  /**
   * @param {Schedule} schedule
   * @returns {Next | null}
   */
  nextOf(schedule) {
    const { window } = this;
    const { from, to, begins } = window || { from: this.now, to: Infinity, begins: false };
    const found = this.clock
      .next(schedule, from, begins ? 2 : 1)
      .find(({ start }) => !begins || start >= from);
    return found && found.start < to ? found : null;
  }

  /**
   * Whether someone has to be there: the time on the wall is the one that counts.
   *
   * @param {number} meeting
   */
  inPerson(meeting) {
    return (this.way[meeting] & IN_PERSON) !== 0;
  }

  /**
   * @param {Data["facets"][number]} facet
   * @returns {Facet}
   */
  facet(facet) {
    const values = facet.values.map(([id, label]) => ({ id, label }));
    const base = {
      id: facet.id,
      label: facet.label,
      every: Boolean(facet.every),
      ofMeeting: Boolean(facet.ofMeeting),
      inWords: Boolean(facet.inWords),
      values,
    };
    if (facet.rows && facet.sets) return { ...base, sets: facet.sets, rows: Uint32Array.from(facet.rows) };
    const timed = { ...base, sets: [[]], rows: new Uint32Array(this.schedule.length) };
    this.fillTimes(timed, this.data.schedules, this.schedule);
    return timed;
  }

  /**
   * Fills the rows of a facet about time: by the visitor's clock where one can take part from afar, else by the clock on the wall.
   *
   * @param {Facet} facet
   * @param {Schedule[]} schedules
   * @param {Int32Array} numbers the schedule of each meeting; less than 0 of those whose row stays
   */
  fillTimes({ id, values, sets, rows }, schedules, numbers) {
    const valueOf = new Map(values.map((value, at) => [value.id, at]));
    /** @type {Map<string, number>} */
    const known = new Map(sets.map((set, at) => [set.join(), at]));
    /** of what is in a room, and of what is far */
    const done = [0, 1].map(() => new Int32Array(schedules.length).fill(-1));
    for (let meeting = 0; meeting < rows.length; meeting++) {
      const number = numbers[meeting];
      if (number < 0) continue;
      const far = !this.inPerson(meeting);
      let set = done[Number(far)][number];
      if (set < 0) {
        const { weekdays, dayparts } = this.timesOf(schedules[number], far);
        const found = (id === "weekday" ? weekdays.map(weekdayId) : dayparts)
          .map((value) => valueOf.get(value))
          .filter((value) => value !== undefined);
        const name = found.join();
        set = known.get(name) ?? sets.push(/** @type {number[]} */ (found)) - 1;
        known.set(name, set);
        done[Number(far)][number] = set;
      }
      rows[meeting] = set;
    }
  }

  /**
   * @param {Schedule} schedule
   * @param {boolean} far whether the visitor's clock counts
   */
  timesOf(schedule, far) {
    const minute = schedule.start + (far ? this.ahead(schedule.tz) : 0);
    const shift = Math.floor(minute / DAY);
    const weekdays = [...new Set(daysOf(schedule).map((day) => (((day + shift) % 7) + 7) % 7))].sort();
    return { weekdays, dayparts: [daypartOf(minute - shift * DAY)] };
  }

  /**
   * By how many minutes the visitor's clock is ahead of that of a zone at present.
   *
   * @param {string} zone
   */
  ahead(zone) {
    let minutes = this.aheadOf.get(zone);
    if (minutes === undefined) {
      minutes = this.clock.here(this.now) - this.clock.there(zone, this.now);
      this.aheadOf.set(zone, minutes);
    }
    return minutes;
  }
}

/**
 * The weekdays of a schedule, 0 = Monday; of one whose weekday varies (a day of the month, single dates) those of its next dates.
 *
 * @param {Schedule} schedule
 */
function daysOf({ freq, days = [], on = [] }) {
  if (freq === "DAILY") return [0, 1, 2, 3, 4, 5, 6];
  return days.length ? days.map(([, day]) => day) : on;
}

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** @param {number} day 0 = Monday */
function weekdayId(day) {
  return WEEKDAYS[day];
}

/** @param {number} minute of the day */
export function daypartOf(minute) {
  return (DAYPARTS.filter(([, from]) => minute >= from).pop() || DAYPARTS[DAYPARTS.length - 1])[0];
}
