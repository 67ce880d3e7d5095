/**
 * Holds the map of a directory in shards against where its groups are: each group of an answer stands on the map once at every scale, nothing
 * covers anything else, coming nearer finds each, and no more is read than the view needs.
 */
import { TILE, xOf, yOf } from "../../../overrides/assets/map/projection.js";
import { Spots } from "../../../overrides/assets/map/spots.js";
import { Whereabouts } from "../../../overrides/assets/map/whereabouts.js";

/** @typedef {import("../../../overrides/assets/finder/source.js").Source} Source */
/** @typedef {import("../../../overrides/assets/finder/source.js").Question} Question */
/** @typedef {import("../../../overrides/assets/map/spots.js").Mark} Mark */

const WORLD = { west: -180, south: -85, east: 180, north: 85 };

/** Pixels between marks, at least, and of a window. */
const APART = 52;
const WINDOW = [1000, 600];

/** The scales of our own map end at 10, those of streets here. */
const LAST = 16;

/**
 * @param {() => Source} sharded one that has read nothing yet
 * @param {Source} whole the same directory in one file
 * @param {Question} question
 * @param {() => number} random
 * @returns {Promise<string[]>}
 */
export async function differencesOfMap(sharded, whole, question, random) {
  /** @type {string[]} */
  const found = [];
  const said = JSON.stringify(question);
  const all = new Whereabouts(whole, question);
  const spots = await Spots.of(sharded(), question);
  const same = (/** @type {string} */ what, /** @type {unknown} */ got, /** @type {unknown} */ wanted) => {
    if (JSON.stringify(got) !== JSON.stringify(wanted))
      found.push(`map, ${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)} of ${said}`);
  };
  same("total", [spots.total, spots.unplaced], [all.total, all.unplaced]);
  for (const zoom of [0, 2, 4, 6]) {
    const marks = await spots.at(WORLD, zoom);
    same(
      `groups at ${zoom}`,
      [...new Set(marks.flatMap(groupsOf))].sort((a, b) => a - b),
      all.groups,
    );
    for (const mark of marks) same(`count at ${zoom}`, mark.count, new Set(groupsOf(mark)).size);
    same(`marks that cover others at ${zoom}`, covering(marks, zoom), 0);
    for (const { spot, latitude, longitude } of marks)
      if (spot) same(`place of ${spot.id}`, isAt(all, whole, spot.id, latitude, longitude), true);
  }
  for (let turn = 0; turn < 3 && all.groups.length; turn++) {
    const group = all.groups[Math.floor(random() * all.groups.length)];
    same(`way to group ${group}`, await wayTo(await Spots.of(sharded(), question), group), "there");
  }
  return found;
}

/**
 * Comes nearer to a group from mark to mark, as someone does who chooses the one that it is in.
 *
 * @param {Spots} spots
 * @param {number} group
 */
async function wayTo(spots, group) {
  let view = WORLD;
  for (let zoom = 0; ;) {
    const marks = await spots.at(view, zoom);
    const mark = marks.find((one) => groupsOf(one).includes(group));
    if (!mark) return `lost at ${zoom}`;
    if (covering(marks, zoom)) return `covered at ${zoom}`;
    zoom = spots.zoomTo(mark, zoom, LAST);
    if (mark.spot) return zoom === Infinity ? "there" : "a group that comes apart";
    if (zoom === Infinity)
      return (await spots.cards(mark, mark.count)).length === mark.count ? "there" : "no cards";
    view = viewOf(mark, zoom);
  }
}

/**
 * @param {Mark} mark
 * @param {number} zoom
 */
function viewOf({ latitude, longitude }, zoom) {
  const [wide, high] = WINDOW.map((pixels) => (pixels / 2 / TILE / 2 ** zoom) * 360);
  const narrow = Math.cos((latitude * Math.PI) / 180);
  return {
    west: longitude - wide,
    east: longitude + wide,
    south: latitude - high * narrow,
    north: latitude + high * narrow,
  };
}

/** @param {Mark} mark */
function groupsOf({ items }) {
  return items.flatMap(({ groups }) => groups);
}

/**
 * How many marks are nearer to another one than they may be.
 *
 * @param {Mark[]} marks
 * @param {number} zoom
 */
function covering(marks, zoom) {
  const scale = TILE * 2 ** zoom;
  const points = marks.map(({ latitude, longitude }) => [xOf(longitude) * scale, yOf(latitude) * scale]);
  return points.filter(([x, y], at) =>
    points.slice(at + 1).some(([x2, y2]) => Math.hypot(x - x2, y - y2) < APART - 1e-6),
  ).length;
}

/**
 * @param {Whereabouts} all
 * @param {Source} whole
 * @param {string} id
 * @param {number} latitude
 * @param {number} longitude
 */
function isAt(all, whole, id, latitude, longitude) {
  const { data, latitudes, longitudes } = whole.table;
  const places = all.placesOf(data.groups.id.indexOf(id)) || [];
  return places.some((place) => latitudes[place] === latitude && longitudes[place] === longitude);
}
