/**
 * Which listings pass the chosen filters, and how many each value of each filter would leave: one pass over all rows.
 *
 * A listing passes when one and the same meeting of it passes every filter about meetings (format, weekday …) and the listing itself
 * passes the others. A facet that no listing has any value of is passed by none. Within a facet any chosen value is enough, except where the facet asks for all of them (access needs).
 * Rows hold the number of a set of values, so a filter is judged once a set and not once a row.
 *
 * @typedef {object} Facet
 * @property {string} id
 * @property {string} label
 * @property {boolean} every whether all chosen values are needed, instead of one of them
 * @property {boolean} ofMeeting whether it is about a meeting, else about the whole listing
 * @property {boolean} inWords whether listings name its values in their own words too
 * @property {{id: string, label: string}[]} values
 * @property {number[][]} sets distinct sets of values (numbers in `values`)
 * @property {Uint32Array} rows the set of each listing or meeting
 *
 * @typedef {object} Rows
 * @property {Uint32Array} first the first meeting of each listing; one entry more than listings
 * @property {Facet[]} facets
 * @property {readonly string[]} [counted] the facets whose values are counted; all by default
 *
 * @typedef {object} Tally
 * @property {number[]} groups the listings that pass, in their order
 * @property {Uint8Array} live 1 for each meeting through which its listing passes
 * @property {Uint32Array[]} counts for each facet and value: the listings left if it alone were chosen beside what the other facets ask
 *   (of a facet that needs every value: if it were added to what is chosen)
 */

/**
 * @param {Rows} rows
 * @param {Record<string, readonly string[]>} chosen values by facet
 * @param {((group: number) => boolean) | null} [allowed] a further condition on listings (text)
 * @param {((meeting: number) => boolean) | null} [open] a further condition on meetings (distance, time)
 * @param {Record<string, Uint8Array>} [also] by facet of listings, 1 for each listing that passes it by its own words
 * @returns {Tally}
 */
export function tally(rows, chosen, allowed = null, open = null, also = {}) {
  const { first, facets, counted = facets.map(({ id }) => id) } = rows;
  const counts = facets.map((facet) => new Uint32Array(facet.values.length));
  const ofGroup = numbers(facets, (facet) => !facet.ofMeeting);
  const ofMeeting = numbers(facets, (facet) => facet.ofMeeting);
  const isCounted = facets.map(({ id }) => counted.includes(id));
  const countedOfGroup = ofGroup.filter((at) => isCounted[at]);
  const countedOfMeeting = ofMeeting.filter((at) => isCounted[at]);
  const passes = facets.map((facet) => judge(facet, chosen[facet.id]));
  const size = first.length - 1;
  const missed = failing(facets, passes, ofGroup, size, also);
  const lacks = failing(facets, passes, ofMeeting, first[size]);
  /** @type {Uint32Array[]} how often each set of a listing's facet counts */
  const tallies = facets.map((facet) => new Uint32Array(facet.ofMeeting ? 0 : facet.sets.length));
  /** @type {Int32Array[]} the last listing that each value of a meeting's facet was counted for */
  const seen = facets.map((facet) => new Int32Array(facet.ofMeeting ? facet.values.length : 0).fill(-1));
  const live = new Uint8Array(first[size]);
  const unheard = Object.entries(chosen).some(
    ([id, values]) => values.length && !facets.some((facet) => facet.id === id),
  );
  /** @type {number[]} */
  const groups = [];

  for (let group = 0; group < size && !unheard; group++) {
    const miss = missed[group];
    if (miss === MANY || (miss !== NONE && !isCounted[miss]) || (allowed && !allowed(group))) continue;
    let passing = false;
    for (let meeting = first[group]; meeting < first[group + 1]; meeting++) {
      const lack = lacks[meeting];
      if (lack === MANY || (lack !== NONE && !isCounted[lack]) || (open && !open(meeting))) continue;
      if (lack === NONE) {
        passing = true;
        if (miss === NONE) live[meeting] = 1;
      }
      if (miss !== NONE) continue;
      if (lack === NONE) {
        for (const at of countedOfMeeting) add(facets[at], meeting, group, seen[at], counts[at]);
      } else if (!facets[lack].every) {
        add(facets[lack], meeting, group, seen[lack], counts[lack]);
      }
    }
    if (!passing) continue;
    if (miss === NONE) {
      groups.push(group);
      for (const at of countedOfGroup) tallies[at][facets[at].rows[group]]++;
    } else if (!facets[miss].every) {
      tallies[miss][facets[miss].rows[group]]++;
    }
  }
  for (const at of countedOfGroup) {
    facets[at].sets.forEach((set, number) => {
      for (const value of set) counts[at][value] += tallies[at][number];
    });
  }
  return { groups, live, counts };
}

const NONE = -1;
const MANY = -2;

/**
 * The one facet that each row fails, NONE, or MANY: facet by facet, so that each is one run through a column.
 *
 * @param {Facet[]} facets
 * @param {(Uint8Array | null)[]} passes
 * @param {number[]} tests
 * @param {number} size how many rows there are
 * @param {Record<string, Uint8Array>} [also]
 */
function failing(facets, passes, tests, size, also = {}) {
  const failed = new Int8Array(size).fill(NONE);
  for (const at of tests) {
    const pass = passes[at];
    if (!pass) continue;
    const { id, rows } = facets[at];
    const said = also[id];
    for (let row = 0; row < size; row++) {
      if (!pass[rows[row]] && !(said && said[row])) failed[row] = failed[row] === NONE ? at : MANY;
    }
  }
  return failed;
}

/**
 * Which sets of a facet pass; null where nothing is chosen. A value that no listing has is passed by none.
 *
 * @param {Facet} facet
 * @param {readonly string[] | undefined} chosen
 */
function judge(facet, chosen) {
  const wanted = facet.values.map((value) => (chosen || []).includes(value.id));
  if (!chosen || !chosen.length) return null;
  const least = facet.every ? chosen.length : 1;
  return Uint8Array.from(facet.sets, (set) => Number(set.filter((value) => wanted[value]).length >= least));
}

/**
 * @param {Facet} facet
 * @param {number} meeting
 * @param {number} group
 * @param {Int32Array} seen
 * @param {Uint32Array} counts
 */
function add(facet, meeting, group, seen, counts) {
  for (const value of facet.sets[facet.rows[meeting]]) {
    if (seen[value] === group) continue;
    seen[value] = group;
    counts[value]++;
  }
}

/**
 * @param {Facet[]} facets
 * @param {(facet: Facet) => boolean} wanted
 */
function numbers(facets, wanted) {
  return facets.map((facet, at) => (wanted(facet) ? at : -1)).filter((at) => at >= 0);
}
