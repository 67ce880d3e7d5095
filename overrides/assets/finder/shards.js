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

import { readNumbers } from "./columns.js";
import { fold } from "./fold.js";
import { Leaves } from "./leaves.js";
import { fillCards, fillClock, fillPoints, fillTimes, fillValue, readList, rowsOf } from "./shardrows.js";
import { behind, byDistance, later } from "./ranking.js";
import { IN_PERSON, LINE, NOWHERE, PAUSED, REMOTE, Table, UNREAD } from "./table.js";
import { PREFIX, TextIndex } from "./textsearch.js";
import { earliest, earliestIn, holds } from "./weekslots.js";

/** So few listings are looked up on their cards, most of which will be shown anyway: where the nearest are sought, and where the soonest. */
const FEW_PLACES = 24;
const FEW_TIMES = 60;
/** So few of those that are joined from afar are looked for by the clock; of more, few shards of times hold the first. */
const SOME_TIMES = 250;

/** How many shards are read at once where it is not known yet how many are needed. */
const AT_ONCE = 3;

/** Facets whose values the browser works out where they depend on the visitor's clock. */
const BY_CLOCK = ["weekday", "daypart"];

/** What the meetings of a shard of times have in common, of their way. */
const KIND = IN_PERSON | REMOTE | LINE;

