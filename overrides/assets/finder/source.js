/**
 * Where answers come from. Today one file holds the whole directory, so that no request depends on what a visitor asks; the rest of
 * the finder knows only `open` and what it returns, so that shards can take its place.
 *
 * @typedef {import("./table.js").Data} Data
 * @typedef {import("./table.js").Next} Next
 * @typedef {import("./table.js").Clock} Clock
 *
 * @typedef {{latitude: number, longitude: number}} Point degrees
 *
 * @typedef {object} Question everything that an answer depends on, besides the time at which it is asked
 * @property {string} q words that a listing has to have in its own text, all but those that no listing has
 * @property {string} rather words that were left when others were understood: listings that have more of them come first
 * @property {Record<string, readonly string[]>} chosen values by facet: any of them, or all where the facet wants every one
 * @property {Record<string, readonly string[]>} said by facet, the words for which its values were chosen. Of a facet that listings name
 *   in their own words (`inWords`), a listing that has all words of one of these passes too
 * @property {"" | When} when the time that a meeting is in, by the visitor's clock; "" for any to come
 * @property {Point | null} near
 * @property {number} within meters: rooms that are farther are left out; 0 for any distance. What can be joined from afar stays
 * @property {number} beyond meters: rooms that are nearer, or whose place is not known, are left out; 0 for none
 * @property {"nearest" | "soonest"} order of the rooms; all else has the soonest first. What was not confirmed for long counts as twice
 *   as far, and a day later
 * @property {Record<Part, number>} show how many of each part
 *
 * @typedef {"near" | "lines" | "online" | "networks"} Part rooms to go to; lines to call; what is joined from afar; what does not meet
 * @typedef {import("./when.js").When} When
 *
 * @typedef {object} Result one listing, through the meeting that suits the question best
 * @property {string} id
 * @property {string} name
 * @property {string} lang of its own words; "" for the page's
 * @property {string} summary
 * @property {string} where
 * @property {string} rule
 * @property {string} when its times in words, where no date is known
 * @property {string} state
 * @property {string[]} facts
 * @property {Next | null} next
 * @property {string} iso when that begins, RFC 3339 with the group's own distance from UTC
 * @property {string} zone IANA
 * @property {boolean} inPerson
 * @property {number | null} meters
 * @property {string} precision
 *
 * @typedef {object} Points where the groups of the part "near" meet, each place of a group once
 * @property {Float64Array} latitudes degrees
 * @property {Float64Array} longitudes
 * @property {Uint32Array} groups number of each one's listing
 * @property {Uint32Array} places number of each one's place
 * @property {number} total how many listings are in that part
 * @property {number} unplaced how many of them have no place that may be shown
 *
 * @typedef {object} Spot one place of one listing, in words
 * @property {string} id
 * @property {string} name
 * @property {string} lang of the name; "" for the page's
 * @property {string} where
 * @property {string} precision
 * @property {number} within meters in which the place lies; 0 where that is not known
 *
 * @typedef {object} Answer
 * @property {number} total
 * @property {Record<Part, {total: number, results: Result[]}>} parts
 * @property {Record<string, Record<string, number>>} counts by facet and value
 * @property {string[]} unknown words that no listing has
 */

import { clock } from "./clock.js";
import { tally } from "./facets.js";
import { fold } from "./fold.js";
import { haversineAt, haversines, meters, smallest } from "./nearest.js";
import { isoInZone } from "./occurrences.js";
import { IN_PERSON, LINE, NOWHERE, REMOTE, Table } from "./table.js";
import { TextIndex } from "./textsearch.js";
import { windowOf } from "./when.js";

/** How precisely places are known, in the order of the numbers in groups.json. */
export const PRECISIONS = ["exact", "postcode", "town", "region"];

/** @type {Part[]} */
export const PARTS = ["near", "lines", "online", "networks"];

/** What was not confirmed for long counts as so many times as far (a haversine grows with the square), and so much later in ms. */
const OLD_FARTHER = 4;
const OLD_LATER = 24 * 60 * 60_000;
/** The least haversine that grows so: about a kilometer. */
const OLD_LEAST = haversineAt(1000);

