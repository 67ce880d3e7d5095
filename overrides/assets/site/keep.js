/** Loads what the buttons on cards and pages do when one is about to be used, or when there is a list to show. */

const buttons = ".keep, .send, .one-meeting, .print-now";
const load = () => import("./keep-buttons.js");

document.documentElement.classList.add("keeps");
for (const type of ["pointerover", "focusin", "click"]) {
  addEventListener(type, async ({ target }) => {
    const used = target instanceof Element && target.closest(buttons);
    if (used) (await load()).use(used, type);
  });
}
try {
  if ("cg:list" in sessionStorage || "cg:list" in localStorage) load();
} catch {
  // nothing is stored
}
