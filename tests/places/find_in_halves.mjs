// Looks places up in two files as the browser does, and says what is found and whether the second file was waited for.
import { readFileSync } from "node:fs";

import { OtherCountries } from "../../overrides/assets/finder/othercountries.js";
import { Places } from "../../overrides/assets/finder/places.js";

const { first, others, texts } = JSON.parse(readFileSync(0, "utf-8"));
const shown = ({ label, note }) => `${label}, ${note}`;
const rested = () => new Promise((resolve) => setImmediate(() => resolve(true)));
const found = {};
for (const text of texts) {
  let arrive;
  const asked = new Promise((resolve) => (arrive = () => resolve(others)));
  const places = new Places(first, new OtherCountries(first.forms, asked));
  const prepared = places.prepare(text);
  const waited = await Promise.race([prepared.then(() => false), rested()]);
  if (waited) arrive();
  await prepared;
  found[text] = { found: places.search(text, 4).map(shown), waited };
}
process.stdout.write(JSON.stringify(found));
