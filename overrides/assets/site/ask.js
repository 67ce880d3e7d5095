/**
 * Hands what was typed on the first page over to the finder, which forgets it once it has read it.
 *
 * It goes by way of this tab's memory under the key "cg:ask", as `{"q": "…"}`: never into an address,
 * so never to the host or into the history. Without this script the page shows no box, only the link.
 */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("#ask-home"));
const input = form?.querySelector("input");
const link = form?.querySelector("a");

/** Keeps what was typed until the finder reads it. */
function keep() {
  const q = input?.value.trim();
  try {
    if (q) sessionStorage.setItem("cg:ask", JSON.stringify({ q }));
    else sessionStorage.removeItem("cg:ask");
  } catch {
    // A browser that lets nothing be stored opens the finder empty.
  }
}

link?.addEventListener("click", keep);
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  keep();
  if (link) location.assign(link.href);
});

export {};
