/**
 * Finds room for the names of towns: the most important first, above its town or else below or beside it, never over what is taken.
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Frame pixels
 * @typedef {{name: string, x: number, y: number, width: number}} Candidate where its town is, and how wide its name is, in pixels
 * @typedef {{name: string, x: number, y: number, dot: boolean, townX: number, townY: number}} Placed the middle of the name; `dot` where
 *   the town itself is free to be marked
 */

/** How many names a view holds. */
export const MOST = 90;

/** Height of a name, and its distance from its town, in pixels. */
const HEIGHT = 14;
const AWAY = 5;

/** What is kept free around a name. */
const AIR = 3;

/**
 * @param {Candidate[]} candidates the most important first
 * @param {Frame[]} taken
 * @param {Frame} view
 * @returns {Placed[]}
 */
export function placeLabels(candidates, taken, view) {
  const grid = new Taken(taken);
  /** @type {Placed[]} */
  const placed = [];
  for (const { name, x, y, width } of candidates) {
    if (placed.length === MOST) break;
    if (x < view.left || x > view.right || y < view.top || y > view.bottom) continue;
    for (const [dx, dy] of [...places(width, AWAY), ...places(width, AWAY + 16)]) {
      const frame = {
        left: x + dx - width / 2 - AIR,
        top: y + dy - HEIGHT / 2 - AIR,
        right: x + dx + width / 2 + AIR,
        bottom: y + dy + HEIGHT / 2 + AIR,
      };
      const outside =
        frame.left < view.left ||
        frame.right > view.right ||
        frame.top < view.top ||
        frame.bottom > view.bottom;
      if (outside || grid.hits(frame)) continue;
      const spot = { left: x - 2, top: y - 2, right: x + 2, bottom: y + 2 };
      const dot = !grid.hits(spot);
      grid.add(frame);
      if (dot) grid.add(spot);
      placed.push({ name, x: x + dx, y: y + dy, dot, townX: x, townY: y });
      break;
    }
  }
  return placed;
}

/**
 * @param {number} width
 * @param {number} away
 * @returns {[number, number][]}
 */
function places(width, away) {
  const up = HEIGHT / 2 + away;
  const side = width / 2 + away + 1;
  return [
    [0, -up],
    [0, up],
    [side, 0],
    [-side, 0],
  ];
}

/** Frames that are taken, by the cells of a grid that they touch. */
class Taken {
  /** @param {Frame[]} frames */
  constructor(frames) {
    /** @type {Map<string, Frame[]>} */
    this.cells = new Map();
    for (const frame of frames) this.add(frame);
  }

  /** @param {Frame} frame */
  add(frame) {
    for (const cell of cellsOf(frame)) {
      const there = this.cells.get(cell);
      if (there) there.push(frame);
      else this.cells.set(cell, [frame]);
    }
  }

  /** @param {Frame} frame */
  hits(frame) {
    for (const cell of cellsOf(frame)) {
      for (const other of this.cells.get(cell) || []) {
        if (
          other.left < frame.right &&
          frame.left < other.right &&
          other.top < frame.bottom &&
          frame.top < other.bottom
        )
          return true;
      }
    }
    return false;
  }
}

const CELL = 64;

/** @param {Frame} frame */
function* cellsOf({ left, top, right, bottom }) {
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) yield `${x} ${y}`;
}
