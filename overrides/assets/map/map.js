/**
 * The map of the finder. It shows the groups of the answer that meet in person, every one of them, and changes with the question; the list
 * stays beside it and says the same.
 *
 * @typedef {import("../finder/source.js").Source} Source
 * @typedef {import("../finder/source.js").Result} Result
 * @typedef {import("../finder/source.js").Question} Question
 * @typedef {import("../finder/format.js").Format} Format
 * @typedef {import("./libraries.js").Corner} Corner
 * @typedef {import("./spots.js").Mark} Mark
 * @typedef {import("./whereabouts.js").Spot} Spot
 * @typedef {import("./whereabouts.js").Degrees} Degrees
 */

import { button, make } from "../finder/dom.js";
import { readBasemap } from "./basemap.js";
import { Ground } from "./ground.js";
import { L } from "./libraries.js";
import { Marks } from "./marks.js";
import { Panel } from "./panel.js";
import { Spots } from "./spots.js";
import { Streets } from "./streets.js";

/** Our own map is not honest any nearer: no streets, and its coast is a pixel or two off. */
const NEAREST = 10;
const FARTHEST = 0;

/** The zoom to which one place, or a few close ones, are brought. */
const CLOSE = 9;

/** How many of the nearest groups are in view at first, where a place was asked for. */
const FIRST = 20;

/** The town that is named with a cluster is the largest of those nearer than this to it, in degrees; else the nearest. */
const BESIDE = 0.12;

export class GroupMap {
  /**
   * @param {Response} basemap map.json
   * @param {HTMLElement} section
   * @param {Format} format
   * @param {(result: Result, now: number) => HTMLElement} card
   */
  static async open(basemap, section, format, card) {
    return new GroupMap(section, format, card, readBasemap(await basemap.json()));
  }

  /**
   * @param {HTMLElement} section
   * @param {Format} format
   * @param {(result: Result, now: number) => HTMLElement} card
   * @param {import("./basemap.js").Basemap} basemap
   */
  constructor(section, format, card, basemap) {
    const { t } = format;
    this.section = section;
    this.format = format;
    /** @type {Spots | null} */
    this.spots = null;
    /** @type {{source: Source, question: Question} | null} what is shown, or will be when it was read */
    this.asked = null;
    /** @type {Question | null} the last that was shown */
    this.shown = null;
    this.drawn = 0;
    /** How much is being read. */
    this.reading = 0;
    this.said = make("p", { class: "map-said" });
    this.frame = make("div", {
      class: "map-frame",
      dir: "ltr", // what is east stays on the right
      role: "group",
      "aria-label": t("Map. Arrow keys move it, plus and minus change its scale."),
    });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.title = make("h2", { class: "map-title", tabindex: "-1" }, t("The groups on a map"));
    section.append(
      this.title,
      this.said,
      make("a", { class: "map-skip", href: "#map-after" }, t("Skip the map")),
      this.frame,
    );
    this.map = L.map(this.frame, {
      attributionControl: false,
      zoomControl: false,
      minZoom: FARTHEST,
      maxZoom: NEAREST,
      zoomAnimation: !still,
      fadeAnimation: false,
      markerZoomAnimation: !still,
      inertia: !still,
      scrollWheelZoom: false,
      maxBounds: [
        [-75, -200],
        [85, 200],
      ],
    });
    this.map.setView([0, 0], FARTHEST);
    this.ground = new Ground(this.map, this.frame, basemap);
    this.ground.show(true);
    this.marks = new Marks(
      this.map,
      format.numbers,
      t("Groups on the map. Arrow keys go from one to the next."),
      (mark) => this.nameOf(mark),
      (mark, byKey) => this.tried(() => this.choose(mark, byKey)),
    );
    this.panel = new Panel(format, card, () => this.back());
    this.limit = make(
      "p",
      { class: "map-limit" },
      t("This map goes no nearer. The page of a group opens its place in your own map."),
    );
    this.limit.hidden = true;
    this.trouble = make("p", { class: "map-limit", role: "alert" });
    section.append(this.controls(), this.trouble, this.limit);
    this.addStreets();
    section.append(make("div", { id: "map-after", tabindex: "-1" }), this.panel.element);
    this.map.on("moveend zoomend resize", () => this.tried(() => this.draw()));
    this.frame.addEventListener("repaint", () => this.tried(() => this.draw()));
    this.frame.addEventListener("focusin", () => this.map.scrollWheelZoom.enable());
    this.frame.addEventListener("focusout", () => this.map.scrollWheelZoom.disable());
  }

