/**
 * Holds answers from shards against a plain oracle, and against those of the same directory in one file, which has its listings in the same
 * order: in Node and in a browser.
 */
import { clock } from "../../../overrides/assets/finder/clock.js";
import { Shards } from "../../../overrides/assets/finder/shards.js";
import { PARTS, Source } from "../../../overrides/assets/finder/source.js";
import { Whereabouts } from "../../../overrides/assets/map/whereabouts.js";
import { NOW, randomFrom } from "./made.js";
import { differencesOfMap } from "../map/zooming.js";
import { differences, oracle, plain, randomQuestion } from "./oracle.js";

/** @typedef {(name: string) => Promise<any>} Read gets a file of JSON */
/** @typedef {import("../../../overrides/assets/finder/source.js").Question} Question */

/**
 * @param {Read} read
 * @param {number} rounds
 * @param {number} seed
 * @param {number} [now] ms
 * @returns {Promise<string[]>} every difference, and the question
 */
export async function differencesOfForms(read, rounds, seed, now = NOW) {
  const data = await read("whole.json");
  const manifest = await read("finder/groups.json");
  const whole = new Source(data, clock, now);
  const listings = plain(data, whole);
  const random = randomFrom(seed);
  const sharded = () =>
    new Source(new Shards(manifest, (number) => read(`finder/${manifest.shards}${number}.json`), clock, now));
  const { latitude, longitude } = data.places;
  /** Somewhere that groups are, mostly. */
  const somewhere = () => {
    const at = Math.floor(random() * latitude.length);
    if (!latitude.length || random() < 0.1)
      return { latitude: random() * 180 - 90, longitude: random() * 360 - 180 };
    return { latitude: latitude[at] + random() / 10, longitude: longitude[at] + random() / 10 };
  };
  /** @type {string[]} */
  const found = [];
  let source = sharded();
  for (let round = 0; round < rounds; round++) {
    if (round % 4 === 0) source = sharded(); // what was read before must not matter
    const question = randomQuestion(random, whole.facets, [0.35, 0.1, 0][round % 3], 10 ** (4 + (round % 4)));
    if (question.near) question.near = somewhere();
    if (round % 2) question.count = [whole.facets[Math.floor(random() * whole.facets.length)].id];
    const answer = await source.query(question);
    for (const one of differences(answer, oracle(listings, whole, question), question))
      found.push(`${one} of ${JSON.stringify(question)}`);
  }
  const texts = textsOf(data.groups.name.slice(0, 40));
  for (let round = 0; round < rounds; round++) {
    if (round % 4 === 0) source = sharded();
    const text = () => texts[Math.floor(random() * texts.length)];
    const topics = whole.facets.find(({ id }) => id === "topics");
    const question = {
      ...randomQuestion(random, whole.facets, 0.1, 1e5),
      q: round % 3 ? "" : `${text()} ${text()}`,
      rather: round % 3 === 1 ? `${text()} ${text()}` : "",
    };
    if (question.near) question.near = somewhere();
    if (round % 3 === 2 && topics) {
      question.chosen = { ...question.chosen, topics: [topics.values[0].id] };
      question.said = { topics: [text(), text()] };
    }
    const [one, other] = [await source.query(question), await whole.query(question)].map(
      ({ counts: _, ...answer }) => JSON.stringify(answer),
    );
    if (one !== other) found.push(`${one}, not ${other} of ${JSON.stringify(question)}`);
    if (round % 6) continue;
    found.push(...(await differencesOfMap(sharded, whole, question, random)));
    const [seen, wanted] = [await onMap(source, question), await onMap(whole, question)];
    if (seen !== wanted) found.push(`map: ${seen}, not ${wanted} of ${JSON.stringify(question)}`);
  }
  const { total, parts } = await sharded().query({ ...randomQuestion(random, []), near: null, when: "" });
  if (total !== listings.length) found.push(`${total} listings, not ${listings.length}`);
  if (!PARTS.some((part) => parts[part].results.length)) found.push("no results at all");
  return found;
}

/**
 * What a map shows of a question: how many groups, where, what is around the place that was asked for, one of them in words, and the first
 * cards of some.
 *
 * @param {Source} source
 * @param {Question} question
 */
async function onMap(source, question) {
  const whereabouts = await Whereabouts.of(source, question);
  const { areas, groups, total, unplaced } = whereabouts;
  await whereabouts.read(areas);
  const { latitudes, longitudes } = source.table;
  const places = areas.flatMap((area) => whereabouts.placesIn(area) || []);
  const points = new Set(
    places.map(({ groups: [group], place }) => `${group} ${latitudes[place]} ${longitudes[place]}`),
  );
  await whereabouts.readCards(groups.slice(0, 1));
  const spot = places.length ? whereabouts.spot(places[0].groups[0], places[0].place) : null;
  const around = question.near ? await whereabouts.around(20) : null;
  const cards = await whereabouts.cards(
    groups.filter((group) => group % 3 === 0),
    5,
  );
  return JSON.stringify([total, unplaced, [...points].sort(), whereabouts.extent, around, spot, cards]);
}

/**
 * Words of names: whole, begun, with a letter left out; and one that nobody has.
 *
 * @param {string[]} names
 */
function textsOf(names) {
  const words = [...new Set(names.flatMap((name) => name.toLowerCase().split(" ")))];
  return [
    ...words,
    ...words.map((word) => word.slice(0, 3)),
    ...words.map((word) => word.slice(0, 2) + word.slice(3)),
    "qqqq",
  ];
}
