/**
 * Where the groups of an answer meet, for the map.
 *
 * A directory in one file has one area, of which every place is known. One in shards has an area for each leaf of its quadtree: how many groups
 * of an answer are in it, and the box that holds them, is known before anything of it is read; their places when the map is near enough.
 *
 * @typedef {import("../finder/source.js").Source} Source
 * @typedef {import("../finder/source.js").Question} Question
 * @typedef {import("../finder/source.js").Result} Result
 * @typedef {import("./basemap.js").Box} Box in the square of the world
 *
 * @typedef {{west: number, south: number, east: number, north: number}} Degrees
 *
 * @typedef {object} Item what is joined: a place of a group, or an area with all its groups
 * @property {number} x in the square of the world
 * @property {number} y
 * @property {number} weight how many groups it stands for
 * @property {number[]} groups their numbers
 * @property {number} place its number; NOWHERE for an area
 * @property {number} wide how wide or high an area is, in the square of the world; 0 for a place
 *
 * @typedef {object} Area
 * @property {Box} box holds all their places
 * @property {Item} whole all of them as one
 * @property {Item[] | null} places null until all of them are known
 * @property {() => Promise<void>} read
 *
 * @typedef {object} Spot one place of one listing, in words
 * @property {string} id
 * @property {string} name
 * @property {string} lang of the name; "" for the page's
 * @property {string} where
 * @property {number} latitude
 * @property {number} longitude
 * @property {string} precision
 * @property {number} within meters in which the place lies; 0 where that is not known
 */

import { PRECISIONS } from "../finder/source.js";
import { NOWHERE, UNREAD } from "../finder/table.js";
import { haversineAt } from "../finder/nearest.js";
import { latitudeOf, longitudeOf, xOf, yOf } from "./projection.js";

/** Of so few areas all places are read at once: an answer in one town is then known to the place before it is shown. */
const FEW = 8;

/** What is nearer than this, in meters, is around a place; and so are the nearest few, however far they are. */
const NEARBY = 150_000;
const LEAST = 3;

export class Whereabouts {
  /**
   * Reads what has to be known to count the groups of an answer in each area.
   *
   * @param {Source} source
   * @param {Question} question
   */
  static async of(source, question) {
    if (source.shards) await source.readFor(question, source.shards);
    const whereabouts = new Whereabouts(source, question);
    const { areas } = whereabouts;
    if (areas.length <= FEW) await whereabouts.read(areas);
    return whereabouts;
  }

  /**
   * @param {Source} source
   * @param {Question} question
   */
  constructor(source, question) {
    this.source = source;
    this.matched = source.match(question);
    /** How many groups of the answer meet in person. */
    this.total = 0;
    /** @type {number[]} those of them that have a place, in the order of their numbers */
    this.groups = [];
    for (const group of this.matched.groups) {
      const meetings = this.meetingsOf(group);
      if (!meetings.length) continue;
      this.total++;
      if (meetings.some((meeting) => source.table.place[meeting] !== NOWHERE)) this.groups.push(group);
    }
    /** @type {Area[]} */
    this.areas = source.shards ? this.areasOf(source.shards) : this.areaOfAll();
    /** How often something of them became known. */
    this.learned = 0;
  }

  /** How many groups of the answer meet in person and have no place that may be shown. */
  get unplaced() {
    return this.total - this.groups.length;
  }

  /**
   * The meetings through which a group is in the answer, of those in person.
   *
   * @param {number} group
   */
  meetingsOf(group) {
    const { first } = this.source.table;
    const { live, reach } = this.matched;
    /** @type {number[]} */
    const found = [];
    for (let meeting = first[group]; meeting < first[group + 1]; meeting++)
      if (live[meeting] && reach(meeting)) found.push(meeting);
    return found;
  }

  /**
   * Where a group meets, each place once; null where that is not read yet.
   *
   * @param {number} group
   */
  placesOf(group) {
    const { place } = this.source.table;
    const places = new Set(this.meetingsOf(group).map((meeting) => place[meeting]));
    places.delete(NOWHERE);
    return [...places].some((one) => one <= UNREAD) ? null : [...places];
  }

  /** @param {import("../finder/shards.js").Shards} shards */
  areasOf(shards) {
    const { south, west, north, east } = shards.leaves;
    /** @type {Area[]} */
    const areas = [];
    let leaf = 0;
    for (let from = 0, to = 0; from < this.groups.length; from = to, leaf++) {
      while (to < this.groups.length && this.groups[to] < shards.firstOfLeaf[leaf + 1]) to++;
      if (to === from) continue;
      const box = {
        west: xOf(west[leaf]),
        north: yOf(north[leaf]),
        east: xOf(east[leaf]),
        south: yOf(south[leaf]),
      };
      const number = leaf;
      areas.push(areaOf(this.groups.slice(from, to), box, () => shards.readPoints(number)));
    }
    return areas;
  }

  areaOfAll() {
    const places = this.groups.flatMap((group) => this.placesOf(group) || []);
    return places.length
      ? [areaOf(this.groups, around(places.map((place) => this.at(place))), async () => {})]
      : [];
  }

