/**
 * The place file, read: the towns, regions and postcode areas of the directory's countries, and what is shown of one.
 *
 * @typedef {{id: string, label: string, note: string, latitude: number, longitude: number}} Place
 *
 * @typedef {[number, string, ...string[]]} RegionRow how many towns it has, its code, its names
 * @typedef {object} CountryColumns
 * @property {string} code
 * @property {string[]} names the one to show first
 * @property {RegionRow[]} regions
 * @property {string} towns in the order of the regions, apart by "|"; other names of one after ";"
 * @property {string} size 4·ln(people + 1)
 * @property {string} north differences in steps of a degree
 * @property {string} east
 * @property {import("./postcodes.js").PostcodeColumns} [postcodes]
 * @typedef {{steps: number, countries: CountryColumns[]}} PlaceFile
 * @typedef {object} PlaceShards what the file says besides, where the rest is in shards (hooks/commonground/places/index_shards.py)
 * @property {string} shards their folder
 * @property {number} weight about how many bytes all of them are, compressed
 * @property {string[]} names the first name of each shard of towns
 * @property {[number, string, string][]} codes of each shard of postcodes after them, the country, the first and the last code
 *
 * @typedef {{country: number, code: string, name: string, names: string[]}} Region `names` are folded: those of all that it lies in too
 * @typedef {{key: string, town: number, other: boolean}} Named a town by one of its names; `other` where it is not the one shown
 */

import { readDifferences, readNumbers } from "./columns.js";
import { fold, placeKey } from "./fold.js";
import { Postcodes } from "./postcodes.js";

/** A kilometer is worth so much of the size of a town (4·ln(people)) when one has to say where a postcode area is. */
const KILOMETER = 1.5;
/** Kilometers to a degree of latitude, and of longitude at the equator. */
const DEGREE = 111.2;

export class PlaceTable {
  /** @param {PlaceFile} file */
  constructor(file) {
    this.countries = file.countries.map(({ code, names }) => ({ code, name: names[0] }));
    /** @type {Postcodes[][]} by country */
    this.postcodes = file.countries.map(() => []);
    /** @type {Region[]} */
    this.regions = [];
    /** @type {string[]} */
    this.names = [];
    /** @type {number[]} the region of each town */
    this.region = [];
    /** @type {Named[]} */
    this.sorted = [];
    /** @type {number[]} */
    this.size = [];
    /** @type {number[]} */
    this.latitudes = [];
    /** @type {number[]} */
    this.longitudes = [];
    this.take(file);
  }

  /**
   * Takes the places of a file in, after those of others of the same countries.
   *
   * @param {PlaceFile} file
   */
  take({ steps, countries }) {
    countries.forEach((country, number) => {
      this.add(country, number);
      if (country.postcodes) this.postcodes[number].push(new Postcodes(country.postcodes, steps));
      for (const size of readNumbers(country.size)) this.size.push(size);
      for (const north of readDifferences(country.north, steps)) this.latitudes.push(north);
      for (const east of readDifferences(country.east, steps)) this.longitudes.push(east);
    });
    this.sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.town - b.town));
  }

  /**
   * @param {CountryColumns} columns
   * @param {number} country its number
   */
  add({ code, names, regions, towns }, country) {
    const around = [code, ...names].map(fold);
    for (const [count, region, ...called] of regions) {
      for (let left = count; left > 0; left--) this.region.push(this.regions.length);
      this.regions.push({
        country,
        code: region,
        name: called[0] || "",
        names: [...new Set([fold(region), ...called.map(fold), ...around])].filter(Boolean),
      });
    }
    for (const all of towns ? towns.split("|") : []) {
      const [label, ...others] = all.split(";");
      const town = this.names.push(label) - 1;
      this.sorted.push({ key: placeKey(label), town, other: false });
      for (const other of others) this.sorted.push({ key: placeKey(other), town, other: true });
    }
  }

  /** @param {string} key @returns {Named[]} the names that begin so */
  begun(key) {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle].key < key) low = middle + 1;
      else high = middle;
    }
    const first = low;
    while (low < this.sorted.length && this.sorted[low].key.startsWith(key)) low++;
    return this.sorted.slice(first, low);
  }

  /** @param {number} number @returns {Place} */
  town(number) {
    const label = this.names[number];
    return {
      id: this.idOf(number),
      label,
      note: this.areaOf(number, label),
      latitude: this.latitudes[number],
      longitude: this.longitudes[number],
    };
  }

  /**
   * The region and the country of a town; the country only where there are several.
   *
   * @param {number} number
   * @param {string} beside what stands before it, which it does not repeat
   */
  areaOf(number, beside) {
    const { country, name } = this.regions[this.region[number]];
    const several = this.countries.length > 1;
    return [name === beside ? "" : name, several ? this.countries[country].name : ""]
      .filter(Boolean)
      .join(", ");
  }

  /** @param {number} number */
  idOf(number) {
    const { country, code, name } = this.regions[this.region[number]];
    return `town/${this.countries[country].code}/${placeKey(this.names[number])}/${fold(code || name)}`;
  }

  /**
   * @param {number} country
   * @param {Postcodes} postcodes some of it
   * @param {number} at
   * @returns {Place}
   */
  postcode(country, { codes, latitudes, longitudes }, at) {
    const [code, latitude, longitude] = [codes.at(at), latitudes[at], longitudes[at]];
    const town = this.townAt(country, latitude, longitude);
    return {
      id: `postcode/${this.countries[country].code}/${code}`,
      label: code,
      note:
        town < 0
          ? this.countries[country].name
          : `${this.names[town]}, ${this.areaOf(town, this.names[town])}`,
      latitude,
      longitude,
    };
  }

  /**
   * The town of a country that says best where a point is: large and near; -1 where the country has none.
   *
   * @param {number} country
   * @param {number} latitude
   * @param {number} longitude
   */
  townAt(country, latitude, longitude) {
    const wide = DEGREE * Math.cos((latitude * Math.PI) / 180);
    let best = -1;
    let most = -Infinity;
    for (let town = 0; town < this.names.length; town++) {
      if (this.regions[this.region[town]].country !== country) continue;
      const away = Math.hypot(
        (this.latitudes[town] - latitude) * DEGREE,
        (this.longitudes[town] - longitude) * wide,
      );
      const worth = this.size[town] - KILOMETER * away;
      if (worth > most) [best, most] = [town, worth];
    }
    return best;
  }
}
