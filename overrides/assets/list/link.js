/**
 * A list as the fragment of a link, "groups=first-id.second-id", which browsers send to nobody. The only way in which a list leaves
 * the page, and only when someone asks for it.
 */

import { MOST } from "../site/keeping.js";

/** @param {string[]} ids */
export function toFragment(ids) {
  return `groups=${ids.map(encodeURIComponent).join(".")}`;
}

/**
 * The ids in a fragment, each once; null where it holds no list.
 *
 * @param {string} fragment without "#"
 * @returns {string[] | null}
 */
export function fromFragment(fragment) {
  const groups = new URLSearchParams(fragment).get("groups");
  if (groups === null) return null;
  return [...new Set(groups.split(/[.,\s]+/).filter(Boolean))].slice(0, MOST);
}
