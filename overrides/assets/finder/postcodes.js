/**
 * Postcode areas of the place file: found by a whole code in any spacing, or by its beginning while it is being typed.
 *
 * @typedef {object} PostcodeColumns
 * @property {number} rest how many characters make a whole code of an area
 * @property {string[]} signs the characters of each position of a code
 * @property {string} codes
 * @property {string} north differences in steps of a degree
 * @property {string} east
 */

import { Codes, readDifferences } from "./columns.js";

/** "D-10115", "LV-1001": a sign of the country before a code of digits. */
const SIGNED = /^[A-Z]{1,3}([0-9]{3,})$/;

export class Postcodes {
  /**
   * @param {PostcodeColumns} columns
   * @param {number} steps in a degree
   */
  constructor({ rest, signs, codes, north, east }, steps) {
    this.rest = rest;
    this.codes = new Codes(signs, codes);
    this.latitudes = readDifferences(north, steps);
    this.longitudes = readDifferences(east, steps);
  }

  /**
   * The area that a code names, or lies in; -1 where none.
   *
   * @param {string} written capitals and digits only
   */
  area(written) {
    const all = areaCodes(written, this.rest).map((code) => this.codes.indexOf(code));
    return all.find((at) => at >= 0) ?? -1;
  }

  /**
   * The areas that begin so.
   *
   * @param {string} written capitals and digits only
   * @param {number} limit
   */
  begun(written, limit) {
    const [first, end] = this.codes.range(written);
    return Array.from({ length: Math.min(limit, end - first) }, (_, at) => first + at);
  }

  /**
   * The area of a whole code of which `more` characters are typed beyond the area ("M5V 2"); -1 where there is none.
   *
   * @param {string} written capitals and digits only
   * @param {number} more
   */
  unfinished(written, more) {
    return more < this.rest ? this.codes.indexOf(written.slice(0, -more)) : -1;
  }
}

/**
 * The areas that a code may name, or lie in, the likeliest first.
 *
 * @param {string} written capitals and digits only
 * @param {number} rest how many characters make a whole code of an area
 */
export function areaCodes(written, rest) {
  const signed = SIGNED.exec(written);
  return [written, rest ? written.slice(0, -rest) : "", signed ? signed[1] : ""].filter(Boolean);
}

/**
 * What was typed in capitals and digits only; "" where it has no digit, so that it is no postcode.
 *
 * @param {string} typed
 */
export function written(typed) {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return /[0-9]/.test(code) ? code : "";
}
