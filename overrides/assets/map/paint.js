/**
 * Paints a square of the map: land, lakes, coasts and borders.
 *
 * @typedef {import("./basemap.js").Basemap} Basemap
 * @typedef {import("./basemap.js").Box} Box
 * @typedef {Record<"sea" | "land" | "coast" | "border" | "region", string>} Inks colors
 */

import { touch } from "./basemap.js";
import { TILE } from "./projection.js";

/** Borders between regions are drawn from this zoom on. */
const REGIONS_FROM = 5;

/** Below this zoom lines are finer. */
const SMALL = 4;

/** @type {Record<string, {ink: keyof Inks, width: number, dash: number[], from: number}>} by kind of line */
const STROKES = {
  r: { ink: "region", width: 0.9, dash: [2, 3], from: REGIONS_FROM },
  b: { ink: "border", width: 1.2, dash: [5, 3], from: 0 },
  s: { ink: "coast", width: 0.8, dash: [], from: 4 },
  c: { ink: "coast", width: 1, dash: [], from: 0 },
};

/** Lines that begin outside a square may still be seen in it, in pixels. */
const MARGIN = 3;

/**
 * @param {CanvasRenderingContext2D} context of a canvas TILE pixels wide and high
 * @param {Basemap} basemap
 * @param {{x: number, y: number, z: number}} tile
 * @param {Inks} inks
 */
export function paintTile(context, basemap, tile, inks) {
  const scale = TILE * 2 ** tile.z;
  const left = tile.x * TILE;
  const top = tile.y * TILE;
  const view = {
    west: (left - MARGIN) / scale,
    north: (top - MARGIN) / scale,
    east: (left + TILE + MARGIN) / scale,
    south: (top + TILE + MARGIN) / scale,
  };
  context.fillStyle = inks.sea;
  context.fillRect(0, 0, TILE, TILE);
  const pen = new Pen(context, basemap, view, scale, left, top);
  for (const [kind, ink] of /** @type {[string, string][]} */ ([
    ["l", inks.land],
    ["w", inks.sea],
  ])) {
    context.fillStyle = ink;
    context.beginPath();
    for (const ring of basemap.rings) {
      if (ring.kind !== kind) continue;
      if (ring.crosses) for (const turns of TURNS) pen.ring(ring.pieces, turns);
      else if (touch(ring.box, view)) pen.ring(ring.pieces, 0);
    }
    context.fill();
  }
  context.lineJoin = "round";
  for (const [kind, { ink, width, dash, from }] of Object.entries(STROKES)) {
    if (tile.z < from) continue;
    context.strokeStyle = inks[ink];
    context.lineWidth = tile.z < SMALL ? width * 0.6 : width;
    context.setLineDash(dash);
    context.beginPath();
    for (const piece of basemap.pieces) {
      if (piece.kind !== kind) continue;
      if (touch(piece.box, view)) pen.line(piece.points, 0);
      if (piece.box.east > 1) pen.line(piece.points, -1);
      if (piece.box.west < 0) pen.line(piece.points, 1);
    }
    context.stroke();
  }
}

/** Where the world may have to be drawn again: to the left and to the right of itself. */
const TURNS = [-1, 0, 1];

/** Lines whose beginnings are this far apart are the two sides of 180°. */
const HALF = 0.5;

class Pen {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Basemap} basemap
   * @param {Box} view
   * @param {number} scale
   * @param {number} left
   * @param {number} top
   */
  constructor(context, basemap, view, scale, left, top) {
    this.context = context;
    this.basemap = basemap;
    this.view = view;
    this.scale = scale;
    this.left = left;
    this.top = top;
  }

  /**
   * @param {Float64Array} points
   * @param {number} turns how many times the width of the world it is moved to the east
   */
  line(points, turns) {
    const { context, scale, top } = this;
    const left = this.left - turns * scale;
    context.moveTo(points[0] * scale - left, points[1] * scale - top);
    for (let at = 2; at < points.length; at += 2)
      context.lineTo(points[at] * scale - left, points[at + 1] * scale - top);
  }

  /**
   * A piece whose box is outside the view is drawn as the straight line between its ends, which is outside too.
   *
   * @param {number[]} pieces
   * @param {number} turns
   */
  ring(pieces, turns) {
    const { context, scale, top, view } = this;
    let left = this.left - turns * scale;
    let shift = turns;
    let end = NaN;
    for (const number of pieces) {
      const back = number < 0;
      const { points, box } = this.basemap.pieces[back ? ~number : number];
      const last = points.length - 2;
      const begin = points[back ? last : 0];
      // A piece that begins on the other side of 180° than the one before it ended goes on from there.
      if (Math.abs(end - begin) > HALF) {
        shift += Math.round(end - begin);
        left = this.left - shift * scale;
      }
      const seen =
        box.west + shift <= view.east &&
        view.west <= box.east + shift &&
        box.north <= view.south &&
        view.north <= box.south;
      const step = seen ? 2 : Math.max(2, last);
      for (let at = 0; at <= last; at += step) {
        const from = back ? last - at : at;
        const x = points[from] * scale - left;
        const y = points[from + 1] * scale - top;
        if (at || !Number.isNaN(end)) context.lineTo(x, y);
        else context.moveTo(x, y);
      }
      end = points[back ? 0 : last];
    }
    context.closePath();
  }
}
