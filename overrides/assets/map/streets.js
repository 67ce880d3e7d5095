/**
 * A map with streets, where whoever runs the site set one up. Asking for its squares tells its host where someone looks, so nothing of it
 * is asked for before a sentence that says so and a click.
 *
 * @typedef {import("./libraries.js").LeafletMap} LeafletMap
 * @typedef {import("../finder/format.js").Format} Format
 */

import { button, make } from "../finder/dom.js";
import { L } from "./libraries.js";

export class Streets {
  /**
   * @param {LeafletMap} map
   * @param {Format} format
   * @param {{address: string, credit: string, zoom: number}} tiles address with {z}, {x} and {y}, from the root of the site or of a host
   * @param {(shown: boolean) => void} change
   */
  constructor(map, format, { address, credit, zoom }, change) {
    const { t } = format;
    const { host } = new URL(address.replace(/[{}]/g, ""), document.baseURI);
    const own = host === location.host;
    const says = own
      ? t("Streets are asked of this site’s own host, {host}, which then sees which area you look at.", {
          host,
        })
      : t("Streets are asked of another host, {host}, which then sees which area you look at.", { host });
    this.shown = false;
    const toggle = button(t("Show streets"), "button quiet", () => {
      this.shown = !this.shown;
      if (this.shown) layer.addTo(map).bringToBack();
      else layer.remove();
      toggle.textContent = this.shown ? t("Hide streets") : t("Show streets");
      credited.hidden = !this.shown;
      change(this.shown);
    });
    const layer = L.tileLayer(address, {
      maxZoom: zoom,
      maxNativeZoom: zoom,
      noWrap: true,
      referrerPolicy: "no-referrer",
    });
    const credited = make("p", { class: "map-credit" }, credit);
    credited.hidden = true;
    this.element = make("div", { class: "map-streets" }, make("p", {}, says), toggle, credited);
  }
}
