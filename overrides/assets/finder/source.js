/**
 * Where answers come from. Where one file holds the whole directory, no request depends on what a visitor asks; of a larger one `shards`
 * read what a question needs into the same columns, so that an answer means the same in both. The rest of the finder knows only `open` and
 * what it returns.
 *
 * @typedef {import("./table.js").Data} Data
 * @typedef {import("./table.js").Next} Next
 * @typedef {import("./table.js").Clock} Clock
 * @typedef {import("./shards.js").Shards} Shards
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
 * @property {readonly string[]} [count] facets whose values are counted, where counting them takes requests
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
 * @typedef {Pick<Result, "id" | "name" | "lang" | "summary" | "where" | "when" | "facts">} Said
 *
 * @typedef {ReturnType<Source["match"]>} Matched
 *
 * @typedef {object} Answer
 * @property {number} total
 * @property {Record<Part, {total: number, results: Result[]}>} parts
 * @property {Record<string, Record<string, number>>} counts by facet and value, of the facets that were counted
 * @property {string[]} unknown words that no listing has
 */

import { clock } from "./clock.js";
import { tally } from "./facets.js";
import { fold } from "./fold.js";
import { haversineBetween, meters, smallest } from "./nearest.js";
import { NumberedFiles } from "./numbered.js";
import { isoInZone } from "./occurrences.js";
import { behind, byDistance, farther, later, never, ringOf } from "./ranking.js";
import { IN_PERSON, LINE, NOWHERE, REMOTE, Table, UNREAD } from "./table.js";
import { TextIndex } from "./textsearch.js";
import { windowOf } from "./when.js";

/** How precisely places are known, in the order of the numbers in groups.json. */
export const PRECISIONS = ["exact", "postcode", "town", "region"];

/** @type {Part[]} */
export const PARTS = ["near", "lines", "online", "networks"];

/**
 * Reads the directory from the answer to a request for groups.json.
 *
 * @param {Promise<Response>} asked
 * @param {number} now ms
 * @returns {Promise<Source>}
 */
export async function open(asked, now) {
  const response = await asked;
  const data = await read(response);
  if (!("shards" in data)) return new Source(data, clock, now);
  const { Shards } = await import("./shards.js");
  const files = new NumberedFiles(new URL(data.shards, response.url));
  const source = new Source(new Shards(data, (number) => files.get(number), clock, now));
  source.files = files;
  return source;
}

/** @param {Response} response */
function read(response) {
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return response.json();
}

export class Source {
  /**
   * @param {Data | Shards} data the whole directory, or what reads its shards
   * @param {Clock} [clock]
   * @param {number} [now] ms
   */
  constructor(data, clock, now = 0) {
    this.shards = "table" in data ? data : null;
    /** @type {NumberedFiles | null} where the shards are */
    this.files = null;
    this.table = "table" in data ? data.table : new Table(data, /** @type {Clock} */ (clock), now);
    /** @type {TextIndex | null} made at the first search for words */
    this.index = this.shards && this.shards.index;
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

  /** About how many bytes are still to be had, if everything is wanted. */
  get weight() {
    return this.shards && this.files && !this.files.all ? this.shards.manifest.weight : 0;
  }

  /** Gets everything, so that no question needs a request any more. */
  async getAll() {
    if (this.files) await this.files.getAll();
  }

  /**
   * What is said of every listing.
   *
   * @returns {Promise<Said[]>}
   */
  async all() {
    const groups = Array.from({ length: this.size }, (_, group) => group);
    if (this.shards) await this.shards.readCards(groups);
    const { groups: said, texts, facts } = this.table.data;
    return groups.map((group) => ({
      id: said.id[group],
      name: said.name[group],
      lang: texts[said.lang[group]],
      summary: said.summary[group],
      where: texts[said.where[group]],
      when: texts[said.rule[group]] || texts[said.when[group]],
      facts: facts[said.facts[group]].map((fact) => texts[fact]),
    }));
  }

  /**
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  async query(question) {
    if (this.shards) await this.readFor(question, this.shards);
    const matched = this.match(question);
    const { groups, counts, facets, unknown } = matched;
    /** @type {Record<Part, number[]>} */
    const parts = { near: [], lines: [], online: [], networks: [] };
    for (const group of groups) parts[this.partOf(group, matched)].push(group);
    /** @type {Record<Part, number[]>} */
    const first = { near: [], lines: [], online: [], networks: [] };
    await Promise.all(
      PARTS.map(async (part) => (first[part] = await this.first(part, parts[part], matched))),
    );
    this.look(question);
    /** @type {(part: Part) => {total: number, results: Result[]}} */
    const shown = (part) => ({
      total: parts[part].length,
      results: first[part].map((group) => this.result(group, part, matched)),
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
        facets.flatMap(({ id, values }, at) =>
          this.shards && !(question.count || []).includes(id)
            ? []
            : [[id, Object.fromEntries(values.map((value, number) => [value.id, counts[at][number]]))]],
        ),
      ),
      unknown,
    };
  }

  /**
   * Reads what has to be known so that a question can be counted exactly.
   *
   * @param {Question} question
   * @param {Shards} shards
   */
  async readFor(question, shards) {
    const { near, within, beyond, when, chosen, count = [] } = question;
    await shards.readFor(question);
    // Listings that another value of a counted facet would let in are counted too.
    const asked = count.length ? count.map((id) => ({ ...chosen, [id]: [] })) : [chosen];
    for (const one of asked) {
      /** @type {Question} */
      const always = { ...question, chosen: one, when: "" };
      if (near && (within || beyond))
        await shards.readRing(near, ringOf(question), this.match({ ...always, within: 0, beyond: 0 }).groups);
      if (when) await shards.readWindow(windowOf(when, this.table.now), this.match(always));
    }
  }

