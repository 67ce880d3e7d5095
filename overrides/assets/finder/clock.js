/**
 * The visitor's clock, and what it says of the times of meetings.
 *
 * @typedef {import("./table.js").Clock} Clock
 */

import { localDay, occurrences } from "./occurrences.js";

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
  day: localDay,
  here(at) {
    const date = new Date(at);
    return {
      day: Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000),
      minute: date.getHours() * 60 + date.getMinutes(),
    };
  },
};
