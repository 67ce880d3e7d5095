/** Prints how answers from shards differ from what they should be: `node shards.mjs FOLDER ROUNDS [NOW]` (tests/pages/test_shards.py). */
import { readFile } from "node:fs/promises";

import { differencesOfForms } from "./bothforms.js";

const [folder, rounds, now] = process.argv.slice(2);
const read = async (/** @type {string} */ name) => JSON.parse(await readFile(`${folder}/${name}`, "utf8"));
const at = now ? Date.parse(now) : undefined;
console.log((await differencesOfForms(read, Number(rounds), Number(rounds), at)).join("\n"));
