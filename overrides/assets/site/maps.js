/**
 * Leads links of the form geo: (RFC 5870) to the map of devices that do not open them: Apple's know "maps:", which opens the
 * app on the device. A link asks no host for anything, and nothing happens before someone follows it.
 */

/** Whether this is a device whose map opens "maps:". */
export function isApple() {
  return /Mac OS X|iPhone|iPad|iPod/.test(navigator.userAgent);
}

/**
 * @param {string} address "geo:53.82,-1.56?q=53.82,-1.56" or "geo:0,0?q=1%20Example%20Street"
 * @returns {string}
 */
export function forApple(address) {
  const query = /^geo:[^?]*\?q=(.+)$/.exec(address);
  return query ? `maps:?q=${query[1]}` : address;
}

/** @param {ParentNode} within */
export function leadToMaps(within) {
  if (!isApple()) return;
  for (const link of within.querySelectorAll("a[href^='geo:']")) {
    link.setAttribute("href", forApple(link.getAttribute("href") ?? ""));
  }
}
