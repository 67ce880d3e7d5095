/** The library of the map, which is shipped as its makers built it and sets one global name. */

import "../vendor/leaflet-1.9.4/leaflet.js";

/**
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Map} LeafletMap
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Corner} Corner latitude, longitude
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Pixel} Pixel
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Grid} Grid
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Layer} Layer
 */

export const { L } = window;
