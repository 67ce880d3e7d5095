/**
 * Reads the shards that a question needs, of a directory that is too large for one file. Their addresses are numbers; the site's host can
 * see which of them are read, and nothing else.
 *
 * Counting needs lists of the chosen values, of the words, the points of leaves that a circle cuts, and the times in a window. What comes
 * first is found best first: shards are read in the order of the least that anything in them may be, until nothing unread can come
 * before what is known.
 *
 * @typedef {import("./table.js").Clock} Clock
 * @typedef {import("./source.js").Question} Question
 * @typedef {import("./source.js").Matched} Matched
 * @typedef {import("./source.js").Part} Part
 * @typedef {import("./source.js").Point} Point
 * @typedef {import("./shardrows.js").Manifest} Manifest
 */

import { fold } from "./fold.js";
import { Leaves } from "./leaves.js";
import { fillCards, fillClock, fillPoints, fillTimes, fillValue, readList, rowsOf } from "./shardrows.js";
import { behind, byDistance } from "./ranking.js";
import { PAUSED, Table, UNREAD } from "./table.js";
import { PREFIX, TextIndex } from "./textsearch.js";
import { earliest } from "./weekslots.js";

/**
 * So few listings are looked up on their cards, most of which will be shown anyway: where the nearest are sought, and where the soonest are,
 * for which more would have to be read.
 */
const FEW_PLACES = 24;
const FEW_TIMES = 100;

/** How many shards are read at once where it is not known yet how many are needed. */
const AT_ONCE = 3;

/** Facets whose values the browser works out where they depend on the visitor's clock. */
const BY_CLOCK = ["weekday", "daypart"];

/** After every letter. */
const LAST = "\uffff";

/**
 * @typedef {(number: number) => Promise<any>} Fetch gets a shard by its number
 */

export class Shards {
  /**
   * @param {Manifest} manifest
   * @param {Fetch} fetch
   * @param {Clock} clock
   * @param {number} now ms
   */
  constructor(manifest, fetch, clock, now) {
    const { data, afar, timeKinds, firstOfLeaf, facets } = rowsOf(manifest);
    this.manifest = manifest;
    this.fetch = fetch;
    this.table = new Table(data, clock, now);
    this.table.facets = facets;
    this.index = new TextIndex(this.table, new Map());
    this.leaves = new Leaves(manifest.leaves);
    this.timeKinds = timeKinds;
    this.firstOfLeaf = firstOfLeaf;
    /** @type {Map<number, Promise<void>>} what was read, or is being read, by number */
    this.reading = new Map();
    /** @type {Set<number>} numbers of what was read */
    this.done = new Set();
    /** @type {string[]} the first word of each shard of words */
    this.begins = [];
    /** the meetings that have times and are joined from afar */
    this.afar = afar;
    /** @type {Map<number, import("./occurrences.js").Schedule>} when those are */
    this.clocks = new Map();
    /** @type {Set<import("./facets.js").Facet>} facets of time that are worked out for the visitor's clock */
    this.clocked = new Set();
  }

  /**
   * Reads a shard once; one that could not be had is asked for again the next time.
   *
   * @param {number} number
   * @param {(shard: any) => void} fill
   */
  read(number, fill) {
    let reading = this.reading.get(number);
    if (!reading) {
      reading = this.fetch(number).then((shard) => {
        fill(shard);
        this.done.add(number);
      });
      this.reading.set(number, reading);
      reading.catch(() => this.reading.delete(number));
    }
    return reading;
  }

  /**
   * Reads what has to be known so that a question can be counted exactly, but for circles and windows of time.
   *
   * @param {Question} question
   */
  async readFor(question) {
    const { facets } = this.table;
    const counted = question.count || [];
    const values = facets.map((facet, at) =>
      this.readValues(at, counted.includes(facet.id) ? null : question.chosen[facet.id] || []),
    );
    const said = facets.flatMap(({ id, inWords }) => (inWords && question.said[id]) || []);
    await Promise.all([...values, this.readWords([question.q, question.rather, ...said])]);
  }

  /**
   * The facets that a question asks or counts.
   *
   * @param {Question} question
   */
  facetsOf({ chosen, count = [] }) {
    return this.table.facets.filter(({ id }) => (chosen[id] || []).length || count.includes(id));
  }

