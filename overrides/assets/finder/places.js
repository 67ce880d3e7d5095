/**
 * Looks up towns and postcodes in the browser, in the one file of the directory's countries (hooks/commonground/places/index.py), so that
 * no request depends on what a visitor types.
 */

import { fold, placeKey } from "./fold.js";
import { haversines } from "./nearest.js";
import { editsBetween } from "./spelling.js";

/**
 * @typedef {{id: string, label: string, note: string, latitude: number, longitude: number}} Place
 * @typedef {{code: string, names: string[], postcodes?: {rest: number, codes: string, north: number[], east: number[]}}} Country
 * @typedef {{countries: Country[], regions: [number, string, string][], names: string, region: number[], north: number[], east: number[],
 *   size: number[], steps: number}} PlaceFile `north` and `east` are differences in steps of a degree, `size` is 4·ln(people)
 * @typedef {{key: string, number: number}} Named
 */

/** What a name that is typed in full is worth more than a longer one, in 4·ln(people): a small town of that name before a city that begins so. */
const WHOLE = 12;
/** How many words at the end of what was typed may name a region or a country. */
const AREA_WORDS = 3;

/**
 * Fetches the file of places; throws where it cannot be had.
 *
 * @param {URL} address
 */
export async function open(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname}: ${answer.status}`);
  return new Places(await answer.json());
}

export class Places {
  /** @param {PlaceFile} file */
  constructor(file) {
    this.countries = file.countries;
    this.regions = file.regions;
    this.names = file.names.split("\n");
    this.region = file.region;
    this.size = file.size;
    this.latitudes = summed(file.north, file.steps);
    this.longitudes = summed(file.east, file.steps);
    /** @type {Named[]} every town by its key, in the order of code points */
    this.sorted = this.names.map((name, number) => ({ key: placeKey(name), number })).sort(byKey);
    this.areas = file.countries.map((country) => postcodeAreas(country, file.steps));
    this.areaKeys = file.regions.map(([country, code, name]) => [
      fold(code),
      fold(name),
      ...file.countries[country].names.map(fold),
      fold(file.countries[country].code),
    ]);
  }

  /**
   * The places that what was typed names or begins to name, the likeliest first.
   *
   * @param {string} typed
   * @param {number} limit
   * @returns {Place[]}
   */
  search(typed, limit) {
    const [head, ...areas] = typed.split(",").map((part) => part.trim());
    const postcodes = this.postcodes(typed);
    if (postcodes.length) return postcodes.slice(0, limit);
    const words = placeKey(head).split(" ").filter(Boolean);
    if (!words.length) return [];
    const filters = areas.map(fold).filter(Boolean);
    for (let taken = 0; taken <= Math.min(AREA_WORDS, words.length - 1); taken++) {
      const area = words.slice(words.length - taken).join(" ");
      const found = this.towns(
        words.slice(0, words.length - taken).join(" "),
        area ? [...filters, area] : filters,
      );
      if (found.length) return found.slice(0, limit).map((number) => this.town(number));
    }
    return [];
  }

  /**
   * Towns whose names are spelled nearly so, the nearest spelling first.
   *
   * @param {string} typed
   * @param {number} limit
   * @returns {Place[]}
   */
  similar(typed, limit) {
    const key = placeKey(typed.split(",")[0]);
    const most = key.length > 7 ? 2 : 1;
    if (key.length < 3) return [];
    return this.sorted
      .filter((named) => named.key[0] === key[0] && Math.abs(named.key.length - key.length) <= most)
      .map((named) => ({ ...named, edits: editsBetween(key, named.key, most) }))
      .filter(({ edits }) => edits <= most)
      .sort((a, b) => a.edits - b.edits || this.size[b.number] - this.size[a.number])
      .slice(0, limit)
      .map(({ number }) => this.town(number));
  }

  /**
   * A place by the id that a copied link holds; null where it is not known here.
   *
   * @param {string} id
   * @returns {Place | null}
   */
  byId(id) {
    const [kind, country, ...rest] = id.split("/");
    const number = this.countries.findIndex(({ code }) => code === country);
    if (number < 0) return null;
    if (kind === "postcode") return this.areas[number].has(rest[0]) ? this.postcode(number, rest[0]) : null;
    const named = this.range(rest[0]).find((town) => this.idOf(town.number) === id);
    return named ? this.town(named.number) : null;
  }

  /** @param {string} typed */
  postcodes(typed) {
    const written = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
    if (!/[0-9]/.test(written)) return [];
    return this.countries.flatMap(({ postcodes }, country) => {
      const rest = postcodes ? postcodes.rest : 0;
      const area = [written, rest ? written.slice(0, -rest) : ""].find((code) =>
        this.areas[country].has(code),
      );
      return area ? [this.postcode(country, area)] : [];
    });
  }

  /**
   * The numbers of the towns whose key begins so and that lie in every one of the areas, the likeliest first.
   *
   * @param {string} key
   * @param {string[]} areas folded names, or beginnings of names, of regions and countries
   */
  towns(key, areas) {
    const matches = this.range(key).filter(({ number }) =>
      areas.every((area) =>
        this.areaKeys[this.region[number]].some((name) =>
          area.length > 2 ? name.startsWith(area) : name === area,
        ),
      ),
    );
    /** @param {Named} named */
    const worth = (named) => this.size[named.number] + (named.key === key ? WHOLE : 0);
    return matches.sort((a, b) => worth(b) - worth(a) || a.number - b.number).map(({ number }) => number);
  }

  /** @param {string} key @returns {Named[]} the towns whose key begins so */
  range(key) {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle].key < key) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (; low < this.sorted.length && this.sorted[low].key.startsWith(key); low++)
      found.push(this.sorted[low]);
    return found;
  }

  /** @param {number} number @returns {Place} */
  town(number) {
    const [country, , region] = this.regions[this.region[number]];
    const label = this.names[number];
    return {
      id: this.idOf(number),
      label,
      note: [region === label ? "" : region, this.countries[country].names[0]].filter(Boolean).join(", "),
      latitude: this.latitudes[number],
      longitude: this.longitudes[number],
    };
  }

  /** @param {number} number */
  idOf(number) {
    const [country, code, region] = this.regions[this.region[number]];
    return `town/${this.countries[country].code}/${placeKey(this.names[number])}/${fold(code || region)}`;
  }

  /** @param {number} country @param {string} code @returns {Place} */
  postcode(country, code) {
    const [latitude, longitude] = /** @type {[number, number]} */ (this.areas[country].get(code));
    return {
      id: `postcode/${this.countries[country].code}/${code}`,
      label: code,
      note: [this.nearestTown(country, latitude, longitude), this.countries[country].names[0]]
        .filter(Boolean)
        .join(", "),
      latitude,
      longitude,
    };
  }

  /** @param {number} country @param {number} latitude @param {number} longitude */
  nearestTown(country, latitude, longitude) {
    const apart = haversines(latitude, longitude, this.latitudes, this.longitudes);
    let best = -1;
    for (let number = 0; number < apart.length; number++)
      if (this.regions[this.region[number]][0] === country && (best < 0 || apart[number] < apart[best]))
        best = number;
    return best < 0 ? "" : this.names[best];
  }
}

/** @param {Named} a @param {Named} b */
function byKey(a, b) {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : a.number - b.number;
}

/** @param {number[]} differences @param {number} steps in a degree */
function summed(differences, steps) {
  let sum = 0;
  return Float64Array.from(differences, (difference) => (sum += difference) / steps);
}

/**
 * @param {Country} country
 * @param {number} steps
 * @returns {Map<string, [number, number]>} the center of each postcode area
 */
function postcodeAreas({ postcodes }, steps) {
  const areas = new Map();
  if (!postcodes) return areas;
  const [north, east] = [summed(postcodes.north, steps), summed(postcodes.east, steps)];
  let before = "";
  postcodes.codes.split(" ").forEach((written, number) => {
    before = before.slice(0, Number(written[0])) + written.slice(1);
    areas.set(before, [north[number], east[number]]);
  });
  return areas;
}
