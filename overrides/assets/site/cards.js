/** Says on the cards of a page how soon each listing meets. */

import { keepShowing, soon } from "./soon.js";

keepShowing((now) => {
  for (const card of document.querySelectorAll(".card[data-next]")) {
    const place = card.querySelector(".card-soon");
    const next = card instanceof HTMLElement ? card.dataset.next : undefined;
    if (place && next) place.textContent = soon(next, now);
  }
});
