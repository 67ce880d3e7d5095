/**
 * Opens listings that are published, from the files that pages/listing_records.py writes, because someone followed a link to correct, confirm
 * or close one. They are asked for by number, so the host is told little about which group is meant.
 *
 * @typedef {{file?: string, line?: number, listing: any}} Opened
 * @typedef {{what: "correct" | "confirm" | "close", ids: string[]}} Asked
 */

import { fileOf } from "../list/data.js";

/** An id may have changed more than once; longer chains are no ids of ours. */
const RENAMED = 5;

/** More listings than these are not confirmed at once. */
const MOST = 200;

/**
 * What the part of an address behind # asks for; null where it asks for nothing that is known here.
 *
 * @param {string} hash
 * @returns {Asked | null}
 */
export function askedFor(hash) {
  const [, what, said] = /^#(correct|confirm|close)=([a-z0-9,-]+)$/.exec(hash) ?? [];
  const ids = [...new Set((said ?? "").split(",").filter(Boolean))].slice(0, what === "correct" ? 1 : MOST);
  return ids.length ? { what: /** @type {Asked["what"]} */ (what), ids } : null;
}

/**
 * The listings of some ids, in their order; those that are not known are left out.
 *
 * @param {string} folder address of the page, with a slash at its end
 * @param {string[]} ids
 * @param {(address: string) => Promise<Response>} [get]
 * @returns {Promise<Opened[]>}
 */
export async function open(folder, ids, get = (address) => fetch(address)) {
  const { files } = await json(`${folder}groups.json`, get);
  /** @type {Map<number, Promise<any>>} */
  const asked = new Map();
  const file = (/** @type {number} */ number) => {
    if (!asked.has(number)) asked.set(number, json(`${folder}groups-${number}.json`, get));
    return asked.get(number);
  };
  const found = await Promise.all(
    ids.map(async (id) => {
      let at = id;
      for (let step = 0; step < RENAMED; step++) {
        const said = new Map(Object.entries((await file(fileOf(at, files))).groups)).get(at);
        if (typeof said !== "string") return said ?? null;
        at = said;
      }
      return null;
    }),
  );
  return found.filter(Boolean);
}

/**
 * @param {string} address
 * @param {(address: string) => Promise<Response>} get
 */
async function json(address, get) {
  const response = await get(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response.json();
}
