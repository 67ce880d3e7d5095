/** The folded menu of small windows, which opens without a script, closes on Escape and when something else is used. */

const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".menu-folded"));

if (menu) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  for (const used of ["pointerdown", "focusin"]) {
    document.addEventListener(used, ({ target }) => {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    });
  }
}

export {};
