/**
 * The visitor's clock, and what it says of the times of meetings.
 *
 * @typedef {import("./table.js").Clock} Clock
 */

import { knowsZone, localMinute, occurrences } from "./occurrences.js";

/** @type {Clock} */
export const clock = {
  next(schedule, now, count) {
    try {
      return occurrences(schedule, now, count);
    } catch (error) {
      if (error instanceof RangeError) return []; // an old browser that does not know the zone
      throw error;
    }
  },
  there(zone, at) {
    return knowsZone(zone) ? localMinute(zone, at) : clock.here(at);
  },
  here(at) {
    return Math.floor(at / 60_000) - new Date(at).getTimezoneOffset();
  },
};