  /**
   * Reads the listings or meetings that have some values of a facet.
   *
   * @param {number} at the facet
   * @param {readonly string[] | null} ids null for all values
   */
  async readValues(at, ids) {
    const { facets, size, first: firstMeeting } = this.table;
    const facet = facets[at];
    if (ids && !ids.length) return;
    const length = facet.ofMeeting ? firstMeeting[size] : size;
    if (!facet.rows.length) facet.rows = new Uint32Array(length);
    const before = facets.slice(0, at).reduce((sum, { values }) => sum + values.length, 0);
    const reading = facet.values.map(({ id }, value) =>
      !ids || ids.includes(id)
        ? this.read(this.manifest.first.values + before + value, (list) =>
            fillValue(facet, value, readList(list, length)),
          )
        : null,
    );
    if (!BY_CLOCK.includes(facet.id)) {
      await Promise.all(reading);
      return;
    }
    const { first, perClock } = this.manifest;
    for (let from = 0; from < this.afar.length; from += perClock)
      reading.push(
        this.read(first.clock + from / perClock, (shard) =>
          fillClock(this.clocks, this.afar.slice(from, from + perClock), shard),
        ),
      );
    await Promise.all(reading);
    if (this.clocked.has(facet)) return;
    this.table.fillTimes(facet, (meeting) => this.clocks.get(meeting));
    this.clocked.add(facet);
  }

  /**
   * Reads the words that a search for these texts looks at, and those that are spelled nearly so where none is there.
   *
   * @param {string[]} texts
   */
  async readWords(texts) {
    const words = [...new Set(texts.flatMap((text) => fold(text).split(" ")))].filter(Boolean);
    if (!words.length) return;
    await this.read(this.manifest.first.words, ({ begins }) => (this.begins = begins));
    await Promise.all(
      words.map(async (word) => {
        await this.readRange(word, word.length < PREFIX ? word : word + LAST);
        if (this.index.hasAny(word) || word.length < 4) return;
        await Promise.all([word[0], word[1]].map((letter) => this.readRange(letter, letter + LAST)));
      }),
    );
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  async readRange(from, to) {
    const { begins, manifest } = this;
    const reading = begins.map((begin, shard) =>
      begin <= to && (shard + 1 === begins.length || begins[shard + 1] > from)
        ? this.read(manifest.first.words + 1 + shard, ({ words: known, listings }) =>
            this.index.learn(
              known,
              listings.map((/** @type {any} */ list) => readList(list, this.table.size)),
            ),
          )
        : null,
    );
    await Promise.all(reading);
  }

  /**
   * Reads the points of the leaves that a ring cuts, where any of these listings is in one.
   *
   * @param {Point} near
   * @param {[number, number]} ring from one haversine to another
   * @param {number[]} groups
   */
  async readRing(near, [from, to], groups) {
    const cut = new Set(this.leaves.cut(near, this.leastFrom(near), from, to));
    const leaves = new Set([...this.unreadLeaves(groups, () => true).keys()].filter((leaf) => cut.has(leaf)));
    await Promise.all([...leaves].map((leaf) => this.readPoints(leaf)));
  }

  /**
   * Reads when meetings are that may be in a window of time: of few listings their cards, of more the times of the window.
   *
   * @param {import("./when.js").Window} window
   * @param {Matched} matched what there is at any time
   */
  async readWindow(window, { groups, live }) {
    const { times } = this.manifest;
    const wanted = this.unreadTimes(groups, (meeting) => live[meeting] === 1);
    const few = [...wanted.values()].filter((listings) => listings.length <= FEW_TIMES);
    const shards = this.timeShards().filter(
      (shard) =>
        (wanted.get(times.kind[shard]) || []).length > FEW_TIMES &&
        earliest(times, shard, window.from) < window.to,
    );
    await Promise.all([this.readCards(few.flat()), ...shards.map((shard) => this.readTimes(shard))]);
  }

  /**
   * By kind of meeting, the listings of which times are not read.
   *
   * @param {number[]} groups
   * @param {(meeting: number) => boolean} wanted
   */
  unreadTimes(groups, wanted) {
    const { first, schedule, way } = this.table;
    /** @type {Map<number, number[]>} */
    const found = new Map();
    for (const group of groups) {
      for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
        if (schedule[meeting] !== UNREAD || way[meeting] & PAUSED || !wanted(meeting)) continue;
        const known = found.get(this.timeKinds[meeting]);
        if (!known) found.set(this.timeKinds[meeting], [group]);
        else if (known[known.length - 1] !== group) known.push(group);
      }
    }
    return found;
  }

