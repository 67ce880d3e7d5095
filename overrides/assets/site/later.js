/**
 * Loads the scripts of a page that nobody needs before there is something to see: those named in `data-scripts`, once the page was painted.
 */

const own = document.querySelector("script[data-scripts]");
const names = (own instanceof HTMLElement && own.dataset.scripts) || "";

requestAnimationFrame(() =>
  setTimeout(() => {
    for (const name of names.split(" ")) import(new URL(`../${name}`, import.meta.url).href);
  }),
);

export {};
