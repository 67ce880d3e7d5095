/* Written for this project: what overrides/assets/map uses of Supercluster, which sets one global name. */

export interface Feature<P> {
  type: "Feature";
  geometry: { type: "Point"; coordinates: [longitude: number, latitude: number] };
  properties: P;
}
export interface Joined {
  cluster: true;
  cluster_id: number;
  point_count: number;
}
export interface Index<P> {
  load(features: Feature<P>[]): this;
  getClusters(bounds: [number, number, number, number], zoom: number): Feature<P | Joined>[];
  getLeaves(cluster: number, limit?: number, offset?: number): Feature<P>[];
  getClusterExpansionZoom(cluster: number): number;
}

declare global {
  interface Window {
    Supercluster: new <P>(options: object) => Index<P>;
  }
}