  /**
   * The leaves in which meetings of these listings have places that are not read, and how many listings.
   *
   * @param {number[]} groups
   * @param {(meeting: number) => boolean} wanted
   */
  unreadLeaves(groups, wanted) {
    const { first, place } = this.table;
    /** @type {Map<number, number[]>} */
    const leaves = new Map();
    for (const group of groups) {
      for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
        if (place[meeting] > UNREAD || !wanted(meeting)) continue;
        const leaf = UNREAD - place[meeting];
        const known = leaves.get(leaf);
        if (known) known.push(group);
        else leaves.set(leaf, [group]);
        break;
      }
    }
    return leaves;
  }

  /**
   * The least haversine between a point and each leaf.
   *
   * @param {Point} point
   */
  leastFrom(point) {
    return this.leaves.least(point);
  }

  /**
   * Reads what may hold a listing that comes before the last that is known; false where nothing can.
   *
   * @param {Part} part
   * @param {number[]} groups
   * @param {Matched} matched
   * @param {number} last key
   */
  async readCloser(part, groups, matched, last) {
    const { live, reach, far, rather, question } = matched;
    const nearest = byDistance(part, matched);
    /** @type {(meeting: number) => boolean} */
    const wanted = (meeting) => live[meeting] === 1 && (part !== "near" || reach(meeting));
    /** @type {(key: number, groups: number[]) => number} the least that listings can have which are not known */
    const bound = (key, groups) =>
      rather
        ? behind(
            key,
            groups.reduce((least, one) => Math.min(least, rather.lacks[one]), Infinity),
            nearest,
          )
        : key;
    if (!nearest || !far) return this.readSooner(groups, wanted, bound, last);
    return this.readNearer(
      groups,
      wanted,
      (leaf, groups) => bound(far(UNREAD - leaf), groups),
      last,
      question.show[part],
    );
  }

  /**
   * @param {number[]} groups
   * @param {(meeting: number) => boolean} wanted
   * @param {(leaf: number, groups: number[]) => number} bound
   * @param {number} last key
   * @param {number} count how many listings are sought
   */
  async readNearer(groups, wanted, bound, last, count) {
    const leaves = [...this.unreadLeaves(groups, wanted)]
      .map(([leaf, within]) => ({ leaf, count: within.length, key: bound(leaf, within) }))
      .filter(({ key }) => key <= last)
      .sort((a, b) => a.key - b.key);
    let sought = count;
    const chosen = leaves.filter((one) => {
      const taken = sought > 0;
      sought -= one.count;
      return taken;
    });
    await Promise.all(chosen.map(({ leaf }) => this.readPoints(leaf)));
    return chosen.length > 0;
  }

  /**
   * @param {number[]} groups
   * @param {(meeting: number) => boolean} wanted
   * @param {(start: number, groups: number[]) => number} bound
   * @param {number} last key
   */
  async readSooner(groups, wanted, bound, last) {
    const { now } = this.table;
    const kinds = this.unreadTimes(groups, wanted);
    const unread = [...kinds.values()].flat();
    const { times } = this.manifest;
    const chosen = this.timeShards()
      .filter((shard) => kinds.has(times.kind[shard]) && !this.done.has(this.manifest.first.times + shard))
      .map((shard) => ({ shard, key: bound(earliest(times, shard, now), unread) }))
      .filter(({ key }) => key <= last)
      .sort((a, b) => a.key - b.key)
      .slice(0, AT_ONCE);
    await Promise.all(chosen.map(({ shard }) => this.readTimes(shard)));
    return chosen.length > 0;
  }

  /** The shards of times, from 0 on. */
  timeShards() {
    return this.manifest.times.kind.map((_, shard) => shard);
  }

  /** @param {number} shard from 0 on */
  readTimes(shard) {
    return this.read(this.manifest.first.times + shard, (times) => fillTimes(this.table, times));
  }

  /** @param {number} leaf */
  readPoints(leaf) {
    return this.read(this.manifest.first.points + leaf, (points) =>
      fillPoints(this.table, this.firstOfLeaf[leaf], this.firstOfLeaf[leaf + 1], points),
    );
  }

  /**
   * Reads all that is said of some listings.
   *
   * @param {number[]} groups
   */
  async readCards(groups) {
    const { perCard, first } = this.manifest;
    const shards = new Set(groups.map((group) => Math.floor(group / perCard)));
    await Promise.all(
      [...shards].map((shard) =>
        this.read(first.cards + shard, (card) => fillCards(this.table, shard * perCard, card)),
      ),
    );
  }

  /**
   * Whether listings are so few that their cards tell in which order they come for less than anything else.
   *
   * @param {Part} part
   * @param {number[]} groups
   * @param {Matched} matched
   */
  areFew(part, groups, matched) {
    return groups.length <= (byDistance(part, matched) ? FEW_PLACES : FEW_TIMES);
  }
}
