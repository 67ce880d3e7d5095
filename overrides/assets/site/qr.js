/** The QR code of a link, made in the page and loaded when something is to be printed: nobody else is asked to make it. */

/** Above this many modules a code is hard to read from paper: version 25. */
const MOST_MODULES = 117;

/** Modules around a code that stay white. */
const QUIET = 4;

/** How wide a module is on paper, in mm. */
const MODULE = 0.5;

/** The least width of a code, in mm. */
const LEAST = 26;

const SVG = "http://www.w3.org/2000/svg";

/**
 * A picture of the code of an address; null where it would be too fine to be read.
 *
 * @param {string} address
 * @param {string} label what it is, in words
 * @returns {Promise<SVGSVGElement | null>}
 */
export async function codeOf(address, label) {
  const { correction, generate } = await import("../vendor/lean-qr-2.7.4/nano.js");
  let code;
  try {
    code = generate(address, { minCorrectionLevel: correction.L });
  } catch {
    return null; // longer than any code can hold
  }
  if (code.size > MOST_MODULES) return null;
  const width = code.size + 2 * QUIET;
  const picture = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const millimeters = `${Math.max(LEAST, Math.round(width * MODULE))}mm`;
  const attributes = {
    class: "qr",
    viewBox: `0 0 ${width} ${width}`,
    width: millimeters,
    height: millimeters,
  };
  for (const [name, value] of Object.entries(attributes)) picture.setAttribute(name, value);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", label);
  picture.setAttribute("shape-rendering", "crispEdges");
  path.setAttribute("d", pathOf(code));
  picture.append(path);
  return picture;
}

/** @param {{size: number, get: (x: number, y: number) => boolean}} code */
function pathOf(code) {
  let path = "";
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      let run = 0;
      while (code.get(x + run, y)) run++;
      if (run) path += `M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return path;
}