  /**
   * Reads the places of areas.
   *
   * @param {Area[]} areas
   */
  async read(areas) {
    await Promise.all(areas.filter((area) => !this.placesIn(area)).map((area) => area.read()));
  }

  /**
   * Reads all that is said of some groups.
   *
   * @param {number[]} groups
   */
  async readCards(groups) {
    if (this.source.shards) await this.source.shards.readCards(groups);
  }

  /**
   * The places of an area's groups; null where not all are known.
   *
   * @param {Area} area
   */
  placesIn(area) {
    if (area.places) return area.places;
    /** @type {Item[]} */
    const items = [];
    for (const group of area.whole.groups) {
      const places = this.placesOf(group);
      if (!places) return null;
      for (const place of places)
        items.push({ ...this.at(place), weight: 1, groups: [group], place, wide: 0 });
    }
    this.learned++;
    area.places = items;
    return items;
  }

  /**
   * The box that holds all places, as narrow as is known.
   *
   * @returns {Degrees | null}
   */
  get extent() {
    const corners = this.areas.flatMap((area) => {
      const { west, north, east, south } = area.box;
      return (
        this.placesIn(area) || [
          { x: west, y: north },
          { x: east, y: south },
        ]
      );
    });
    return corners.length ? degreesOf(around(corners)) : null;
  }

  /**
   * The box around those that are nearest to the place that was asked for.
   *
   * @param {number} count how many groups at most
   * @returns {Promise<Degrees | null>}
   */
  async around(count) {
    const { source, matched } = this;
    const { question } = matched;
    const far = /** @type {NonNullable<typeof matched.far>} */ (matched.far);
    /** @type {Question} */
    const nearest = { ...question, order: "nearest", show: { ...question.show, near: count } };
    const groups = await source.first("near", this.groups, { ...matched, rather: null, question: nearest });
    const places = groups.map((group) => least(this.placesOf(group) || [], far));
    const within = haversineAt(NEARBY);
    const points = places.filter((place, at) => at < LEAST || far(place) <= within);
    return points.length ? degreesOf(around(points.map((place) => this.at(place)))) : null;
  }

  /**
   * Where a place is in the square of the world.
   *
   * @param {number} place
   */
  at(place) {
    const { latitudes, longitudes } = this.source.table;
    return { x: xOf(longitudes[place]), y: yOf(latitudes[place]) };
  }

  /**
   * One place of one group in words, after its card was read.
   *
   * @param {number} group
   * @param {number} place
   * @returns {Spot}
   */
  spot(group, place) {
    const { data, first, place: placeOf } = this.source.table;
    const { groups, places, texts } = data;
    const [latitude, longitude] = [places.latitude[place], places.longitude[place]];
    let at = place;
    // A place that was read for its point alone is one of those on the listing's card.
    for (
      let meeting = first[group];
      places.precision[at] === undefined && meeting < first[group + 1];
      meeting++
    ) {
      const other = placeOf[meeting];
      if (places.latitude[other] === latitude && places.longitude[other] === longitude) at = other;
    }
    return {
      id: groups.id[group],
      name: groups.name[group],
      lang: texts[groups.lang[group]],
      where: texts[groups.where[group]],
      latitude,
      longitude,
      precision: PRECISIONS[places.precision[at]],
      within: places.within ? places.within[at] * 1000 : 0,
    };
  }

  /**
   * The first of some groups, in the order of the question.
   *
   * @param {number[]} groups
   * @param {number} count
   * @returns {Promise<Result[]>}
   */
  async cards(groups, count) {
    const { source, matched } = this;
    const { question } = matched;
    const asked = { ...matched, question: { ...question, show: { ...question.show, near: count } } };
    const first = await source.first("near", groups, asked);
    source.look(question);
    return first.map((group) => source.result(group, "near", asked));
  }
}

/**
 * @param {number[]} groups
 * @param {Box} box
 * @param {Area["read"]} read
 * @returns {Area}
 */
function areaOf(groups, box, read) {
  const { west, north, east, south } = box;
  const middle = { x: (west + east) / 2, y: (north + south) / 2 };
  const wide = Math.max(east - west, south - north);
  const whole = { ...middle, weight: groups.length, groups, place: NOWHERE, wide };
  return { box, whole, places: null, read };
}

/**
 * @param {{x: number, y: number}[]} points
 * @returns {Box}
 */
function around(points) {
  const box = { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
  for (const { x, y } of points) {
    box.west = Math.min(box.west, x);
    box.north = Math.min(box.north, y);
    box.east = Math.max(box.east, x);
    box.south = Math.max(box.south, y);
  }
  return box;
}

/**
 * @param {Box} box
 * @returns {Degrees}
 */
function degreesOf({ west, north, east, south }) {
  return {
    west: longitudeOf(west),
    south: latitudeOf(south),
    east: longitudeOf(east),
    north: latitudeOf(north),
  };
}

/**
 * @param {number[]} places at least one
 * @param {(place: number) => number} far
 */
function least(places, far) {
  return places.reduce((best, place) => (far(place) < far(best) ? place : best));
}
