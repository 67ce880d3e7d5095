// Looks places up in shards as the browser does, each from nothing, and says what is found and which shards were asked for.
import { readFileSync } from "node:fs";

import { Places } from "../../overrides/assets/finder/places.js";
import { PlaceReader } from "../../overrides/assets/finder/placeshards.js";

const { base, shards, texts } = JSON.parse(readFileSync(0, "utf-8"));
const shown = ({ label, note }) => `${label}, ${note}`;
const found = {};
for (const text of texts) {
  const asked = [];
  const files = (note) => ({
    get: async (number) => {
      note(number);
      return shards[number];
    },
    getAll: async () => {},
  });
  const places = new Places(base, new PlaceReader(base, files((number) => asked.push(number))));
  await places.prepare(text);
  const [first] = places.search(text, 4);
  const again = new Places(base, new PlaceReader(base, files(() => {})));
  if (first) await again.prepareId(first.id);
  found[text] = {
    found: places.search(text, 4).map(shown),
    asked,
    byId: first ? shown(again.byId(first.id) || { label: "", note: "" }) : null,
  };
}
process.stdout.write(JSON.stringify(found));
