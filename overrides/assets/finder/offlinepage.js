/**
 * A page with every group, made in the browser, to be kept as a file: it needs no network, no script and nothing beside it.
 *
 * @typedef {import("./format.js").Format} Format
 * @typedef {import("./source.js").Said} Said
 */

import { download } from "../site/download.js";
import { make } from "./dom.js";

const STYLE =
  "body{max-width:40rem;margin:0 auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif}p{margin:0}h2{font-size:1.1rem;margin:1.5rem 0 0}";

/**
 * Gives the page to the visitor, by a download.
 *
 * @param {Said[]} listings
 * @param {Format} format
 */
export function offer(listings, format) {
  download(pageOf(listings, format), "groups.html", "text/html;charset=utf-8");
}

/**
 * The page in pieces: the groups by place and name.
 *
 * @param {Said[]} listings
 * @param {Format} format
 */
function pageOf(listings, { t, locale }) {
  const { compare } = new Intl.Collator(locale);
  const { lang, dir } = document.documentElement;
  const groups = [...listings].sort((a, b) => compare(a.where, b.where) || compare(a.name, b.name));
  const root = make("html", { lang, dir: dir || "ltr" });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(Date.now());
  root.append(
    make(
      "head",
      {},
      make("meta", { charset: "utf-8" }),
      make("meta", { name: "viewport", content: "width=device-width" }),
      make("title", {}, document.title),
      make("style", {}, STYLE),
    ),
    make(
      "body",
      {},
      make("h1", {}, document.title),
      make("p", {}, t("Saved on {day}. Ask a group before you go: times change.", { day })),
    ),
  );
  const [start, end] = root.outerHTML.split("</body>");
  return ["<!doctype html>", start, ...groups.map(groupOf), `</body>${end}`];
}

/** @param {Said} group */
function groupOf({ id, name, lang, summary, where, when, facts }) {
  const address = new URL(`../groups/${id}/`, location.href).href;
  return make(
    "section",
    {},
    make("h2", lang ? { lang } : {}, name),
    make("p", {}, [where, when].filter(Boolean).join(" · ")),
    make("p", lang ? { lang } : {}, summary),
    make("p", {}, facts.join(" · ")),
    make("p", {}, make("a", { href: address, rel: "noreferrer" }, address)),
  ).outerHTML;
}
