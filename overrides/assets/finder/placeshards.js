/**
 * Reads shards of the place index: those of the part of the alphabet in which what was typed may stand. Their addresses are numbers.
 *
 * @typedef {import("./placetable.js").PlaceTable} PlaceTable
 * @typedef {import("./placetable.js").PlaceFile} PlaceFile
 * @typedef {import("./placetable.js").PlaceShards} PlaceShards
 */

/** A name that is begun with fewer letters is looked for among large towns alone. */
const BEGUN = 3;

/** How many characters of a whole code may be beyond its area. */
const BEYOND = 4;

const LAST = "\uffff";

export class PlaceReader {
  /**
   * @param {PlaceShards} shards
   * @param {Pick<import("./numbered.js").NumberedFiles, "get" | "getAll">} files
   */
  constructor({ names, codes, weight }, files) {
    this.names = names;
    this.codes = codes;
    this.weight = weight;
    this.files = files;
    /** @type {Map<number, Promise<void>>} */
    this.reading = new Map();
  }

  /** Gets all shards. */
  getAll() {
    return this.files.getAll();
  }

  /**
   * @param {PlaceTable} table takes the places in
   * @param {string[]} names keys; the first of them is the longest
   * @param {string[]} codes in capitals and digits
   * @param {boolean} begun whether the first name may be the beginning of a longer one
   */
  async read(table, names, codes, begun) {
    const numbers = new Set(names.filter(Boolean).map((name) => this.holding(name)));
    const [typed = ""] = names;
    if (begun && typed.length >= BEGUN)
      for (let at = this.holding(typed); at <= this.holding(typed + LAST); at++) numbers.add(at);
    for (const code of codes.filter((one) => one.length >= 2))
      for (const number of this.ofCode(code)) numbers.add(number);
    await Promise.all([...numbers].map((number) => this.once(number, table)));
  }

  /**
   * The shard in which a name stands, if any has it.
   *
   * @param {string} name
   */
  holding(name) {
    const after = this.names.findIndex((first) => first > name);
    return Math.max(0, (after < 0 ? this.names.length : after) - 1);
  }

  /** @param {string} code */
  ofCode(code) {
    const most = Math.max(2, code.length - BEYOND);
    return this.codes.flatMap(([, first, last], at) =>
      first <= code + LAST && last >= code.slice(0, most) ? [this.names.length + at] : [],
    );
  }

  /**
   * @param {number} number
   * @param {PlaceTable} table
   */
  once(number, table) {
    let reading = this.reading.get(number);
    if (!reading) {
      reading = this.files.get(number).then((file) => table.take(file));
      this.reading.set(number, reading);
      reading.catch(() => this.reading.delete(number));
    }
    return reading;
  }
}
