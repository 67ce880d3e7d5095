/** Prints how answers from shards differ from what they should be: `node shards.mjs FOLDER ROUNDS` (tests/pages/test_shards.py). */
import { readFile } from "node:fs/promises";

import { differencesOfForms } from "./bothforms.js";

const [folder, rounds] = process.argv.slice(2);
const read = async (/** @type {string} */ name) => JSON.parse(await readFile(`${folder}/${name}`, "utf8"));
console.log((await differencesOfForms(read, Number(rounds), Number(rounds))).join("\n"));
