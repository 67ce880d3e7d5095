/**
 * The leaves of the quadtree by which a large directory is numbered: boxes of degrees, of which one asks how far they are from a point
 * before anything in them is known.
 *
 * @typedef {object} LeafColumns what groups.json says of the leaves (hooks/commonground/pages/shards/order.py)
 * @property {number} steps in a degree
 * @property {string} south differences
 * @property {string} west differences
 * @property {string} height
 * @property {string} width
 */

import { readDifferences, readNumbers } from "./columns.js";
import { haversineBetween, meters, metersAt } from "./nearest.js";

const RADIAN = Math.PI / 180;

/** Bounds give way to rounding by so much. */
const ROUNDING = 1e-9;

export class Leaves {
  /** @param {LeafColumns} columns */
  constructor({ steps, south, west, height, width }) {
    this.south = readDifferences(south, steps);
    this.west = readDifferences(west, steps);
    this.north = Float64Array.from(readNumbers(height), (high, leaf) => this.south[leaf] + high / steps);
    this.east = Float64Array.from(readNumbers(width), (wide, leaf) => this.west[leaf] + wide / steps);
    this.size = this.south.length;
  }

  /**
   * The least haversine between a point and anything in each leaf.
   *
   * @param {{latitude: number, longitude: number}} point
   */
  least({ latitude, longitude }) {
    return Float64Array.from(
      this.south,
      (south, leaf) =>
        leastToBox(latitude, longitude, south, this.west[leaf], this.north[leaf], this.east[leaf]) *
        (1 - ROUNDING),
    );
  }

  /**
   * The leaves of which only a part may lie in a ring around a point.
   *
   * @param {{latitude: number, longitude: number}} point
   * @param {Float64Array} least
   * @param {number} from haversine
   * @param {number} to haversine
   */
  cut(point, least, from, to) {
    /** @type {number[]} */
    const cut = [];
    for (let leaf = 0; leaf < this.size; leaf++) {
      if (least[leaf] > to) continue;
      const most = this.mostMeters(point, leaf);
      const inside = least[leaf] >= from && most < meters(to) * (1 - ROUNDING);
      const nearer = most < meters(from) * (1 - ROUNDING);
      if (!inside && !nearer) cut.push(leaf);
    }
    return cut;
  }

  /**
   * No point of a leaf is farther than so many meters: the way to its middle, and from there north or south and then east or west.
   *
   * @param {{latitude: number, longitude: number}} point
   * @param {number} leaf
   */
  mostMeters({ latitude, longitude }, leaf) {
    const [south, west, north, east] = [this.south[leaf], this.west[leaf], this.north[leaf], this.east[leaf]];
    const middle = haversineBetween(latitude, longitude, (south + north) / 2, (west + east) / 2);
    const equator = south <= 0 && north >= 0 ? 0 : Math.min(Math.abs(south), Math.abs(north));
    return meters(middle) + metersAt((north - south) / 2 + ((east - west) / 2) * Math.cos(equator * RADIAN));
  }
}

/**
 * The least haversine between a point and a box.
 *
 * @param {number} latitude degrees
 * @param {number} longitude
 * @param {number} south
 * @param {number} west
 * @param {number} north
 * @param {number} east
 */
function leastToBox(latitude, longitude, south, west, north, east) {
  if (longitude >= west && longitude <= east) {
    const nearest = Math.min(Math.max(latitude, south), north);
    return haversineBetween(latitude, longitude, nearest, longitude);
  }
  return Math.min(...[west, east].map((edge) => leastToMeridian(latitude, longitude, edge, south, north)));
}

/**
 * The least haversine between a point and a part of a meridian: to where a great circle meets it at a right angle, or to one of its ends.
 *
 * @param {number} latitude
 * @param {number} longitude
 * @param {number} edge the meridian
 * @param {number} south
 * @param {number} north
 */
function leastToMeridian(latitude, longitude, edge, south, north) {
  const turned = Math.cos((edge - longitude) * RADIAN);
  const right =
    turned > 0 ? Math.atan(Math.tan(latitude * RADIAN) / turned) / RADIAN : latitude > 0 ? 90 : -90;
  const between = right > south && right < north ? [right] : [];
  return Math.min(...[south, north, ...between].map((at) => haversineBetween(latitude, longitude, at, edge)));
}
