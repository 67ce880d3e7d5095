// Holds what is understood against what people meant; test_queries.py runs it with the folder of a directory's words and places.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";

import { Lexicon } from "../../overrides/assets/finder/lexicon.js";
import { Places } from "../../overrides/assets/finder/places.js";
import { understand } from "../../overrides/assets/finder/understand.js";

/** The least share that is to be right: of the queries that words were tuned by, and of those that were held out. */
const WANTED = { "queries.json": 0.95, "queries-held-out.json": 0.9 };
const folder = process.env.ASKED || "";
const json = (file) => JSON.parse(readFileSync(file, "utf-8"));
const lexicon = new Lexicon(json(join(folder, "words.json")));
const file = json(join(folder, "places.json"));
const places = new Places(file);
places.table.take(json(join(folder, basename(file.others))));

/** What was understood, in the form of the files: ids of a facet apart by spaces, and nothing where nothing was. */
function shortly(text) {
  const { chosen, near, when, away, here, help, rest, lost } = understand(text, lexicon, places);
  const [offer] = lost ? places.similar(lost, 1) : [];
  const values = Object.entries(chosen).map(([facet, ids]) => [facet, ids.join(" ")]);
  const others = Object.entries({
    near: near ? `${near.label}, ${near.note}` : "",
    when,
    away,
    here,
    help,
    rest,
    offer: offer ? offer.label : "",
  });
  return Object.fromEntries([...values, ...others].filter(([, value]) => value));
}

/** Whether it is what was meant: values in any order, and of a place what tells it from others. */
function agrees(found, meant, strict = false) {
  const keys = new Set([...Object.keys(found), ...Object.keys(meant)]);
  // Words that are left beside what was understood only order the answer: they make none right or wrong.
  if (!strict && [...keys].some((key) => key !== "rest")) keys.delete("rest");
  const sorted = (value) => String(value).split(" ").sort().join(" ");
  return [...keys].every((key) =>
    key === "near"
      ? `${found.near}, `.startsWith(`${meant.near}, `)
      : sorted(found[key] ?? "") === sorted(meant[key] ?? ""),
  );
}

for (const [name, wanted] of Object.entries(WANTED)) {
  test(`${name}: at least ${wanted * 100} % are understood as they were meant`, (context) => {
    const queries = json(new URL(name, import.meta.url));
    const read = queries.map(([text, meant]) => ({ text, meant, found: shortly(text) }));
    const wrong = read.filter(({ found, meant }) => !agrees(found, meant));
    const exact = read.filter(({ found, meant }) => agrees(found, meant, true));
    const score = 1 - wrong.length / queries.length;
    context.diagnostic(
      `${name}: ${queries.length - wrong.length} of ${queries.length} right (${(score * 100).toFixed(1)} %), ` +
        `${exact.length} to the last word that is left`,
    );
    for (const { text, meant, found } of wrong)
      context.diagnostic(`“${text}”\n    meant ${JSON.stringify(meant)}\n    found ${JSON.stringify(found)}`);
    assert.ok(score >= wanted, `${(score * 100).toFixed(1)} %`);
  });
}
