/** Web Mercator: the world as a square with sides of 1, x to the east, y to the south. Latitudes end at 85.05°. */

/** Meters around the equator of WGS 84. */
const AROUND = 40_075_016.7;

/** Pixels that the world is wide at zoom 0. */
export const TILE = 256;

const HIGHEST = 85.0511287798066;

/** @param {number} longitude degrees */
export function xOf(longitude) {
  return longitude / 360 + 0.5;
}

/** @param {number} latitude degrees */
export function yOf(latitude) {
  const sine = Math.sin((Math.min(HIGHEST, Math.max(-HIGHEST, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** @param {number} x */
export function longitudeOf(x) {
  return (x - 0.5) * 360;
}

/** @param {number} y */
export function latitudeOf(y) {
  return (360 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI))) / Math.PI - 90;
}

/**
 * How many pixels a length on the ground is.
 *
 * @param {number} meters
 * @param {number} latitude
 * @param {number} zoom
 */
export function pixels(meters, latitude, zoom) {
  return (meters * TILE * 2 ** zoom) / (AROUND * Math.cos((latitude * Math.PI) / 180));
}
