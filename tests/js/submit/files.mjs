/** The file that each listing becomes: reads {model, listings: [[organization, group], …]} and answers with [[path, text], …], as JSON. */

import { readFileSync } from "node:fs";

import { pathOf } from "../../../overrides/assets/submit/ways.js";
import { writeListings } from "../../../overrides/assets/submit/yaml.js";

const { model, listings } = JSON.parse(readFileSync(0, "utf8"));
const files = listings.map(([organization, group]) => [
  pathOf(group.id),
  writeListings(model, organization, [group]),
]);
process.stdout.write(JSON.stringify(files));
