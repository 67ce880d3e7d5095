/**
 * Reads the places of all countries but the first: one file, asked for as soon as the first country's is there, whatever is typed.
 *
 * @typedef {import("./placetable.js").PlaceTable} PlaceTable
 * @typedef {import("./placetable.js").PlaceFile} PlaceFile
 */

import { areaCodes } from "./postcodes.js";

export class OtherCountries {
  /**
   * @param {[string, number][]} forms of their postcode areas, 9 for a digit and A for a letter, and how many characters more make a whole code
   * @param {Promise<PlaceFile>} asked
   */
  constructor(forms, asked) {
    this.forms = forms;
    this.asked = asked;
    /** @type {Promise<void> | null} */
    this.taken = null;
    asked.catch(() => {}); // told by who waits for it
  }

  /**
   * Waits for the file, but not where a postcode of the first country was typed that can be none of another.
   *
   * @param {PlaceTable} table takes the places in
   * @param {string[]} _names
   * @param {string[]} codes in capitals and digits, all that was typed first
   * @param {boolean} typed whether this is what was typed as a place, not words that may name one
   */
  async read(table, _names, [code = ""], typed) {
    this.taken = this.taken || this.asked.then((file) => table.take(file));
    const known = table.postcodes[0].some((part) => part.area(code) >= 0);
    if (!typed || !known || this.mayHave(code)) await this.taken;
  }

  /** Nothing is left to be asked for. */
  get weight() {
    return 0;
  }

  /** Waits for the file. */
  async getAll() {
    await this.asked;
  }

  /** @param {string} code in capitals and digits */
  mayHave(code) {
    return this.forms.some(([form, rest]) => areaCodes(code, rest).some((area) => formOf(area) === form));
  }
}

/** @param {string} code */
function formOf(code) {
  return code.replace(/[A-Z]/g, "A").replace(/[0-9]/g, "9");
}