/** Farther than any haversine, and later than any time in ms: a word that a listing lacks puts it behind by so much. */
const NOWHERE_NEAR = 2 * OLD_FARTHER;
const NEVER = 1e15;

/**
 * Reads the directory from the answer to a request for groups.json.
 *
 * @param {Promise<Response>} asked
 * @param {number} now ms
 * @returns {Promise<Source>}
 */
export async function open(asked, now) {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return new Source(await response.json(), clock, now);
}

export class Source {
  /**
   * @param {Data} data
   * @param {Clock} clock
   * @param {number} now ms
   */
  constructor(data, clock, now) {
    this.table = new Table(data, clock, now);
    /** @type {TextIndex | null} made at the first search for words */
    this.index = null;
  }

  /** The facets with their labels, for chips and filters. */
  get facets() {
    return this.table.facets;
  }

  /** How many listings there are. */
  get size() {
    return this.table.size;
  }

  /** @param {number} now ms */
  setNow(now) {
    this.table.setNow(now);
  }

  /**
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  async query(question) {
    return this.answer(question);
  }

  /**
   * The listings that fit a question, and which of their meetings do.
   *
   * @param {Question} question
   */
  match(question) {
    const { table } = this;
    table.setWindow(question.when ? windowOf(question.when, table.now) : null);
    const found = this.search(question.q);
    const rather = this.lacking(question.rather);
    const far =
      question.near &&
      haversines(question.near.latitude, question.near.longitude, table.latitudes, table.longitudes);
    const limit = far && question.within ? haversineAt(question.within) : Infinity;
    const least = far && question.beyond ? haversineAt(question.beyond) : 0;
    const anywhere = limit === Infinity && !least;
    /** @type {(meeting: number) => boolean} whether it is in a room that is near enough */
    const reach = (meeting) => {
      const place = table.place[meeting];
      return (
        (table.way[meeting] & IN_PERSON) !== 0 &&
        (anywhere || (far !== null && place !== NOWHERE && far[place] <= limit && far[place] >= least))
      );
    };
    /** @type {(meeting: number) => boolean} */
    const open = (meeting) =>
      (!question.when || table.next(meeting) !== null) &&
      ((table.way[meeting] & IN_PERSON) === 0 || (table.way[meeting] & REMOTE) !== 0 || reach(meeting));
    const tallied = tally(
      table,
      question.chosen,
      found.allowed,
      anywhere && !question.when ? null : open,
      this.saying(question.said),
    );
    const unknown = [...found.unknown, ...(rather ? rather.unknown : [])];
    return { ...tallied, far, reach, rather, unknown };
  }

  /**
   * @param {Question} question
   * @returns {Answer}
   */
  answer(question) {
    const { table } = this;
    const matched = this.match(question);
    const { groups, live, counts, far, reach, unknown } = matched;
    /** @type {Record<Part, {groups: number[], keys: number[]}>} */
    const parts = {
      near: { groups: [], keys: [] },
      lines: { groups: [], keys: [] },
      online: { groups: [], keys: [] },
      networks: { groups: [], keys: [] },
    };
    for (const group of groups) {
      const part = this.partOf(group, live, reach);
      parts[part].groups.push(group);
      parts[part].keys.push(this.keyOf(group, part, matched, question.order));
    }
    /** @type {(part: Part) => {total: number, results: Result[]}} */
    const shown = (part) => ({
      total: parts[part].groups.length,
      results: smallest(parts[part].groups, parts[part].keys, question.show[part]).map((group) =>
        this.result(group, live, part === "near" ? reach : null, far, question.order),
      ),
    });
    return {
      total: groups.length,
      parts: {
        near: shown("near"),
        lines: shown("lines"),
        online: shown("online"),
        networks: shown("networks"),
      },
      counts: Object.fromEntries(
        table.facets.map((facet, at) => [
          facet.id,
          Object.fromEntries(facet.values.map((value, number) => [value.id, counts[at][number]])),
        ]),
      ),
      unknown,
    };
  }

