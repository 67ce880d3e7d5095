/**
 * Joins what would overlap on the map: things nearer to each other than a distance become one, in the middle of what it holds.
 *
 * @typedef {{x: number, y: number, weight: number}} Thing
 */

/**
 * @template {Thing} T
 * @typedef {{x: number, y: number, weight: number, of: T[]}} Joined
 */

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
  /** @type {Map<number, Joined<T>[]>} what is left, by cells of a grid */
  const left = new Map();
  for (const thing of things) {
    const cell = cellOf(Math.floor(thing.x / apart), Math.floor(thing.y / apart));
    const there = left.get(cell);
    if (there) there.push(thing);
    else left.set(cell, [thing]);
  }
  /** @type {Set<Joined<T>>} */
  const taken = new Set();
  /** @type {Joined<T>[]} */
  const joined = [];
  for (const thing of things) {
    if (taken.has(thing)) continue;
    /** @type {Joined<T>[]} */
    const around = [];
    const [column, row] = [Math.floor(thing.x / apart), Math.floor(thing.y / apart)];
    for (const up of [-1, 0, 1]) {
      for (const right of [-1, 0, 1]) {
        const cell = cellOf(column + right, row + up);
        const there = left.get(cell);
        if (!there) continue;
        const rest = there.filter((other) => {
          const far = (other.x - thing.x) ** 2 + (other.y - thing.y) ** 2 >= apart * apart;
          if (!far) around.push(other);
          return far;
        });
        left.set(cell, rest);
      }
    }
    for (const other of around) taken.add(other);
    joined.push(around.length === 1 ? thing : whole(around));
  }
  return joined;
}

/**
 * The number of a cell. Two may have the same: what is in them is looked at, not taken for near.
 *
 * @param {number} column
 * @param {number} row
 */
function cellOf(column, row) {
  return (column + row * 65_599) | 0;
}

/**
 * @template {Thing} T
 * @param {Joined<T>[]} parts
 * @returns {Joined<T>}
 */
function whole(parts) {
  /** @type {Joined<T>} */
  const all = { x: 0, y: 0, weight: 0, of: [] };
  for (const { x, y, weight, of } of parts) {
    all.x += x * weight;
    all.y += y * weight;
    all.weight += weight;
    for (const one of of) all.of.push(one);
  }
  all.x /= all.weight;
  all.y /= all.weight;
  return all;
}
