/** Checks listings as the form does: reads {model, groups} and answers with what is amiss with each, as JSON. */

import { readFileSync } from "node:fs";

import { faults } from "../../../overrides/assets/submit/rules.js";

const { model, groups } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(
  JSON.stringify(
    groups.map((/** @type {any} */ group) => faults(model, group).map(({ rule, at }) => `${rule} ${at}`)),
  ),
);