  controls() {
    const { t } = this.format;
    const zoom = (/** @type {number} */ by) => this.map.setZoom(this.map.getZoom() + by);
    const nearer = button("+", "map-zoom", () => zoom(1));
    const farther = button("−", "map-zoom", () => zoom(-1));
    nearer.setAttribute("aria-label", t("Nearer"));
    farther.setAttribute("aria-label", t("Farther"));
    this.nearer = nearer;
    this.farther = farther;
    return make(
      "div",
      { class: "map-controls" },
      nearer,
      farther,
      button(t("Show all"), "button quiet", () => this.fit(this.spots ? this.spots.extent : null)),
    );
  }

  addStreets() {
    const { tiles, tilesCredit, tilesZoom } = this.section.dataset;
    if (!tiles) return;
    const zoom = Number(tilesZoom) || NEAREST;
    const streets = new Streets(
      this.map,
      this.format,
      { address: tiles, credit: tilesCredit || "", zoom },
      (shown) => {
        this.map.setMaxZoom(shown ? Math.max(zoom, NEAREST) : NEAREST);
        this.ground.show(!shown);
        this.tried(() => this.draw());
      },
    );
    this.section.append(streets.element);
  }

  /**
   * Shows the groups that fit a question.
   *
   * @param {Source} source
   * @param {Question} question
   */
  async ask(source, question) {
    await this.tried(() => this.answer(source, question));
  }

  /**
   * Does what may have to read of the groups; where they cannot be had, says so and offers to try again.
   *
   * @param {() => Promise<void>} act
   */
  async tried(act) {
    const { t } = this.format;
    this.reading++;
    this.frame.setAttribute("aria-busy", "true");
    this.trouble.replaceChildren();
    try {
      await act();
    } catch (error) {
      console.error(error);
      if (!this.spots) this.marks.show([]);
      this.trouble.replaceChildren(
        t("The groups on this part of the map could not be had just now."),
        " ",
        button(t("Try again"), "button quiet", () => this.again()),
      );
    } finally {
      this.reading--;
      if (!this.reading) this.frame.removeAttribute("aria-busy");
    }
  }

  /** Asks once more for what could not be had. */
  async again() {
    const { asked } = this;
    if (asked && !this.spots) await this.ask(asked.source, asked.question);
    else await this.tried(() => this.draw());
    this.frame.focus();
  }

  /**
   * @param {Source} source
   * @param {Question} question
   */
  async answer(source, question) {
    const asked = { source, question };
    this.asked = asked;
    this.spots = null;
    const spots = await Spots.of(source, question);
    this.map.invalidateSize();
    const stays =
      this.shown !== null &&
      same(this.shown.near, question.near) &&
      (await spots.at(this.view, this.map.getZoom())).length > 0;
    const start = stays ? null : await this.startOf(spots, question);
    if (asked !== this.asked) return;
    this.spots = spots;
    this.shown = question;
    this.panel.hide();
    this.say(spots);
    this.ground.pin(question.near);
    this.fit(start);
    await this.draw();
  }

  /**
   * What is in view at first: the nearest groups around the place that was asked for, else all.
   *
   * @param {Spots} spots
   * @param {Question} question
   * @returns {Promise<Degrees | null>}
   */
  async startOf(spots, { near }) {
    if (!near) return spots.extent;
    const { latitude, longitude } = near;
    const box = await spots.around(FIRST);
    return {
      west: Math.min(longitude, box ? box.west : longitude),
      east: Math.max(longitude, box ? box.east : longitude),
      south: Math.min(latitude, box ? box.south : latitude),
      north: Math.max(latitude, box ? box.north : latitude),
    };
  }

  /** @param {Degrees | null} box */
  fit(box) {
    if (!box) return;
    this.map.fitBounds(
      [
        [box.south, box.west],
        [box.north, box.east],
      ],
      { padding: [36, 36], maxZoom: CLOSE, animate: false },
    );
  }