  /**
   * For the map: where the groups of the part "near" meet.
   *
   * @param {Question} question
   * @returns {Points}
   */
  points(question) {
    const { first, place, latitudes, longitudes } = this.table;
    const { groups, live, reach } = this.match(question);
    /** @type {number[]} */
    const ofGroups = [];
    /** @type {number[]} */
    const places = [];
    let total = 0;
    let unplaced = 0;
    for (const group of groups) {
      const from = places.length;
      let near = false;
      for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
        if (!live[meeting] || !reach(meeting)) continue;
        near = true;
        if (place[meeting] === NOWHERE || places.indexOf(place[meeting], from) >= 0) continue;
        places.push(place[meeting]);
        ofGroups.push(group);
      }
      total += Number(near);
      unplaced += Number(near && places.length === from);
    }
    return {
      latitudes: Float64Array.from(places, (at) => latitudes[at]),
      longitudes: Float64Array.from(places, (at) => longitudes[at]),
      groups: Uint32Array.from(ofGroups),
      places: Uint32Array.from(places),
      total,
      unplaced,
    };
  }

  /**
   * For the map: one place of one listing in words.
   *
   * @param {number} group
   * @param {number} place
   * @returns {Spot}
   */
  spot(group, place) {
    const { groups, places, texts } = this.table.data;
    return {
      id: groups.id[group],
      name: groups.name[group],
      lang: texts[groups.lang[group]],
      where: texts[groups.where[group]],
      precision: PRECISIONS[places.precision[place]],
      within: places.within ? places.within[place] * 1000 : 0,
    };
  }

  /**
   * For the map: the first of some listings of the part "near", in the order of the question.
   *
   * @param {Question} question
   * @param {number[]} groups
   * @param {number} count
   * @returns {Result[]}
   */
  cards(question, groups, count) {
    const matched = this.match(question);
    const { live, far, reach } = matched;
    const keys = groups.map((group) => this.keyOf(group, "near", matched, question.order));
    return smallest(groups, keys, count).map((group) => this.result(group, live, reach, far, question.order));
  }

  /** Makes ready for searching words, which takes a moment that an idle browser can spare. */
  prepare() {
    this.index = this.index || new TextIndex(this.table);
    return this.index;
  }

  /** @param {string} words */
  search(words) {
    return words.trim() ? this.prepare().search(words) : { allowed: null, unknown: [] };
  }

  /**
   * How many of some words each listing lacks, those left out that no listing has; null where there is no word.
   *
   * @param {string} words
   */
  lacking(words) {
    const all = fold(words).split(" ").filter(Boolean);
    if (!all.length) return null;
    const hits = all.map((word) => this.prepare().having(word));
    const lacks = new Uint8Array(this.size);
    for (const has of hits) if (has.includes(1)) has.forEach((one, group) => (lacks[group] += 1 - one));
    return { lacks, unknown: all.filter((_, at) => !hits[at].includes(1)) };
  }

  /**
   * By facet, the listings whose own words say what was chosen of it.
   *
   * @param {Question["said"]} said
   */
  saying(said) {
    /** @type {Record<string, Uint8Array>} */
    const found = {};
    for (const { id, inWords } of this.table.facets) {
      if (!inWords || !said[id]) continue;
      const hits = said[id].map((text) => this.prepare().having(text));
      found[id] = hits[0].map((_, group) => Number(hits.some((one) => one[group])));
    }
    return found;
  }

  /**
   * @param {number} group
   * @param {Uint8Array} live
   * @param {(meeting: number) => boolean} reach
   * @returns {Part}
   */
  partOf(group, live, reach) {
    const { first, way } = this.table;
    /** @type {Part} */
    let part = "networks";
    for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
      if (!live[meeting] || !way[meeting]) continue;
      if (reach(meeting)) return "near";
      part = way[meeting] & LINE ? "lines" : "online";
    }
    return part;
  }

  /**
   * What a listing is put in order by: the less, the earlier. What was not confirmed for long, and what lacks words, sinks.
   *
   * @param {number} group
   * @param {Part} part
   * @param {ReturnType<Source["match"]>} matched
   * @param {Question["order"]} order
   */
  keyOf(group, part, { live, far, reach, rather }, order) {
    const old = this.table.data.groups.old[group] === 1;
    const nearest = part === "near" && far && order === "nearest";
    const key = nearest
      ? farther(this.nearestOf(group, live, reach, far), old)
      : this.soonestOf(group, live, part === "near" ? reach : null) + (old ? OLD_LATER : 0);
    const behind = nearest ? NOWHERE_NEAR : NEVER;
    return rather ? Math.min(key, behind) + rather.lacks[group] * behind : key;
  }

  /**
   * The least haversine of a listing's meetings; Infinity where no place is known.
   *
   * @param {number} group
   * @param {Uint8Array} live
   * @param {(meeting: number) => boolean} reach
   * @param {Float64Array} far
   */
  nearestOf(group, live, reach, far) {
    const { first, place } = this.table;
    let best = Infinity;
    for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
      if (live[meeting] && place[meeting] !== NOWHERE && far[place[meeting]] < best && reach(meeting))
        best = far[place[meeting]];
    }
    return best;
  }

  /**
   * When the next meeting of a listing begins, ms; Infinity where that is not known.
   *
   * @param {number} group
   * @param {Uint8Array} live
   * @param {((meeting: number) => boolean) | null} reach
   */
  soonestOf(group, live, reach) {
    const { first } = this.table;
    let best = Infinity;
    for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
      if (!live[meeting] || (reach && !reach(meeting))) continue;
      const next = this.table.next(meeting);
      if (next && next.start < best) best = next.start;
    }
    return best;
  }

  /**
   * A listing through its nearest meeting (of several there, the soonest), or through its soonest (of several then, the nearest).
   *
   * @param {number} group
   * @param {Uint8Array} live
   * @param {((meeting: number) => boolean) | null} reach
   * @param {Float64Array | null} far
   * @param {"nearest" | "soonest"} order
   * @returns {Result}
   */
  result(group, live, reach, far, order) {
    const { data, first, place, schedule } = this.table;
    const { groups, texts } = data;
    let best = { meeting: first[group], away: Infinity, start: Infinity };
    let none = true;
    for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
      if (!live[meeting] || (reach && !reach(meeting))) continue;
      const next = this.table.next(meeting);
      const away = reach && far && place[meeting] !== NOWHERE ? far[place[meeting]] : Infinity;
      const one = { meeting, away, start: next ? next.start : Infinity };
      const nearer = one.away - best.away || 0;
      const sooner = one.start - best.start || 0;
      if (none || (order === "nearest" ? nearer || sooner : sooner || nearer) < 0) best = one;
      none = false;
    }
    const at = schedule[best.meeting];
    const spot = place[best.meeting];
    const next = this.table.next(best.meeting);
    const zone = at === NOWHERE ? "" : data.schedules[at].tz;
    return {
      id: groups.id[group],
      name: groups.name[group],
      lang: texts[groups.lang[group]],
      summary: groups.summary[group],
      where: texts[groups.where[group]],
      rule: texts[groups.rule[group]],
      when: texts[groups.when[group]],
      state: texts[groups.state[group]],
      facts: data.facts[groups.facts[group]].map((fact) => texts[fact]),
      next,
      iso: next ? isoInZone(zone, next.start) : "",
      zone,
      inPerson: this.table.inPerson(best.meeting),
      meters: best.away === Infinity ? null : Math.round(meters(best.away)),
      precision: spot === NOWHERE ? "" : PRECISIONS[data.places.precision[spot]],
    };
  }
}

/**
 * A haversine as it counts for a listing that was confirmed lately, or was not for long.
 *
 * @param {number} away
 * @param {boolean} old
 */
function farther(away, old) {
  return old ? Math.max(away, OLD_LEAST) * OLD_FARTHER : away;
}
