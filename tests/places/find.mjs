// Reads a place file as the browser does and says what it holds, and what is found for the texts that come in on standard input.
import { readFileSync } from "node:fs";

import { Places } from "../../overrides/assets/finder/places.js";

const { file, texts } = JSON.parse(readFileSync(0, "utf-8"));
const places = new Places(JSON.parse(readFileSync(file, "utf-8")));
const { table } = places;
const shown = ({ label, note }) => `${label}, ${note}`;

process.stdout.write(
  JSON.stringify({
    postcodes: Object.fromEntries(
      table.countries.map(({ code }, country) => {
        const areas = table.postcodes[country].flatMap(({ codes, latitudes, longitudes }) =>
          Array.from(codes.numbers, (_, at) => [codes.at(at), latitudes[at], longitudes[at]]),
        );
        return [code, areas];
      }),
    ),
    towns: table.names.map((_, number) => table.town(number)),
    lost: table.names.filter((_, number) => !places.byId(table.idOf(number))),
    found: Object.fromEntries(texts.map((text) => [text, places.search(text, 4).map(shown)])),
    similar: Object.fromEntries(texts.map((text) => [text, places.similar(text, 4).map(shown)])),
  }),
);
