/**
 * Starts the finder when it is first used. Until then the page is what was built: the soonest meetings and every way to browse.
 *
 * It starts at once where there is something to show again: a search in this tab's history, one handed over by the first page, or one in
 * the fragment of a copied link.
 */

const root = /** @type {HTMLElement} */ (document.querySelector("main"));
const form = /** @type {HTMLFormElement} */ (document.querySelector("form#ask"));
const wait = /** @type {HTMLElement} */ (document.querySelector("#wait"));

/** @type {Promise<import("./finder.js").Finder> | null} */
let started = null;
let ready = false;

/** @param {"words" | "place" | ""} typed what is typed, or about to be: places are needed for both, the words that people use for the first */
function start(typed) {
  if (!started) {
    // All asked for at once, not one after another as each is found in the one before.
    const { modules = "", groups = "", words = "", places = "" } = root.dataset;
    const asked = {
      groups: fetch(groups),
      ...(typed && { places: fetch(places) }),
      ...(typed === "words" && { words: fetch(words) }),
    };
    for (const one of Object.values(asked)) one.catch(() => {}); // told by who waits for it
    for (const name of modules.split(" ")) preload(new URL(`../${name}`, import.meta.url));
    started = import("./finder.js").then(({ Finder }) => Finder.start(root, asked));
    started.then(() => (ready = true), fail);
  }
  return started;
}

/** @param {URL} module */
function preload(module) {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = module.href;
  document.head.append(link);
}

/** @param {unknown} error */
function fail(error) {
  started = null;
  wait.hidden = false;
  wait.textContent = wait.dataset.failed || "";
  console.error(error);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  (await start("words")).submit();
});
for (const type of ["focusin", "pointerdown", "input", "change"]) {
  root.addEventListener(type, (event) => {
    const { target } = event;
    if (target instanceof Element && target.closest("#ask, #filters, .tools, #offline"))
      start(!target.closest("#ask") ? "" : target.closest(".ask-near") ? "place" : "words");
  });
}

// A button that was pressed before its part of the script was there is pressed again.
root.addEventListener("click", ({ target }) => {
  const pressed = target instanceof Element && target.closest("#near-me, #open-filters, #open-map");
  if (pressed instanceof HTMLElement && !ready)
    start(pressed.id === "near-me" ? "place" : "").then(() => pressed.click());
});

function isAsked() {
  try {
    if (sessionStorage.getItem("cg:ask")) return true;
  } catch {
    // A browser that lets nothing be stored hands nothing over.
  }
  return Boolean(history.state && history.state.finder) || location.hash.includes("=");
}

if (isAsked()) start("words");
