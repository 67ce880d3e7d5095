/**
 * Reads finder/map.json (written by pages/map_index.py): coasts, borders, lakes and the names of towns.
 *
 * Lines are kept in pieces that shapes share, so that what two countries have in common is drawn once. A ring names its pieces by number;
 * ~n is piece n from its end to its beginning.
 *
 * @typedef {object} File
 * @property {number} version
 * @property {number} grid steps to a degree
 * @property {string} kinds of the pieces: c coast, b border, r region, s shore of a lake
 * @property {string[]} lines
 * @property {{kinds: string, lengths: string, pieces: string}} rings kinds: l land, w water
 * @property {{names: string, longitude: string, latitude: string, zooms: Record<string, number>}} labels those of the smallest scale first;
 *   `zooms` has how many of them are for each zoom
 *
 * @typedef {{west: number, north: number, east: number, south: number}} Box in the square of the world
 *
 * @typedef {object} Piece
 * @property {string} kind
 * @property {Float64Array} points x, y, x, y … in the square of the world
 * @property {Box} box
 *
 * @typedef {{kind: string, pieces: number[], box: Box, crosses: boolean}} Ring `crosses` where it goes over 180°
 * @typedef {{name: string, longitude: number, latitude: number, zoom: number}} Label `zoom` from which it is named
 * @typedef {{pieces: Piece[], rings: Ring[], labels: Label[]}} Basemap
 */

import { readDifferences, readNumbers } from "../finder/columns.js";
import { xOf, yOf } from "./projection.js";

const VERSION = 1;

/** Steps to a degree that labels stand on. */
const LABEL_STEPS = 100;

/**
 * @param {File} file
 * @returns {Basemap}
 */
export function readBasemap(file) {
  if (file.version !== VERSION) throw new Error(`map.json has version ${file.version}, not ${VERSION}`);
  const pieces = file.lines.map((line, at) => readPiece(file.kinds[at], line, file.grid));
  const numbers = readDifferences(file.rings.pieces, 1);
  let from = 0;
  const rings = readNumbers(file.rings.lengths).map((length, at) => {
    const own = Array.from(numbers.subarray(from, (from += length)));
    const box = boxAround(own.map((number) => pieces[number < 0 ? ~number : number].box));
    const crosses = box.east > 1 || box.west < 0 || box.east - box.west > 0.9;
    return { kind: file.rings.kinds[at], pieces: own, box, crosses };
  });
  return { pieces, rings, labels: readLabels(file.labels) };
}

/**
 * @param {Box} a
 * @param {Box} b
 */
export function touch(a, b) {
  return a.west <= b.east && b.west <= a.east && a.north <= b.south && b.north <= a.south;
}

/**
 * @param {string} kind
 * @param {string} line
 * @param {number} grid
 * @returns {Piece}
 */
function readPiece(kind, line, grid) {
  const points = Float64Array.from(readNumbers(line), (step) => (step % 2 ? -(step + 1) / 2 : step / 2));
  const box = { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
  let longitude = 0;
  let latitude = 0;
  for (let at = 0; at < points.length; at += 2) {
    longitude += points[at];
    latitude += points[at + 1];
    const x = (points[at] = xOf(longitude / grid));
    const y = (points[at + 1] = yOf(latitude / grid));
    if (x < box.west) box.west = x;
    if (x > box.east) box.east = x;
    if (y < box.north) box.north = y;
    if (y > box.south) box.south = y;
  }
  return { kind, points, box };
}

/**
 * @param {Box[]} boxes
 * @returns {Box}
 */
function boxAround(boxes) {
  return {
    west: Math.min(...boxes.map((box) => box.west)),
    north: Math.min(...boxes.map((box) => box.north)),
    east: Math.max(...boxes.map((box) => box.east)),
    south: Math.max(...boxes.map((box) => box.south)),
  };
}

/**
 * @param {File["labels"]} labels
 * @returns {Label[]}
 */
function readLabels({ names, longitude, latitude, zooms }) {
  if (!names) return [];
  const longitudes = readDifferences(longitude, LABEL_STEPS);
  const latitudes = readDifferences(latitude, LABEL_STEPS);
  const steps = Object.entries(zooms).map(([zoom, count]) => ({ zoom: Number(zoom), count }));
  return names.split("|").map((name, at) => ({
    name,
    longitude: longitudes[at],
    latitude: latitudes[at],
    zoom: steps.find(({ count }) => at < count)?.zoom ?? 0,
  }));
}
