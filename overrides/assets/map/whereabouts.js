/**
 * Where the groups of an answer meet, for the map.
 *
 * @typedef {import("../finder/source.js").Source} Source
 * @typedef {import("../finder/source.js").Question} Question
 * @typedef {import("../finder/source.js").Result} Result
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
 */

import { PRECISIONS } from "../finder/source.js";
import { NOWHERE } from "../finder/table.js";

export class Whereabouts {
  /**
   * @param {Source} source
   * @param {Question} question
   */
  constructor(source, question) {
    this.source = source;
    this.question = question;
  }

  /** Reads what `points` needs; what a map shows of them is asked of `spot` after `readCards`. */
  async readPlaces() {
    const { source, question } = this;
    if (!source.shards) return;
    await source.readFor(question, source.shards);
    const { groups, live, reach } = source.match(question);
    await source.shards.readPlaces(groups, (meeting) => live[meeting] === 1 && reach(meeting));
  }

  /**
   * Reads all that is said of some listings.
   *
   * @param {number[]} groups
   */
  async readCards(groups) {
    if (this.source.shards) await this.source.shards.readCards(groups);
  }

  /**
   * Where the groups of the part "near" meet.
   *
   * @returns {Points}
   */
  points() {
    const { first, place, latitudes, longitudes } = this.source.table;
    const { groups, live, reach } = this.source.match(this.question);
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
   * One place of one listing in words.
   *
   * @param {number} group
   * @param {number} place
   * @returns {Spot}
   */
  spot(group, place) {
    const { data, first, place: placeOf, latitudes, longitudes } = this.source.table;
    const { groups, places, texts } = data;
    let at = place;
    // A place that was read for its point alone is one of those on the listing's card.
    for (
      let meeting = first[group];
      places.precision[at] === undefined && meeting < first[group + 1];
      meeting++
    ) {
      const other = placeOf[meeting];
      if (latitudes[other] === latitudes[place] && longitudes[other] === longitudes[place]) at = other;
    }
    return {
      id: groups.id[group],
      name: groups.name[group],
      lang: texts[groups.lang[group]],
      where: texts[groups.where[group]],
      precision: PRECISIONS[places.precision[at]],
      within: places.within ? places.within[at] * 1000 : 0,
    };
  }

  /**
   * The first of some listings of the part "near", in the order of the question.
   *
   * @param {number[]} groups
   * @param {number} count
   * @returns {Promise<Result[]>}
   */
  async cards(groups, count) {
    const { source, question } = this;
    const matched = source.match({ ...question, show: { ...question.show, near: count } });
    const first = await source.first("near", groups, matched);
    source.look(question);
    return first.map((group) => source.result(group, "near", matched));
  }
}
