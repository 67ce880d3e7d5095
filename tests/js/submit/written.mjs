/** Writes listings that Python made: reads {model, files: [[organization, groups], …]} and answers with their YAML, as JSON. */

import { readFileSync } from "node:fs";

import { writeListings } from "../../../overrides/assets/submit/yaml.js";

const { model, files } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify(files.map(([organization, groups]) => writeListings(model, organization, groups))),
);
