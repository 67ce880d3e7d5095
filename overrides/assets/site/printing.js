/** Prints a page that is made for paper, with the QR code of an address, which is drawn then and not before. */

import { codeOf } from "./qr.js";
import { t } from "./messages.js";

/**
 * Prints with the code of an address, or without where there is none or it would be too fine to read.
 *
 * @param {string} address
 * @param {string} label what the code is, in words
 */
export async function printWithCode(address, label) {
  const code = address ? await codeOf(address, label).catch(() => null) : null;
  document.querySelector("#paper-code")?.replaceChildren(...(code ? [code] : []));
  const said = document.querySelector(".code-said");
  if (said instanceof HTMLElement) said.hidden = !code;
  print();
}

/** Prints a page as it stands; where it says its address on paper, with the code of that. */
export function printPage() {
  const address = document.querySelector(".paper-foot .paper-address")?.textContent ?? "";
  return printWithCode(address, t("A QR code that leads to this page"));
}
