/**
 * Looks up towns and postcodes in the browser, in the files of the directory's countries (hooks/commonground/pages/place_index.py), so that
 * no request depends on what a visitor types.
 */

import { fold, placeKey } from "./fold.js";
import { NumberedFiles } from "./numbered.js";
import { OtherCountries } from "./othercountries.js";
import { PlaceTable } from "./placetable.js";
import { written } from "./postcodes.js";
import { editsBetween } from "./spelling.js";

/** @typedef {import("./placetable.js").Place} Place */

/** What a name that is typed in full is worth more than a longer one, in 4·ln(people): a small town of that name before a city that begins so. */
const WHOLE = 12;
/** What another name than the one shown is worth less: typed in full, and begun. */
const OTHER_WHOLE = 4;
const OTHER_BEGUN = 24;
/** What one edit between spellings is worth less. */
const EDIT = 10;
/** A city has so much of it, and a town that a word is taken for although nothing else says that it is a place. */
const CITY = 4 * Math.log(100_000);
const TOWN = 4 * Math.log(10_000);
/** No whole code has so many characters beyond its area. */
const UNFINISHED = 5;
/** No name of a place with its areas is longer; what is typed beyond is not read. */
const LONGEST = 120;
/** How many words at the end of what was typed may name a region or a country. */
const AREA_WORDS = 5;

/**
 * Reads the places from the answer to a request for places.json; throws where it could not be had.
 *
 * @param {Promise<Response>} asked
 */
