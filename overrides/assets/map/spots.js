/**
 * What stands on the map for a question: places of groups, and clusters of those that would cover each other.
 *
 * The map knows only `Spots`. A source that holds the whole directory has `points`, which are clustered here; one that holds a part of it
 * (shards) gives Spots of its own, made from what its build clustered, by a method `spots(question)`.
 *
 * @typedef {import("../finder/source.js").Source} Source
 * @typedef {import("../finder/source.js").Question} Question
 * @typedef {import("../finder/source.js").Result} Result
 * @typedef {import("./whereabouts.js").Spot} Spot
 *
 * @typedef {{west: number, south: number, east: number, north: number}} Degrees
 *
 * @typedef {object} Mark something on the map
 * @property {number} latitude
 * @property {number} longitude
 * @property {number} count how many groups it stands for
 * @property {Spot | null} spot where it is one place of one group
 * @property {number} id of the cluster, or of the point
 *
 * @typedef {object} Spots
 * @property {number} total how many groups the answer has in person
 * @property {number} unplaced how many of them have no place that may be shown
 * @property {Degrees | null} extent of them all
 * @property {(view: Degrees, zoom: number) => Promise<Mark[]>} at from north to south
 * @property {(mark: Mark, count: number) => Promise<Result[]>} cards the first groups that a mark stands for
 * @property {(mark: Mark) => number} zoomTo the zoom at which a cluster comes apart
 * @property {(latitude: number, longitude: number, count: number) => Degrees | null} around the nearest points, so many at most
 */

import { haversineAt, haversines, smallest } from "../finder/nearest.js";
import { Supercluster } from "./libraries.js";
import { TILE } from "./projection.js";
import { Whereabouts } from "./whereabouts.js";

/** Points nearer than this are joined, in pixels: a marker and the space that a finger needs. */
const RADIUS = 52;

/** What is nearer than this, in meters, is around a place; and so are the nearest few, however far they are. */
const NEARBY = 150_000;
const LEAST = 3;

/**
 * @param {Source | (Source & {spots: (question: Question) => Promise<Spots>})} source
 * @param {Question} question
 * @param {number} maxZoom the largest zoom at which points are joined
 * @returns {Promise<Spots>}
 */
export async function spotsFor(source, question, maxZoom) {
  if ("spots" in source) return source.spots(question);
  const whereabouts = new Whereabouts(source, question);
  await whereabouts.readPlaces();
  return new ClusteredPoints(whereabouts, maxZoom);
}

/** @implements {Spots} */
export class ClusteredPoints {
  /**
   * @param {Whereabouts} whereabouts
   * @param {number} maxZoom
   */
  constructor(whereabouts, maxZoom) {
    this.whereabouts = whereabouts;
    this.points = whereabouts.points();
    this.total = this.points.total;
    this.unplaced = this.points.unplaced;
    /** Whether every group is one point, so that points are counted, not groups. */
    this.single = this.points.groups.length === this.total - this.unplaced;
    /** @type {import("../vendor/supercluster-9.1.0/supercluster.min.js").Index<{at: number}>} */
    this.index = new Supercluster({ radius: RADIUS, extent: TILE, maxZoom, minPoints: 2 });
    this.index.load(
      Array.from(this.points.groups, (_, at) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [this.points.longitudes[at], this.points.latitudes[at]] },
        properties: { at },
      })),
    );
    this.extent = this.extentOf(this.points.groups.keys());
  }

  /**
   * @param {Degrees} view
   * @param {number} zoom
   * @returns {Promise<Mark[]>}
   */
  async at({ west, south, east, north }, zoom) {
    const found = this.index.getClusters([west, south, east, north], zoom);
    const single = found.flatMap(({ properties }) =>
      "cluster" in properties ? [] : [this.points.groups[properties.at]],
    );
    await this.whereabouts.readCards(single);
    const marks = found.map(({ geometry, properties }) => {
      const [longitude, latitude] = geometry.coordinates;
      if (!("cluster" in properties)) {
        const { at } = properties;
        const spot = this.whereabouts.spot(this.points.groups[at], this.points.places[at]);
        return { latitude, longitude, count: 1, spot, id: at };
      }
      const id = properties.cluster_id;
      const count = this.single ? properties.point_count : this.groupsIn(id).length;
      return { latitude, longitude, count, spot: null, id };
    });
    return marks.sort((a, b) => b.latitude - a.latitude || a.longitude - b.longitude);
  }

  /**
   * @param {Mark} mark
   * @param {number} count
   */
  async cards(mark, count) {
    const groups = mark.spot ? [this.points.groups[mark.id]] : this.groupsIn(mark.id);
    return this.whereabouts.cards(groups, count);
  }

  /** @param {Mark} mark */
  zoomTo(mark) {
    return mark.spot ? Infinity : this.index.getClusterExpansionZoom(mark.id);
  }

  /**
   * @param {number} latitude
   * @param {number} longitude
   * @param {number} count
   */
  around(latitude, longitude, count) {
    const far = haversines(latitude, longitude, this.points.latitudes, this.points.longitudes);
    const nearest = smallest([...far.keys()], far, count);
    const within = haversineAt(NEARBY);
    return this.extentOf(nearest.filter((point, at) => at < LEAST || far[point] <= within));
  }

  /** @param {number} cluster */
  groupsIn(cluster) {
    const leaves = this.index.getLeaves(cluster, Infinity);
    return [...new Set(leaves.map(({ properties }) => this.points.groups[properties.at]))].sort(
      (a, b) => a - b,
    );
  }

  /**
   * @param {Iterable<number>} points
   * @returns {Degrees | null}
   */
  extentOf(points) {
    const { latitudes, longitudes } = this.points;
    const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
    for (const at of points) {
      box.west = Math.min(box.west, longitudes[at]);
      box.east = Math.max(box.east, longitudes[at]);
      box.south = Math.min(box.south, latitudes[at]);
      box.north = Math.max(box.north, latitudes[at]);
    }
    return box.west === Infinity ? null : box;
  }
}