  get view() {
    const bounds = this.map.getBounds();
    return {
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
    };
  }

  /** Puts on the map what belongs to this view of it. */
  async draw() {
    if (!this.spots) return;
    const number = ++this.drawn;
    const zoom = this.map.getZoom();
    const marks = await this.spots.at(this.view, zoom);
    if (number !== this.drawn) return;
    this.marks.show(marks);
    this.ground.label(this.marks.frames);
    const most = this.map.options.maxZoom;
    if (this.nearer) this.nearer.disabled = zoom >= most;
    if (this.farther) this.farther.disabled = zoom <= FARTHEST;
    this.limit.hidden = zoom < most;
    this.frame.dataset.drawn = String(number);
  }

  /** @param {Spots} spots */
  say({ total, unplaced }) {
    const { t, tn } = this.format;
    const shown = tn(
      "{count} group that meets in person is on the map.",
      "{count} groups that meet in person are on the map.",
      total - unplaced,
    );
    const hidden = tn(
      "{count} more does not show its place; it is in the list.",
      "{count} more do not show their place; they are in the list.",
      unplaced,
    );
    this.said.textContent = total
      ? unplaced
        ? `${shown} ${hidden}`
        : shown
      : t("No group of this answer meets in person.");
    this.section.dataset.total = String(total - unplaced);
  }

  /**
   * Shows the groups of a mark, and comes nearer to a cluster.
   *
   * @param {Mark} mark
   * @param {boolean} byKey
   */
  async choose(mark, byKey) {
    const { spots } = this;
    if (!spots) return;
    this.chosen = mark;
    const { spot, latitude, longitude } = mark;
    await this.panel.open({
      title: spot ? spot.name : this.nameOf(mark),
      note: spot ? this.known(spot) : "",
      // RFC 5870: opens the map app of the device, which is asked for nothing before
      door:
        spot && spot.precision === "exact" ? `geo:${latitude},${longitude}?q=${latitude},${longitude}` : "",
      total: mark.count,
      cards: (count) => spots.cards(mark, count),
    });
    const most = this.map.options.maxZoom;
    const zoom = spots.zoomTo(mark, this.map.getZoom(), most);
    if (zoom <= most) this.map.setView([latitude, longitude], zoom);
    this.panel.reveal(byKey);
  }

  /** Goes back to where someone was on the map. */
  back() {
    if (!this.chosen || !this.marks.focusNear(this.chosen)) this.frame.focus();
  }

  /** @param {Mark} mark */
  nameOf({ spot, count, latitude, longitude }) {
    const { t, tn } = this.format;
    if (spot)
      return t("{name}, {where}; {known}", { name: spot.name, where: spot.where, known: this.known(spot) });
    const place = this.townBeside(latitude, longitude);
    return place
      ? tn("{count} group near {place}", "{count} groups near {place}", count, { place })
      : tn("{count} group", "{count} groups", count);
  }

  /**
   * How well a place is known, in words.
   *
   * @param {Spot} spot
   */
  known({ precision, within }) {
    const { t } = this.format;
    if (precision === "exact") return t("exact place");
    const distance = within ? this.format.distance(within) : "";
    if (precision === "postcode")
      return distance ? t("somewhere within about {distance}", { distance }) : t("somewhere around here");
    if (precision === "town")
      return distance
        ? t("only its town is known: within about {distance}", { distance })
        : t("only its town is known");
    return distance
      ? t("only its region is known: within about {distance}", { distance })
      : t("only its region is known");
  }

  /**
   * @param {number} latitude
   * @param {number} longitude
   */
  townBeside(latitude, longitude) {
    const narrow = Math.cos((latitude * Math.PI) / 180);
    let nearest = "";
    let least = Infinity;
    for (const town of this.ground.towns) {
      const far = (town.latitude - latitude) ** 2 + ((town.longitude - longitude) * narrow) ** 2;
      if (far < BESIDE * BESIDE) return town.name;
      if (far < least) {
        least = far;
        nearest = town.name;
      }
    }
    return nearest;
  }
}

/**
 * @param {Question["near"]} one
 * @param {Question["near"]} other
 */
function same(one, other) {
  return (
    one === other ||
    Boolean(one && other && one.latitude === other.latitude && one.longitude === other.longitude)
  );
}
