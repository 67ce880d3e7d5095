/* Written for this project: what overrides/assets/map uses of Leaflet, which sets one global name. */

export interface Pixel {
  x: number;
  y: number;
}
export interface Place {
  lat: number;
  lng: number;
}
export type Corner = [latitude: number, longitude: number];
export interface Bounds {
  getWest(): number;
  getSouth(): number;
  getEast(): number;
  getNorth(): number;
  contains(place: Corner): boolean;
}
export interface Layer {
  addTo(map: Map | Group): this;
  remove(): this;
  bringToBack(): this;
}
export interface Group extends Layer {
  clearLayers(): this;
}
export interface Grid extends Layer {
  createTile(coords: Pixel & { z: number }): HTMLElement;
  redraw(): this;
}
export interface Map {
  dragging: { moved(): boolean; enable(): void };
  scrollWheelZoom: { enable(): void; disable(): void };
  options: { maxZoom: number };
  on(events: string, act: () => void): this;
  remove(): this;
  getZoom(): number;
  getSize(): Pixel;
  getBounds(): Bounds;
  getCenter(): Place;
  getPane(name: string): HTMLElement;
  createPane(name: string): HTMLElement;
  setView(center: Corner, zoom: number): this;
  setZoom(zoom: number): this;
  setMaxZoom(zoom: number): this;
  fitBounds(corners: [Corner, Corner], options?: object): this;
  invalidateSize(): this;
  project(place: Corner, zoom?: number): Pixel;
  latLngToContainerPoint(place: Corner): Pixel;
  containerPointToLayerPoint(point: [number, number]): Pixel;
}

declare global {
  interface Window {
    L: {
      map(element: HTMLElement, options: object): Map;
      layerGroup(): Group;
      marker(place: Corner, options: object): Layer;
      divIcon(options: object): object;
      tileLayer(address: string, options: object): Layer;
      GridLayer: { extend(methods: object): new (options: object) => Grid };
      DomUtil: { setPosition(element: HTMLElement, point: Pixel): void };
    };
  }
}
