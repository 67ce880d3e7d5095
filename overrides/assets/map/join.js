/**
 * Joins what would overlap on the map: things nearer to each other than a distance become one, in the middle of what it holds.
 *
 * @typedef {{x: number, y: number, weight: number}} Thing
 */

/**
 * @template {Thing} T
 * @typedef {{x: number, y: number, weight: number, of: T[]}} Joined
 */

/** More columns than a map has at any scale, so that a cell of the grid has a number. */
const COLUMNS = 2 ** 26;

/**
 * Things joined until none is nearer than `apart` to another; the same things in the same order always give the same.
 *
 * @template {Thing} T
 * @param {T[]} things
 * @param {number} apart
 * @returns {Joined<T>[]}
 */
export function join(things, apart) {
  let joined = things.map((thing) => ({ x: thing.x, y: thing.y, weight: thing.weight, of: [thing] }));
  for (;;) {
    const fewer = joinOnce(joined, apart);
    if (fewer.length === joined.length) return fewer;
    joined = fewer;
  }
}

/**
 * Each thing that is left takes in all that are left around it.
 *
 * @template {Thing} T
 * @param {Joined<T>[]} things
 * @param {number} apart
 */
function joinOnce(things, apart) {
  const cell = (/** @type {number} */ x, /** @type {number} */ y) =>
    Math.floor(x / apart) + Math.floor(y / apart) * COLUMNS;
  /** @type {Map<number, Joined<T>[]>} what is left, by cells of a grid */
  const left = new Map();
  for (const thing of things) {
    const there = left.get(cell(thing.x, thing.y));
    if (there) there.push(thing);
    else left.set(cell(thing.x, thing.y), [thing]);
  }
  const taken = new Set();
  return things.flatMap((thing) => {
    if (taken.has(thing)) return [];
    /** @type {Joined<T>[]} */
    const around = [];
    for (const up of [-1, 0, 1]) {
      for (const right of [-1, 0, 1]) {
        const at = cell(thing.x + right * apart, thing.y + up * apart);
        const rest = (left.get(at) || []).filter((other) => {
          const near = (other.x - thing.x) ** 2 + (other.y - thing.y) ** 2 < apart * apart;
          if (near) around.push(other);
          return !near;
        });
        left.set(at, rest);
      }
    }
    for (const other of around) taken.add(other);
    return around.length === 1 ? around : [whole(around)];
  });
}

/**
 * @template {Thing} T
 * @param {Joined<T>[]} parts
 * @returns {Joined<T>}
 */
function whole(parts) {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return {
    x: parts.reduce((sum, part) => sum + part.x * part.weight, 0) / weight,
    y: parts.reduce((sum, part) => sum + part.y * part.weight, 0) / weight,
    weight,
    of: parts.flatMap(({ of }) => of),
  };
}
