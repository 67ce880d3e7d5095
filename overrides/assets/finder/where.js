/**
 * "Near": a place that is typed, chosen from suggestions, or given by the device after a click. Places are looked up in this page's own
 * list of them, so nothing that is typed, and no position, leaves the device.
 *
 * Coordinates in degrees may be typed too: "53.80, -1.55".
 *
 * @typedef {import("./state.js").Near} Near
 * @typedef {import("./format.js").Format} Format
 * @typedef {import("./places.js").Places} Places
 */

import { Combobox } from "./combobox.js";
import { button, make, need } from "./dom.js";
import { fold } from "./fold.js";
import { open } from "./places.js";

/** How many places are suggested, and how many near spellings or other places of a name are offered. */
const SUGGESTED = 7;
const OFFERED = 4;

/** How long a device may look for itself, and how old its answer may be, in ms. */
const POSITION = { timeout: 15_000, maximumAge: 600_000 };

const DEGREES = /^\s*([+-]?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*$/;

export class Where {
  /**
   * @param {HTMLElement} root
   * @param {Format} format
   * @param {Promise<Response> | undefined} asked a request for the places that is on its way already
   * @param {(near: Near | null) => void} choose
   */
  constructor(root, format, asked, choose) {
    this.format = format;
    this.choose = choose;
    this.address = root.dataset.places || "";
    this.asked = asked;
    this.input = need(root, "input[name=near]", HTMLInputElement);
    this.note = need(root, "#near-note", HTMLElement);
    this.here = need(root, "#near-me", HTMLButtonElement);
    /** @type {Promise<Places> | null} */
    this.opened = null;
    /** @type {Near | null} */
    this.shown = null;
    const combobox = new Combobox(
      this.input,
      need(root, "#near-list", HTMLElement),
      (typed) => this.suggest(typed),
      (near) => this.take(near),
    );
    this.input.addEventListener("focus", () => this.places());
    if (document.activeElement === this.input) combobox.update(); // someone was quicker than this script
    this.input.addEventListener("input", () => this.tell(""));
    this.here.hidden = !("geolocation" in navigator);
    this.here.addEventListener("click", () => this.locate());
  }

  /**
   * The list of places, fetched at the first use, with all that a text may name; null where it cannot be had.
   *
   * @param {(places: Places) => Promise<void>} [prepare]
   */
  async places(prepare) {
    this.opened = this.opened || open(this.asked || fetch(this.address));
    this.asked = undefined;
    try {
      const places = await this.opened;
      if (prepare) await prepare(places);
      return places;
    } catch (error) {
      console.error(error);
      this.opened = null;
      return null;
    }
  }

  /**
   * Puts the place that is asked into the box, unless it is there already: what someone is typing stays.
   *
   * @param {Near | null} near
   */
  show(near) {
    if (near === this.shown) return;
    this.shown = near;
    this.input.value = near ? near.label : "";
  }

  /** @param {Near} near */
  take(near) {
    this.tell("");
    this.choose(near);
  }

  /** @param {string} typed */
  async suggest(typed) {
    if (pointIn(typed)) return [];
    const places = await this.places((all) => all.prepare(typed));
    return places
      ? places
          .search(typed, SUGGESTED)
          .map((place) => ({ value: nearOf(place), label: place.label, note: place.note }))
      : [];
  }

  /** @param {string} id of a place in a copied link */
  async byId(id) {
    const places = await this.places((all) => all.prepareId(id));
    const place = places && places.byId(id);
    return place ? nearOf(place) : null;
  }

  /**
   * The place that was typed, the best match where nothing was chosen; null where none was typed, undefined where it is not known (the
   * page says so, and offers near spellings).
   *
   * @param {Near | null} current
   * @returns {Promise<Near | null | undefined>}
   */
  async resolve(current) {
    const { t } = this.format;
    const typed = this.input.value.trim();
    if (!typed) {
      this.tell("");
      return null;
    }
    if (current && current.label === typed) return current;
    const point = pointIn(typed);
    if (point) return { ...point, label: typed, id: "" };
    const places = await this.places((all) => all.prepare(typed));
    if (!places) {
      this.tell(t("The list of places could not be had just now. Try again, or leave “Near” empty."));
      return undefined;
    }
    const [best, ...others] = places.search(typed, OFFERED);
    if (best) {
      const sure = !others.length && fold(typed) === fold(best.label);
      const taken = t("Showing groups near {place}.", { place: placeName(best) });
      this.tell(sure ? "" : taken, others.length ? t("Or did you mean:") : "", others);
      return nearOf(best);
    }
    await this.offer(typed);
    this.input.focus();
    return undefined;
  }

  /**
   * Says which place the words were taken for, or that they name none that is known, and offers others.
   *
   * @param {import("./understand.js").Understood} understood
   */
  async tellOf({ near, others, misspelled, lost, here }) {
    const { t } = this.format;
    if (near && misspelled)
      this.tell(
        t("We know no place called “{typed}”. Showing groups near {place}.", {
          typed: misspelled,
          place: placeName(near),
        }),
        others.length ? t("Or did you mean:") : "",
        others,
      );
    else if (near && others.length)
      this.tell(t("Showing groups near {place}.", { place: placeName(near) }), t("Or did you mean:"), others);
    else if (lost) await this.offer(lost);
    else if (here && !near) this.tell(t("To look around you, type a town, or press “Near me”."));
  }

  /**
   * Says that a place is not known, and offers near spellings.
   *
   * @param {string} typed
   */
  async offer(typed) {
    const { t } = this.format;
    const places = await this.places((all) => all.prepare(typed));
    const similar = places ? places.similar(typed, OFFERED) : [];
    this.tell(
      t("We know no place called “{typed}”.", { typed }),
      similar.length ? t("Did you mean:") : t("Try a larger town nearby, or a postcode."),
      similar,
    );
  }

  /** Asks the device, only ever after a click. */
  locate() {
    const { t } = this.format;
    this.tell(t("Asking your device where it is …"));
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) =>
        this.take({ label: t("your location"), latitude, longitude, id: "" }),
      ({ code, PERMISSION_DENIED }) =>
        this.tell(
          code === PERMISSION_DENIED
            ? t("Your device did not share where it is. Type a town or postcode instead.")
            : t("Your device could not find where it is. Type a town or postcode instead."),
        ),
      POSITION,
    );
  }

  /**
   * Says something about the place, and offers other places.
   *
   * @param {string} text
   * @param {string} [before] the offers
   * @param {import("./places.js").Place[]} [offers]
   */
  tell(text, before = "", offers = []) {
    const places = offers.map((place) => button(placeName(place), "offer", () => this.take(nearOf(place))));
    const row = places.length ? make("span", { class: "offers" }, ...places) : "";
    this.note.replaceChildren(...[text, before && ` ${before} `, row].filter(Boolean));
    this.note.hidden = !text;
  }
}

/**
 * The point that was typed as degrees, if that is what it is.
 *
 * @param {string} typed
 * @returns {{latitude: number, longitude: number} | null}
 */
export function pointIn(typed) {
  const found = DEGREES.exec(typed);
  if (!found) return null;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/**
 * @param {import("./places.js").Place} place
 * @returns {Near}
 */
function nearOf({ id, label, latitude, longitude }) {
  return { id, label, latitude, longitude };
}

/** @param {import("./places.js").Place} place */
function placeName({ label, note }) {
  return note ? `${label}, ${note}` : label;
}
