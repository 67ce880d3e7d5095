/**
 * What lies under the groups: our own map, painted in squares in the inks of the site, and the names of towns above it.
 *
 * @typedef {import("./basemap.js").Basemap} Basemap
 * @typedef {import("./libraries.js").LeafletMap} LeafletMap
 * @typedef {import("./labels.js").Frame} Frame
 * @typedef {import("./paint.js").Inks} Inks
 */

import { make } from "../finder/dom.js";
import { placeLabels } from "./labels.js";
import { L } from "./libraries.js";
import { paintTile } from "./paint.js";
import { TILE } from "./projection.js";

/** Changes of these change the colors that custom properties stand for. */
const LOOKS = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

const FONT = "13px";

const WORLD = [
  [-85.06, -180],
  [85.06, 180],
];

export class Ground {
  /**
   * @param {LeafletMap} map
   * @param {HTMLElement} element that has the custom properties
   * @param {Basemap} basemap
   */
  constructor(map, element, basemap) {
    this.map = map;
    this.element = element;
    this.basemap = basemap;
    this.inks = this.readInks();
    const ground = this;
    const Squares = L.GridLayer.extend({
      /** @param {{x: number, y: number, z: number}} at */
      createTile: (at) => ground.square(at),
    });
    this.squares = new Squares({ noWrap: true, bounds: WORLD, keepBuffer: 1, updateWhenZooming: false });
    map.createPane("here").setAttribute("aria-hidden", "true");
    this.pinned = L.layerGroup().addTo(map);
    const pane = map.createPane("labels");
    this.canvas = make("canvas", { class: "map-labels leaflet-zoom-hide", "aria-hidden": "true" });
    pane.append(this.canvas);
    /** @type {Map<string, number>} widths of names */
    this.widths = new Map();
    this.painted = true;
    for (const look of LOOKS) matchMedia(look).addEventListener("change", () => this.repaint());
  }

  /** @param {boolean} shown whether the map is ours, or someone else's */
  show(shown) {
    this.painted = shown;
    if (shown) this.squares.addTo(this.map).bringToBack();
    else this.squares.remove();
  }

  repaint() {
    this.inks = this.readInks();
    this.squares.redraw();
    this.element.dispatchEvent(new Event("repaint"));
  }

  /** @param {{x: number, y: number, z: number}} at */
  square(at) {
    const dense = Math.min(2, window.devicePixelRatio || 1);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = TILE * dense;
    const context = canvas.getContext("2d");
    if (context) {
      context.scale(dense, dense);
      paintTile(context, this.basemap, at, this.inks);
    }
    return canvas;
  }

  /**
   * Writes the names of towns where there is room.
   *
   * @param {Frame[]} taken by what stands on the map
   */
  label(taken) {
    const { map, canvas } = this;
    const { x: width, y: height } = map.getSize();
    const dense = Math.min(2, window.devicePixelRatio || 1);
    canvas.width = width * dense;
    canvas.height = height * dense;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    const context = canvas.getContext("2d");
    if (!context || !this.painted) return;
    context.scale(dense, dense);
    context.font = `${FONT} ${getComputedStyle(this.element).fontFamily}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const candidates = this.inView().map(({ name, latitude, longitude }) => {
      const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
      return { name, x, y, width: this.widthOf(name, context) };
    });
    const view = { left: 4, top: 4, right: width - 4, bottom: height - 4 };
    const { ink, land } = this.inks;
    for (const { name, x, y, dot, townX, townY } of placeLabels(candidates, taken, view)) {
      if (dot) {
        context.fillStyle = ink;
        context.beginPath();
        context.arc(townX, townY, 1.8, 0, 2 * Math.PI);
        context.fill();
      }
      context.strokeStyle = land;
      context.lineWidth = 3;
      context.strokeText(name, x, y);
      context.fillStyle = ink;
      context.fillText(name, x, y);
    }
  }

  /**
   * Marks the place that was asked for.
   *
   * @param {{latitude: number, longitude: number} | null} here
   */
  pin(here) {
    this.pinned.clearLayers();
    if (!here) return;
    const icon = L.divIcon({ className: "map-here", iconSize: null });
    L.marker([here.latitude, here.longitude], {
      icon,
      pane: "here",
      keyboard: false,
      interactive: false,
    }).addTo(this.pinned);
  }

  /** The towns that the map knows, the most important first. */
  get towns() {
    return this.basemap.labels;
  }

  inView() {
    const bounds = this.map.getBounds();
    const at = this.map.getZoom();
    return this.basemap.labels.filter(
      ({ latitude, longitude, zoom }) => zoom <= at && bounds.contains([latitude, longitude]),
    );
  }

  /**
   * @param {string} name
   * @param {CanvasRenderingContext2D} context
   */
  widthOf(name, context) {
    let width = this.widths.get(name);
    if (width === undefined) {
      width = context.measureText(name).width;
      this.widths.set(name, width);
    }
    return width;
  }

  /** @returns {Inks & {ink: string}} */
  readInks() {
    const style = getComputedStyle(this.element);
    const ink = (/** @type {string} */ name) => style.getPropertyValue(`--map-${name}`).trim();
    return {
      sea: ink("sea"),
      land: ink("land"),
      coast: ink("coast"),
      border: ink("border"),
      region: ink("region"),
      ink: ink("ink"),
    };
  }
}