export async function open(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`);
  const file = await answer.json();
  /** @param {string} path */
  const read = async (path) => {
    const part = await fetch(new URL(path, answer.url));
    if (!part.ok) throw new Error(`${part.status} for ${part.url}`);
    return part.json();
  };
  if (file.others) return new Places(file, new OtherCountries(file.forms, read(file.others)));
  if (!file.shards) return new Places(file);
  const { PlaceReader } = await import("./placeshards.js");
  return new Places(file, new PlaceReader(file, new NumberedFiles(new URL(file.shards, answer.url))));
}

export class Places {
  /**
   * @param {import("./placetable.js").PlaceFile} file
   * @param {import("./placeshards.js").PlaceReader | OtherCountries | null} [reader] where the file does not hold all places
   */
  constructor(file, reader = null) {
    this.table = new PlaceTable(file);
    this.reader = reader;
  }

  /** About how many bytes are still to be had, if everything is wanted. */
  get weight() {
    return this.reader ? this.reader.weight : 0;
  }

  /** Gets everything, so that nothing that is typed needs a request any more. */
  async getAll() {
    if (this.reader) await this.reader.getAll();
  }

  /**
   * Gets what is needed to look a place up that is typed, or begun, or misspelled.
   *
   * @param {string} typed
   */
  async prepare(typed) {
    if (!this.reader) return;
    const wanted = questions(typed).map(({ name }) => name);
    await this.reader.read(this.table, wanted, codesIn(typed), true);
  }

  /**
   * Gets what is needed to look places up that a text may name.
   *
   * @param {string} text
   */
  async prepareWords(text) {
    if (!this.reader) return;
    const words = fold(text).split(" ").filter(Boolean);
    const names = words.flatMap((_, at) =>
      [1, 2, 3].map((count) => placeKey(words.slice(at, at + count).join(" "))),
    );
    await this.reader.read(this.table, names, words.map(written), false);
  }

  /**
   * Gets what is needed to know the place of an id.
   *
   * @param {string} id
   */
  async prepareId(id) {
    const [kind, , name = ""] = id.split("/");
    if (this.reader)
      await this.reader.read(this.table, kind === "town" ? [name] : [], kind === "town" ? [] : [name], false);
  }

  /**
   * The places that what was typed names or begins to name, the likeliest first.
   *
   * @param {string} typed
   * @param {number} limit
   * @returns {Place[]}
   */
  search(typed, limit) {
    const codes = this.postcodeAreas(typed, limit);
    if (codes.length) return codes.slice(0, limit);
    /** @type {Map<number, number>} what each town that matches is worth */
    const worth = new Map();
    for (const { name, areas, split } of questions(typed)) {
      const regions = this.regionsIn(areas);
      if (!regions) continue;
      const whole = split && worth.size > 0;
      for (const { key, town, other } of this.table.begun(name)) {
        const rank = regions[this.table.region[town]];
        if (!rank || (key !== name && (whole || (split && key[name.length] !== " ")))) continue;
        const less = other ? (key === name ? OTHER_WHOLE : OTHER_BEGUN) : 0;
        const value = this.table.size[town] + (key === name ? WHOLE : 0) - less + rank;
        if (value > (worth.get(town) || -Infinity)) worth.set(town, value);
      }
    }
    return this.best(worth, limit);
  }

  /**
   * The places whose whole name what was typed is, with its areas or without, or whose postcode: the likeliest first.
   *
   * @param {string} typed
   * @param {number} limit
   * @param {boolean} large whether villages are left out
   * @returns {Place[]}
   */
  named(typed, limit, large) {
    const code = written(typed);
    if (code) return this.areasOf((postcodes) => [postcodes.area(code)]).slice(0, limit);
    /** @type {Map<number, number>} what each town of that name is worth */
    const worth = new Map();
    for (const { name, areas } of questions(typed)) {
      if (worth.size) break;
      for (const { key, town, other } of this.table.begun(name)) {
        // Longer names come after it; of several words it may be the beginning of a city's ("new york").
        if (key !== name && (worth.size || !isBegun(key, name) || this.table.size[town] < CITY)) continue;
        if (large && this.table.size[town] < TOWN) continue;
        const { names } = this.table.regions[this.table.region[town]];
        const value = this.table.size[town] - (other ? OTHER_WHOLE : 0);
        if (areas.every((area) => names.includes(area)) && value > (worth.get(town) || -Infinity))
          worth.set(town, value);
      }
    }
    return this.best(worth, limit);
  }

  /**
   * Towns whose whole name, with its areas or without, differs from what was typed by a typing error, of a long one by two: the likeliest first.
   *
   * @param {string} typed
   * @param {number} limit
   * @param {boolean} large whether only cities are meant
   */
  close(typed, limit, large) {
    /** @type {Map<number, number>} */
    const worth = new Map();
    for (const { name, areas } of questions(typed)) {
      const most = name.length > 11 ? 2 : 1;
      const regions = areas.length ? this.regionsNamed(areas) : null;
      if (worth.size || (regions && !regions.size)) continue;
      for (const { key, town } of this.table.begun(name.slice(0, 1))) {
        const size = this.table.size[town];
        if (Math.abs(key.length - name.length) > most || (large && size < CITY)) continue;
        if (regions && !regions.has(this.table.region[town])) continue;
        const edits = editsBetween(name, key, most);
        if (edits <= most) worth.set(town, size - edits * EDIT);
      }
    }
    return this.best(worth, limit);
  }

  /**
   * Towns whose names are spelled nearly so, the likeliest first.
   *
   * @param {string} typed
   * @param {number} limit
   * @returns {Place[]}
   */
  similar(typed, limit) {
    /** @type {Map<number, number>} */
    const worth = new Map();
    for (const { name, areas } of questions(typed)) {
      const most = name.length > 7 ? 2 : 1;
      const regions = this.regionsIn(areas);
      if (name.length < 3 || !regions) continue;
      for (const { key, town } of this.table.sorted) {
        const rank = regions[this.table.region[town]];
        if (!rank || !beginAlike(key, name)) continue;
        const near = likeIn(key, name.length, most);
        if (!near) continue;
        const edits = editsBetween(name, near, most);
        const value = this.table.size[town] - edits * EDIT + (near === key ? 0 : -EDIT / 2) + rank;
        if (edits <= most && value > (worth.get(town) || -Infinity)) worth.set(town, value);
      }
    }
    return this.best(worth, limit);
  }

  /**
   * A place by the id that a copied link holds; null where it is not known here.
   *
   * @param {string} id
   * @returns {Place | null}
   */
  byId(id) {
    const [kind, code, name] = id.split("/");
    const country = this.table.countries.findIndex((known) => known.code === code);
    if (country < 0 || !name) return null;
    if (kind === "postcode") {
      const part = this.table.postcodes[country].find(({ codes }) => codes.indexOf(name) >= 0);
      return part ? this.table.postcode(country, part, part.codes.indexOf(name)) : null;
    }
    const named = this.table.begun(name).find(({ town, other }) => !other && this.table.idOf(town) === id);
    return named ? this.table.town(named.town) : null;
  }

  /**
   * The postcode areas of what was typed: a code, the beginning of one, or an address with a code at its end.
   *
   * @param {string} typed
   * @param {number} limit
   * @returns {Place[]}
   */
  postcodeAreas(typed, limit) {
    const code = written(typed);
    if (!code) return [];
    const [, ...endings] = codesIn(typed);
    const found = this.areasOf((postcodes) => [postcodes.area(code)]);
    if (!found.length) found.push(...this.areasOf((postcodes) => postcodes.begun(code, limit)));
    for (let more = 1; !found.length && more < UNFINISHED; more++)
      found.push(...this.areasOf((postcodes) => [postcodes.unfinished(code, more)]));
    for (const ending of endings)
      if (!found.length) found.push(...this.areasOf((postcodes) => [postcodes.area(ending)]));
    return found;
  }

  /** @param {(postcodes: import("./postcodes.js").Postcodes) => number[]} find positions of areas, -1 for none */
  areasOf(find) {
    return this.table.postcodes.flatMap((parts, country) =>
      parts.flatMap((part) =>
        find(part)
          .filter((at) => at >= 0)
          .map((at) => this.table.postcode(country, part, at)),
      ),
    );
  }

  /**
   * The regions that lie in all areas, each of which is named in full.
   *
   * @param {string[]} areas folded
   */
  regionsNamed(areas) {
    const { regions } = this.table;
    const named = regions.map(({ names }) => areas.every((area) => names.includes(area)));
    return new Set(named.flatMap((is, region) => (is ? [region] : [])));
  }

  /**
   * How well each region fits what was typed after a town: 0 where it does not, more where a name is typed in full; null where no region fits.
   *
   * @param {string[]} areas folded
   */
  regionsIn(areas) {
    const ranks = this.table.regions.map(({ names }) =>
      areas.every((area) => within(area, names)) ? (areas.some((area) => names.includes(area)) ? 2 : 1) : 0,
    );
    return ranks.some(Boolean) ? ranks : null;
  }

  /**
   * @param {Map<number, number>} worth
   * @param {number} limit
   */
  best(worth, limit) {
    /** @type {Map<string, Place>} once each: a town of several names is in several shards */
    const best = new Map();
    for (const [town] of [...worth].sort(([a, first], [b, second]) => second - first || a - b)) {
      if (best.size === limit) break;
      const place = this.table.town(town);
      if (!best.has(place.id)) best.set(place.id, place);
    }
    return [...best.values()];
  }
}

/**
 * What was typed as a town and the areas it lies in: apart by commas, or with the area as the last words.
 *
 * @param {string} typed
 * @returns {{name: string, areas: string[], split: boolean}[]} the likeliest first; `split` where the area is taken from the last words
 */
function questions(typed) {
  const [head, ...rest] = typed.slice(0, LONGEST).split(",");
  const areas = rest.map(fold).filter(Boolean);
  const words = fold(head).split(" ").filter(Boolean);
  const found = [];
  for (let taken = 0; taken <= Math.min(AREA_WORDS, words.length - 1); taken++) {
    const area = words.slice(words.length - taken).join(" ");
    const name = placeKey(words.slice(0, words.length - taken).join(" "));
    found.push({ name, areas: area ? [...areas, area] : areas, split: taken > 0 });
  }
  return found;
}

/**
 * The codes that may be meant by what was typed: all of it, its last two words, its last.
 *
 * @param {string} typed
 */
function codesIn(typed) {
  const words = typed.trim().split(/[\s,]+/);
  const endings = words.length > 1 ? [words.slice(-2).join(""), words[words.length - 1]] : [];
  return [typed, ...endings].map(written);
}

/**
 * Whether a name of several words is all but the last word of a key.
 *
 * @param {string} key
 * @param {string} name
 */
function isBegun(key, name) {
  return name.includes(" ") && key[name.length] === " " && !key.slice(name.length + 1).includes(" ");
}

/**
 * Whether an area is made of names, one after another ("west yorkshire uk"), the last of which may be unfinished.
 *
 * @param {string} area folded
 * @param {string[]} names folded
 * @returns {boolean}
 */
function within(area, names) {
  return names.some(
    (name) =>
      name === area ||
      (area.length > 2 && name.startsWith(area)) ||
      (area.startsWith(name) && area[name.length] === " " && within(area.slice(name.length + 1), names)),
  );
}

/**
 * Whether two names may begin the same but for one letter that is wrong, left out, put in or swapped.
 *
 * @param {string} a
 * @param {string} b
 */
function beginAlike(a, b) {
  return (
    a[0] === b[0] ||
    (a[1] === b[1] && a[2] === b[2]) ||
    (a[0] === b[1] && (a[1] === b[0] || a[1] === b[2])) ||
    (a[1] === b[0] && a[2] === b[1])
  );
}

/**
 * The name, or those of its first words ("newcastle" of "newcastle upon tyne"), that are of about a length; "" where none are.
 *
 * @param {string} key
 * @param {number} length
 * @param {number} most by how much the lengths may differ
 */
function likeIn(key, length, most) {
  if (Math.abs(key.length - length) <= most) return key;
  for (let end = length - most; end <= length + most; end++) if (key[end] === " ") return key.slice(0, end);
  return "";
}