const HOUR = 60;
const DAY = 24 * HOUR;

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
    const { data, firstOfLeaf, facets } = rowsOf(manifest);
    this.manifest = manifest;
    this.fetch = fetch;
    this.table = new Table(data, clock, now);
    this.table.facets = facets;
    this.index = new TextIndex(this.table, new Map());
    this.leaves = new Leaves(manifest.leaves);
    this.firstOfLeaf = firstOfLeaf;
    /** @type {Map<number, Promise<void>>} what was read, or is being read, by number */
    this.reading = new Map();
    /** @type {Set<number>} numbers of what was read */
    this.done = new Set();
    /** @type {string[]} the first word of each shard of words */
    this.begins = [];
    /** @type {{here: number[], afar: number[]} | null} numbers of meetings (byWay) */
    this.ways = null;
    /** @type {import("./shardrows.js").Hours[]} when meetings are that are joined from afar, each once */
    this.clocks = [];
    /** the number of each meeting's, NOWHERE of the others */
    this.clockOf = new Int32Array(this.table.way.length).fill(NOWHERE);
    this.clockIsRead = false;
    /** @type {Set<import("./facets.js").Facet>} facets of time that are worked out for the visitor's clock */
    this.clocked = new Set();
  }

  /** The meetings that one goes to, and those that have times and are joined from afar: shards number each sort by itself. */
  byWay() {
    if (this.ways) return this.ways;
    const { way, schedule } = this.table;
    /** @type {number[]} */
    const here = [];
    /** @type {number[]} */
    const afar = [];
    for (let meeting = 0; meeting < way.length; meeting++) {
      if (way[meeting] & IN_PERSON) here.push(meeting);
      else if (schedule[meeting] !== NOWHERE) afar.push(meeting);
    }
    this.ways = { here, afar };
    return this.ways;
  }

  /**
   * Reads a shard once; one that could not be had is asked for again the next time.
   *
   * @param {number} number
   * @param {(shard: any) => unknown} fill
   */
  read(number, fill) {
    let reading = this.reading.get(number);
    if (!reading) {
      reading = this.fetch(number)
        .then(fill)
        .then(() => void this.done.add(number));
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
    await Promise.all([
      ...values,
      this.readWords([question.q, question.rather, ...said]),
      question.near && question.show.near && this.readAround(question.near),
    ]);
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
    if (ids && !ids.length) return;
    const { facets, size, way } = this.table;
    const facet = facets[at];
    const byClock = BY_CLOCK.includes(facet.id);
    const here = byClock ? this.byWay().here : [];
    const length = facet.ofMeeting ? way.length : size;
    if (!facet.rows.length) facet.rows = new Uint32Array(length);
    const before = facets.slice(0, at).reduce((sum, { values }) => sum + values.length, 0);
    const reading = facet.values.map(({ id }, value) =>
      !ids || ids.includes(id)
        ? this.read(this.manifest.first.values + before + value, (list) =>
            fillValue(
              facet,
              value,
              byClock ? readList(list, here.length).map((one) => here[one]) : readList(list, length),
            ),
          )
        : null,
    );
    await Promise.all([...reading, byClock && this.readClock()]);
    if (!byClock || this.clocked.has(facet)) return;
    this.table.fillTimes(facet, this.clocks, this.clockOf);
    this.clocked.add(facet);
  }

  /** Reads when meetings are that are joined from afar, to the hour; to the quarter of an hour where that may tell. */
  async readClock() {
    const { clocks, clockOf, table } = this;
    const { afar } = this.byWay();
    const { first, perClock, quarter } = this.manifest;
    const utc = table.ahead("UTC");
    /** @type {Promise<void>[]} */
    const reading = [];
    for (let from = 0, at = 0; from < afar.length; from += perClock, at++)
      reading.push(
        this.read(first.clock + at, async (/** @type {import("./shardrows.js").ClockShard} */ shard) => {
          const moved = shard.zones.map((zone, number) => utc - table.ahead(zone) - shard.ahead[number]);
          /** @type {number[]} */
          let after = [];
          if ([utc, ...moved].some((minutes) => minutes % HOUR))
            await this.read(first.quarters + at, (rest) => {
              after = readNumbers(rest.quarter).map((one) => one * quarter);
            });
          fillClock(clocks, clockOf, afar.slice(from, from + perClock), shard, moved, after);
        }),
      );
    await Promise.all(reading);
    this.clockIsRead = true;
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
   * Reads the points of the leaf that is nearest, which hardly any question can do without: with all else, not after it.
   *
   * @param {Point} near
   */
  async readAround(near) {
    const least = this.leastFrom(near);
    if (least.length) await this.readPoints(least.indexOf(Math.min(...least)));
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
        const known = found.get(way[meeting] & KIND);
        if (!known) found.set(way[meeting] & KIND, [group]);
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
    if (!nearest || !far) return this.readSooner(groups, wanted, bound, last, question.show[part]);
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
   * @param {number} count how many listings are sought
   */
  async readSooner(groups, wanted, bound, last, count) {
    const { times, first } = this.manifest;
    const kinds = this.unreadTimes(groups, wanted);
    const afar = kinds.get(REMOTE) || [];
    const areSome = afar.length > 0 && afar.length <= SOME_TIMES;
    const some = areSome ? await this.bySoonest(afar, wanted, bound, last) : [];
    if (areSome) kinds.delete(REMOTE);
    const unread = [...kinds.values()].flat();
    const begins = this.clockIsRead && kinds.has(REMOTE) ? this.beginsOf(afar, wanted) : null;
    const chosen = this.timeShards()
      .filter((shard) => kinds.has(times.kind[shard]) && !this.done.has(first.times + shard))
      .filter(
        (shard) =>
          !begins ||
          times.kind[shard] !== REMOTE ||
          begins.some((minute) => holds(times, shard, minute, HOUR)),
      )
      .map((shard) => ({ shard, key: bound(earliest(times, shard, this.table.now), unread) }))
      .filter(({ key }) => key <= last)
      .sort((a, b) => a.key - b.key)
      .slice(0, AT_ONCE);
    await Promise.all([
      this.readCards(some.slice(0, count)),
      ...chosen.map(({ shard }) => this.readTimes(shard)),
    ]);
    return chosen.length > 0 || some.length > 0;
  }

  /**
   * The listings that are joined from afar and may come before the last that is known, by the clock, the soonest first.
   *
   * @param {number[]} groups
   * @param {(meeting: number) => boolean} wanted
   * @param {(start: number, groups: number[]) => number} bound
   * @param {number} last key
   */
  async bySoonest(groups, wanted, bound, last) {
    await this.readClock();
    const { table, clocks, clockOf } = this;
    const { slack, kind, longest } = this.manifest.times;
    const long = Math.max(...longest.filter((_, shard) => kind[shard] === REMOTE));
    /** @type {(meeting: number) => number} */
    const startOf = (meeting) =>
      Math.min(
        ...minutesOf(clocks[clockOf[meeting]]).map((minute) =>
          earliestIn(minute - slack, HOUR + 2 * slack, long, table.now),
        ),
      );
    return groups
      .map((group) => {
        let start = Infinity;
        for (let meeting = table.first[group]; meeting < table.first[group + 1]; meeting++)
          if (clockOf[meeting] >= 0 && wanted(meeting)) start = Math.min(start, startOf(meeting));
        return { group, key: bound(later(start, table.data.groups.old[group] === 1), [group]) };
      })
      .filter(({ key }) => key <= last)
      .sort((a, b) => a.key - b.key)
      .map(({ group }) => group);
  }

  /**
   * The minutes of the week, to the hour, at which meetings of listings that are joined from afar can begin.
   *
   * @param {number[]} groups
   * @param {(meeting: number) => boolean} wanted
   */
  beginsOf(groups, wanted) {
    const { first } = this.table;
    /** @type {Set<number>} */
    const numbers = new Set();
    for (const group of groups)
      for (let meeting = first[group]; meeting < first[group + 1]; meeting++)
        if (this.clockOf[meeting] >= 0 && wanted(meeting)) numbers.add(this.clockOf[meeting]);
    return [...new Set([...numbers].flatMap((number) => minutesOf(this.clocks[number])))];
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

/**
 * The minutes of the week at which meetings can begin.
 *
 * @param {import("./shardrows.js").Hours} hours
 */
function minutesOf({ start, canBe }) {
  return canBe.map((day) => day * DAY + start);
}
