/**
 * The groups on the map: one button each, or one for several that would cover each other. All of them are one stop of the Tab key;
 * arrow keys move between them, from north to south.
 *
 * @typedef {import("./libraries.js").LeafletMap} LeafletMap
 * @typedef {import("./spots.js").Mark} Mark
 * @typedef {import("./labels.js").Frame} Frame
 *
 * @typedef {{mark: Mark, button: HTMLButtonElement, size: number}} Shown
 */

import { make } from "../finder/dom.js";
import { L } from "./libraries.js";
import { pixels } from "./projection.js";

/** Pixels across: of one group, and of a cluster by the digits of its number. */
const ONE = 20;
const CLUSTER = [32, 36, 42, 50, 58, 66];

/** The circle in which a group's place lies is drawn while it is wider than its dot, and does not fill the map. */
const WIDEST = 260;

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export class Marks {
  /**
   * @param {LeafletMap} map
   * @param {Intl.NumberFormat} numbers as they stand in names too: what is seen is what is heard
   * @param {string} label what they are together
   * @param {(mark: Mark) => string} name
   * @param {(mark: Mark, byKey: boolean) => void} choose
   */
  constructor(map, numbers, label, name, choose) {
    this.map = map;
    this.numbers = numbers;
    this.name = name;
    this.choose = choose;
    this.layer = L.layerGroup().addTo(map);
    this.pane = map.getPane("markerPane");
    this.pane.setAttribute("role", "group");
    this.pane.setAttribute("aria-label", label);
    this.pane.addEventListener("keydown", (event) => this.key(event));
    /** @type {Shown[]} */
    this.shown = [];
  }

  /**
   * Puts marks on the map in place of those that were there. Whoever was on one of them stays at the nearest.
   *
   * @param {Mark[]} marks
   */
  show(marks) {
    const was = this.shown.find(({ button }) => button === document.activeElement);
    this.layer.clearLayers();
    this.shown = marks.map((mark) => {
      const digits = String(mark.count).length;
      const size = mark.spot ? ONE : CLUSTER[Math.min(digits, CLUSTER.length) - 1];
      const button = make("button", {
        type: "button",
        class: `map-mark${mark.spot ? ` of-${mark.spot.precision}` : " of-several"}`,
        tabindex: "-1",
        "aria-label": this.name(mark),
        "data-count": String(mark.count),
      });
      if (mark.spot) button.dataset.group = mark.spot.id;
      else button.textContent = this.numbers.format(mark.count);
      button.style.inlineSize = button.style.blockSize = `${size}px`;
      button.addEventListener("click", ({ detail }) => {
        if (!this.map.dragging.moved()) this.choose(mark, detail === 0);
      });
      button.addEventListener("focus", () => this.rove(button));
      const area = this.area(mark);
      L.marker([mark.latitude, mark.longitude], {
        icon: L.divIcon({ html: area ? around(area, button) : button, className: "map-at", iconSize: null }),
        keyboard: false,
        interactive: false,
      }).addTo(this.layer);
      return { mark, button, size };
    });
    if (this.shown.length) this.rove(this.shown[0].button);
    if (was) this.focusNear(was.mark);
  }

  /**
   * The circle in which the place lies.
   *
   * @param {Mark} mark
   * @returns {HTMLElement | null}
   */
  area({ spot, latitude }) {
    if (!spot || spot.precision === "exact" || !spot.within) return null;
    const wide = 2 * pixels(spot.within, latitude, this.map.getZoom());
    if (wide < ONE * 1.3 || wide > WIDEST) return null;
    const area = make("span", { class: "map-area" });
    area.style.inlineSize = area.style.blockSize = `${Math.round(wide)}px`;
    return area;
  }

  /**
   * Puts the focus on the mark nearest to another one.
   *
   * @param {{latitude: number, longitude: number}} place
   */
  focusNear({ latitude, longitude }) {
    const narrow = Math.cos((latitude * Math.PI) / 180);
    const far = (/** @type {Shown} */ { mark }) =>
      (mark.latitude - latitude) ** 2 + ((mark.longitude - longitude) * narrow) ** 2;
    const [nearest] = [...this.shown].sort((a, b) => far(a) - far(b));
    if (nearest) nearest.button.focus({ preventScroll: true });
    return Boolean(nearest);
  }

  /** What the marks cover, in pixels of the view. */
  get frames() {
    return this.shown.map(({ mark, size }) => {
      const { x, y } = this.map.latLngToContainerPoint([mark.latitude, mark.longitude]);
      return { left: x - size / 2, top: y - size / 2, right: x + size / 2, bottom: y + size / 2 };
    });
  }

  /** @param {HTMLButtonElement} button the one that Tab leads to */
  rove(button) {
    for (const other of this.shown) other.button.tabIndex = other.button === button ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const at = this.shown.findIndex(({ button }) => button === event.target);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const last = this.shown.length - 1;
    const to =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? last
          : event.key in STEPS
            ? Math.min(last, Math.max(0, at + STEPS[event.key]))
            : -1;
    if (event.key === "Enter" || event.key === " ") event.stopPropagation();
    if (to < 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.shown[to].button.focus({ preventScroll: true });
  }
}

/**
 * @param {HTMLElement} area
 * @param {HTMLElement} button
 */
function around(area, button) {
  const both = make("span", { class: "map-both" });
  both.append(area, button);
  return both;
}
