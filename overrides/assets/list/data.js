/**
 * What is known of chosen groups, from the files that pages/your_list_data.py writes. Where they are several, they are dealt out by the
 * CRC-32 of the id, so that asking for one tells the host little about which group is meant.
 *
 * @typedef {object} Meeting
 * @property {string} [rule] "Every Tuesday, 19:00–20:30"
 * @property {string} [zone] its name, where people elsewhere may join
 * @property {string[]} [notes]
 * @property {string} [state]
 * @property {string} [format]
 * @property {boolean} [remote]
 * @property {string[]} [where] venue, street, town
 * @property {string} [untold]
 * @property {string} [directions]
 * @property {string[]} [maps] a geo: address and a page
 * @property {string} [note] how to come in
 * @property {import("../finder/occurrences.js").Schedule} [schedule]
 *
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} page its address
 * @property {string} name
 * @property {string} [lang] of its own words, where it is not the page's
 * @property {string} [state]
 * @property {boolean} [demo]
 * @property {Meeting[]} [meetings]
 * @property {string[][]} [ways] label, text, address
 * @property {boolean} [calendar]
 * @property {string} [confirmed]
 * @property {string} [advice]
 * @property {boolean} [old] confirmed more than a year before the build
 * @property {string} [closed] that it has closed, in words
 * @property {string} [next] the id of the group that it went over to
 *
 * @typedef {{groups: Record<string, string | Omit<Entry, "id" | "page">>}} File an older id has the present one
 */

/** An id may have changed more than once; longer chains are no ids of ours. */
const RENAMED = 5;

/** Asks for the data of chosen groups. */
export class Data {
  /**
   * @param {string} site address of the site's root
   * @param {number} files how many there are
   * @param {(address: string) => Promise<Response>} [get]
   */
  constructor(site, files, get = (address) => fetch(address)) {
    this.site = site;
    this.files = files;
    this.get = get;
    /** @type {Map<number, Promise<Map<string, File["groups"][string]>>>} */
    this.asked = new Map();
  }

  /**
   * The groups of a list in its order, each once, by their present ids; and the ids that nobody knows.
   *
   * @param {string[]} ids
   * @returns {Promise<{entries: Entry[], unknown: string[]}>}
   */
  async find(ids) {
    /** @type {Map<string, Entry>} */
    const entries = new Map();
    const unknown = [];
    for (const found of await Promise.all(ids.map((id) => this.one(id)))) {
      if (typeof found === "string") unknown.push(found);
      else entries.set(found.id, found);
    }
    return { entries: [...entries.values()], unknown };
  }

  /**
   * @param {string} asked
   * @returns {Promise<Entry | string>} the id itself where it is unknown
   */
  async one(asked) {
    let id = asked;
    for (let step = 0; step < RENAMED; step++) {
      const found = (await this.file(fileOf(id, this.files))).get(id);
      if (found === undefined) return asked;
      if (typeof found !== "string") return { ...found, id, page: `${this.site}groups/${id}/` };
      id = found;
    }
    return asked;
  }

  /** @param {number} number */
  file(number) {
    let file = this.asked.get(number);
    if (!file) {
      file = this.read(number);
      this.asked.set(number, file);
      file.catch(() => this.asked.delete(number));
    }
    return file;
  }

  /** @param {number} number */
  async read(number) {
    const response = await this.get(`${this.site}your-list/groups-${number}.json`);
    if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
    /** @type {File} */
    const { groups } = await response.json();
    return new Map(Object.entries(groups));
  }
}

/**
 * The number of the file that an id is in.
 *
 * @param {string} id
 * @param {number} files
 */
export function fileOf(id, files) {
  return files < 2 ? 0 : crc32(new TextEncoder().encode(id)) % files;
}

/**
 * The CRC-32 of zlib (ISO 3309), bit by bit: ids are short.
 *
 * @param {Uint8Array} octets
 */
function crc32(octets) {
  let crc = ~0;
  for (const octet of octets) {
    crc ^= octet;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
