/**
 * What stands on the map for a question: places of groups, and clusters of those that would cover each other.
 *
 * From afar an area stands for its groups without any of it being read; nearer, its places are read where the map looks. So what opening the
 * map takes depends on the view, not on how large the directory is.
 *
 * @typedef {import("../finder/source.js").Source} Source
 * @typedef {import("../finder/source.js").Question} Question
 * @typedef {import("./basemap.js").Box} Box
 * @typedef {import("./whereabouts.js").Degrees} Degrees
 * @typedef {import("./whereabouts.js").Item} Item
 * @typedef {import("./whereabouts.js").Spot} Spot
 *
 * @typedef {object} Mark something on the map
 * @property {number} latitude
 * @property {number} longitude
 * @property {number} count how many groups it stands for
 * @property {Spot | null} spot where it is one place of one group
 * @property {Item[]} items what was joined in it
 */

import { NOWHERE } from "../finder/table.js";
import { touch } from "./basemap.js";
import { join } from "./join.js";
import { latitudeOf, longitudeOf, TILE, xOf, yOf } from "./projection.js";
import { Whereabouts } from "./whereabouts.js";

/** Items nearer than this are joined, in pixels: a marker and the space that a finger needs. */
const APART = 52;

export class Spots {
  /**
   * @param {Source} source
   * @param {Question} question
   */
  static async of(source, question) {
    return new Spots(await Whereabouts.of(source, question));
  }

  /** @param {Whereabouts} whereabouts */
  constructor(whereabouts) {
    this.whereabouts = whereabouts;
    /** How many groups of the answer meet in person. */
    this.total = whereabouts.total;
    /** How many of them have no place that may be shown. */
    this.unplaced = whereabouts.unplaced;
    /** What was joined last; it stands until the scale is another one or more is known. */
    this.joined = { zoom: NaN, learned: NaN, clusters: join(/** @type {Item[]} */ ([]), 1) };
  }

  /** The box that holds all places, as narrow as is known. */
  get extent() {
    return this.whereabouts.extent;
  }

  /**
   * The box around the groups that are nearest to the place that was asked for.
   *
   * @param {number} count how many groups at most
   */
  around(count) {
    return this.whereabouts.around(count);
  }

  /**
   * What stands in a view, from north to south.
   *
   * @param {Degrees} degrees
   * @param {number} zoom
   * @returns {Promise<Mark[]>}
   */
  async at(degrees, zoom) {
    const { whereabouts } = this;
    const apart = apartAt(zoom);
    const view = squareOf(degrees);
    const around = grown(view, apart);
    await whereabouts.read(
      whereabouts.areas.filter(({ whole, box }) => isWide(whole, apart) && touch(box, around)),
    );
    let clusters = this.clustersIn(view, zoom);
    // What a card tells of the place of an area's one group may move its mark.
    for (let learned = NaN; learned !== whereabouts.learned; clusters = this.clustersIn(view, zoom)) {
      learned = whereabouts.learned;
      await whereabouts.readCards(clusters.flatMap(({ of }) => (isAlone(of) ? of[0].groups : [])));
    }
    return clusters
      .map(({ x, y, of }) => this.mark(x, y, of))
      .sort((a, b) => b.latitude - a.latitude || a.longitude - b.longitude);
  }

  /**
   * What is known in a view, joined for a scale.
   *
   * @param {Box} view
   * @param {number} zoom
   */
  clustersIn(view, zoom) {
    const { whereabouts } = this;
    const apart = apartAt(zoom);
    // To look for places is to learn of those that were read since.
    const items = whereabouts.areas.flatMap(
      (area) => whereabouts.placesIn(area) || (isWide(area.whole, apart) ? [] : [area.whole]),
    );
    const { learned } = whereabouts;
    if (this.joined.zoom !== zoom || this.joined.learned !== learned)
      this.joined = { zoom, learned, clusters: join(items, apart) };
    return this.joined.clusters.filter(
      ({ x, y }) => x >= view.west && x <= view.east && y >= view.north && y <= view.south,
    );
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {Item[]} items
   * @returns {Mark}
   */
  mark(x, y, items) {
    if (!isAlone(items))
      return { latitude: latitudeOf(y), longitude: longitudeOf(x), count: countOf(items), spot: null, items };
    const [{ groups, place }] = items;
    const spot = this.whereabouts.spot(groups[0], place);
    return { latitude: spot.latitude, longitude: spot.longitude, count: 1, spot, items };
  }

  /**
   * The first groups that a mark stands for.
   *
   * @param {Mark} mark
   * @param {number} count
   */
  cards({ items }, count) {
    return this.whereabouts.cards(
      [...new Set(items.flatMap(({ groups }) => groups))].sort((a, b) => a - b),
      count,
    );
  }

  /**
   * The first scale after `zoom` at which a mark comes apart, up to a last one; Infinity where it does not.
   *
   * @param {Mark} mark
   * @param {number} zoom
   * @param {number} last
   */
  zoomTo({ items }, zoom, last) {
    for (let nearer = zoom + 1; nearer <= last; nearer++) {
      const apart = apartAt(nearer);
      if (items.some((item) => isWide(item, apart)) || join(items, apart).length > 1) return nearer;
    }
    return Infinity;
  }
}

/**
 * How far apart items have to be at a scale, in the square of the world.
 *
 * @param {number} zoom
 */
function apartAt(zoom) {
  return APART / (TILE * 2 ** zoom);
}

/**
 * Whether an item is an area that is wider than what a mark takes in from both sides, so that one mark would not tell where its groups are.
 *
 * @param {Item} item
 * @param {number} apart
 */
function isWide({ wide }, apart) {
  return wide > 2 * apart;
}

/**
 * Whether it is one place of one group, or an area with one group.
 *
 * @param {Item[]} items
 */
function isAlone(items) {
  return items.length === 1 && items[0].groups.length === 1;
}

/**
 * How many groups there are; a group with several places is one, and no group is in two areas.
 *
 * @param {Item[]} items
 */
function countOf(items) {
  const ofPlaces = new Set();
  let count = 0;
  for (const { place, weight, groups } of items) {
    if (place === NOWHERE) count += weight;
    else ofPlaces.add(groups[0]);
  }
  return count + ofPlaces.size;
}

/**
 * @param {Degrees} degrees
 * @returns {Box}
 */
function squareOf({ west, south, east, north }) {
  return { west: xOf(west), north: yOf(north), east: xOf(east), south: yOf(south) };
}

/**
 * @param {Box} box
 * @param {number} by
 * @returns {Box}
 */
function grown({ west, north, east, south }, by) {
  return { west: west - by, north: north - by, east: east + by, south: south + by };
}
