/** A few words and places, in the form of finder/words.json and as the places answer. */

import { Lexicon } from "../../../overrides/assets/finder/lexicon.js";
import { fold } from "../../../overrides/assets/finder/fold.js";
import { editsBetween } from "../../../overrides/assets/finder/spelling.js";

/** @returns {import("../../../overrides/assets/finder/lexicon.js").WordFile} */
export function wordFile() {
  return {
    version: 1,
    values: {
      topics: {
        panic: "panic|panic attack|panic attacks",
        voices: "hearing voices|hears voices|voices",
        grief: "grief|died",
        dying: "want to die",
      },
      audiences: { teens: "teen|teenage", women: "women" },
      relation: { me: "for me", someone: "my son|son" },
      model: { book: "reading" },
      weekday: { friday: "friday", saturday: "saturday", sunday: "sunday" },
    },
    wider: [["weekday", ["saturday", "sunday"], "At the weekend", "weekend|at the weekend"]],
    when: { now: "now", tonight: "tonight|this evening", tomorrow: "tomorrow" },
    asking: {
      near: "in|near",
      here: "near me",
      away: "away from home",
      danger: "overdose|want to die",
      nothing: "a|and|for|group|my|the|i|with|me|or",
    },
    flags: { help_now: [["topics", "dying"]], mine: [["topics", "grief"]] },
  };
}

export const lexicon = () => new Lexicon(wordFile());

/** @type {[string, string, string][]} name, area, what else it is called */
const PLACES = [
  ["Leeds", "England", "leeds england"],
  ["Leeds", "Alabama", "leeds al"],
  ["Reading", "England", ""],
  ["Portland", "Oregon", "portland or"],
  ["New York City", "New York", "new york"],
];

/** @param {typeof PLACES} found */
const told = (found) =>
  found.map(([label, note]) => ({ id: `${label}/${note}`, label, note, latitude: 1, longitude: 2 }));

/** @type {import("../../../overrides/assets/finder/understand.js").Gazetteer} */
export const places = {
  named: (typed) => told(PLACES.filter(([name, , other]) => [fold(name), other].includes(fold(typed)))),
  close: (typed) => told(PLACES.filter(([name]) => editsBetween(fold(name), fold(typed), 1) === 1)),
};
