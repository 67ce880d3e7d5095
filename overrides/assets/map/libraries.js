/** The two libraries of the map, which are shipped as their makers built them and set one global name each. */

import "../vendor/leaflet-1.9.4/leaflet.js";
import "../vendor/supercluster-9.1.0/supercluster.min.js";

/**
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Map} LeafletMap
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Corner} Corner latitude, longitude
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Pixel} Pixel
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Grid} Grid
 * @typedef {import("../vendor/leaflet-1.9.4/leaflet.js").Layer} Layer
 */

export const { L, Supercluster } = window;