  /**
   * Looks only at what is in the question's window of time.
   *
   * @param {Question} question
   */
  look({ when }) {
    this.table.setWindow(when ? windowOf(when, this.table.now) : null);
  }

  /**
   * The listings that fit a question, and which of their meetings do.
   *
   * @param {Question} question
   */
  match(question) {
    const { table } = this;
    this.look(question);
    const found = this.search(question.q);
    const rather = this.lacking(question.rather);
    const far = question.near && this.from(question.near);
    const [least, limit] = ringOf(question);
    const anywhere = limit === Infinity && !least;
    /** @type {(meeting: number) => boolean} whether it is in a room that is near enough */
    const reach = (meeting) => {
      const place = table.place[meeting];
      if ((table.way[meeting] & IN_PERSON) === 0 || anywhere) return (table.way[meeting] & IN_PERSON) !== 0;
      if (!far || place === NOWHERE) return false;
      const away = far(place);
      return away <= limit && away >= least;
    };
    /** @type {(meeting: number) => boolean} */
    const open = (meeting) =>
      (!question.when || table.next(meeting) !== null) &&
      ((table.way[meeting] & IN_PERSON) === 0 || (table.way[meeting] & REMOTE) !== 0 || reach(meeting));
    const facets = this.shards ? this.shards.facetsOf(question) : table.facets;
    const counted = this.shards ? question.count || [] : undefined;
    const tallied = tally(
      { first: table.first, facets, counted },
      question.chosen,
      found.allowed,
      anywhere && !question.when ? null : open,
      this.saying(question.said),
    );
    const unknown = [...found.unknown, ...(rather ? rather.unknown : [])];
    return { ...tallied, question, facets, far, reach, rather, unknown };
  }

  /**
   * How far places are from a point, as haversines; of a place that is not read yet, the least that it can be.
   *
   * @param {Point} point
   * @returns {(place: number) => number}
   */
  from(point) {
    const { latitudes, longitudes } = this.table;
    /** @type {number[]} */
    const known = [];
    const leaves = this.shards && this.shards.leastFrom(point);
    return (place) => {
      if (place <= UNREAD && leaves) return leaves[UNREAD - place];
      if (known[place] === undefined)
        known[place] = haversineBetween(point.latitude, point.longitude, latitudes[place], longitudes[place]);
      return known[place];
    };
  }

  /**
   * The first listings of a part, in the order of the question.
   *
   * @param {Part} part
   * @param {number[]} groups
   * @param {Matched} matched
   */
  async first(part, groups, matched) {
    const { shards } = this;
    const count = matched.question.show[part];
    if (!count) return [];
    if (shards && shards.areFew(part, groups, matched)) await shards.readCards(groups);
    for (;;) {
      this.look(matched.question);
      const keys = groups.map((group) => this.keyOf(group, part, matched));
      const best = smallest(groups, keys, count);
      if (!shards || !best.length) return best;
      const last = this.keyOf(best[best.length - 1], part, matched);
      if (await shards.readCloser(part, groups, matched, last)) continue;
      await shards.readCards(best);
      return best;
    }
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
   * @param {Matched} matched
   * @returns {Part}
   */
  partOf(group, { live, reach }) {
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
   * @param {Matched} matched
   */
  keyOf(group, part, matched) {
    const old = this.table.data.groups.old[group] === 1;
    const { rather } = matched;
    const nearest = byDistance(part, matched);
    const key = nearest
      ? farther(this.nearestOf(group, matched), old)
      : later(this.soonestOf(group, part, matched), old);
    return rather ? behind(Math.min(key, never(nearest)), rather.lacks[group], nearest) : key;
  }

  /**
   * The least haversine of a listing's meetings; Infinity where no place is known.
   *
   * @param {number} group
   * @param {Matched} matched
   */
  nearestOf(group, { live, reach, far }) {
    const { first, place } = this.table;
    let best = Infinity;
    for (let meeting = first[group]; far && meeting < first[group + 1]; meeting++) {
      if (!live[meeting] || place[meeting] < 0) continue;
      const away = far(place[meeting]);
      if (away < best && reach(meeting)) best = away;
    }
    return best;
  }

  /**
   * When the next meeting of a listing begins, ms; Infinity where that is not known.
   *
   * @param {number} group
   * @param {Part} part
   * @param {Matched} matched
   */
  soonestOf(group, part, { live, reach }) {
    const { first, schedule } = this.table;
    let best = Infinity;
    for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
      if (!live[meeting] || schedule[meeting] < 0 || (part === "near" && !reach(meeting))) continue;
      const next = this.table.next(meeting);
      if (next && next.start < best) best = next.start;
    }
    return best;
  }

  /**
   * A listing through its nearest meeting (of several there, the soonest), or through its soonest (of several then, the nearest).
   *
   * @param {number} group
   * @param {Part} part
   * @param {Matched} matched
   * @returns {Result}
   */
  result(group, part, { live, reach, far, question: { order } }) {
    const { data, first, place, schedule } = this.table;
    const { groups, texts } = data;
    const near = part === "near";
    let best = { meeting: first[group], away: Infinity, start: Infinity };
    let none = true;
    for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
      if (!live[meeting] || (near && !reach(meeting))) continue;
      const next = this.table.next(meeting);
      const away = near && far && place[meeting] !== NOWHERE ? far(place[meeting]) : Infinity;
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
