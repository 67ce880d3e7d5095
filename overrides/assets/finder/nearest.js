/** Distances on a sphere, and the few smallest of many keys. */

/** Mean radius of the earth in meters (IUGG R1). */
const RADIUS = 6_371_008.8;

const RADIAN = Math.PI / 180;

/**
 * The squared half chord (haversine) between one point and many, on a sphere of radius 1: it grows with the distance, so that it orders
 * points without the cost of `asin`.
 *
 * @param {number} latitude of the one point, degrees
 * @param {number} longitude
 * @param {ArrayLike<number>} latitudes of the many, degrees
 * @param {ArrayLike<number>} longitudes
 * @returns {Float64Array} one value a point, 0 … 1
 */
export function haversines(latitude, longitude, latitudes, longitudes) {
  return Float64Array.from(latitudes, (other, at) =>
    haversineBetween(latitude, longitude, other, longitudes[at]),
  );
}

/**
 * The same between two points.
 *
 * @param {number} latitude
 * @param {number} longitude
 * @param {number} otherLatitude
 * @param {number} otherLongitude
 */
export function haversineBetween(latitude, longitude, otherLatitude, otherLongitude) {
  const phi = latitude * RADIAN;
  const other = otherLatitude * RADIAN;
  const high = Math.sin((other - phi) / 2);
  const wide = Math.sin(((otherLongitude - longitude) * RADIAN) / 2);
  return high * high + Math.cos(phi) * Math.cos(other) * wide * wide;
}

/**
 * Meters along the sphere for a value of `haversines`.
 *
 * @param {number} value
 */
export function meters(value) {
  return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, value)));
}

/**
 * Meters along a great circle.
 *
 * @param {number} degrees
 */
export function metersAt(degrees) {
  return degrees * RADIAN * RADIUS;
}

/**
 * The value of `haversines` at a distance: comparing with it needs no `asin` a point.
 *
 * @param {number} distance meters
 */
export function haversineAt(distance) {
  const half = Math.sin(Math.min(distance / (2 * RADIUS), Math.PI / 2));
  return half * half;
}

/**
 * The `count` items with the smallest keys, in order; of equal keys the smaller item is first. A heap of `count` items is kept,
 * its largest on top, so most items cost one comparison.
 *
 * @param {ArrayLike<number>} items whole numbers
 * @param {ArrayLike<number>} keys one key an item, at the same position
 * @param {number} count
 * @returns {number[]}
 */
export function smallest(items, keys, count) {
  /** @type {number[]} positions in `items` */
  const heap = [];
  /** @type {(a: number, b: number) => boolean} whether a comes after b */
  const after = (a, b) => keys[a] > keys[b] || (keys[a] === keys[b] && items[a] > items[b]);

  /** @param {number} at */
  const sink = (at) => {
    const moving = heap[at];
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && after(heap[child + 1], heap[child])) child++;
      if (!after(heap[child], moving)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = moving;
  };

  for (let i = 0; i < items.length; i++) {
    if (heap.length < count) {
      heap.push(i);
      if (heap.length === count) for (let at = (count >> 1) - 1; at >= 0; at--) sink(at);
    } else if (count > 0 && after(heap[0], i)) {
      heap[0] = i;
      sink(0);
    }
  }
  return heap.sort((a, b) => (after(a, b) ? 1 : -1)).map((at) => items[at]);
}
