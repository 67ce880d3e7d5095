/**
 * Fills the card that the build made (the same template as everywhere) with a result. Text is only ever set as text.
 *
 * @typedef {import("./source.js").Result} Result
 * @typedef {import("./format.js").Format} Format
 */

/**
 * @param {HTMLTemplateElement} template
 * @param {string} groups address of the folder of the listings' pages
 * @param {Format} format
 * @returns {(result: Result, now: number) => HTMLElement}
 */
export function cardMaker(template, groups, format) {
  return (result, now) => {
    const card = /** @type {HTMLElement} */ (template.content.firstElementChild).cloneNode(true);
    if (!(card instanceof HTMLElement)) throw new Error("#card holds no card");
    card.dataset.group = result.id;
    const link = part(card, ".card-name a");
    link.textContent = result.name;
    link.setAttribute("href", `${groups}${result.id}/`);
    for (const own of [part(card, ".card-name"), part(card, ".card-summary")]) {
      if (result.lang) own.lang = result.lang;
      else own.removeAttribute("lang");
    }
    if (result.meters !== null) card.dataset.meters = String(result.meters);
    part(card, ".card-where").textContent =
      result.meters === null ? result.where : format.far(result.where, result.meters, result.precision);
    fillWhen(card, result, format, now);
    put(card, ".card-summary", result.summary);
    const facts = part(card, ".card-facts");
    const fact = part(facts, "li");
    facts.replaceChildren(
      ...result.facts.map((text) => {
        const item = fact.cloneNode(false);
        item.textContent = text;
        return item;
      }),
    );
    return card;
  };
}

/**
 * @param {HTMLElement} card
 * @param {Result} result
 * @param {Format} format
 * @param {number} now
 */
function fillWhen(card, result, format, now) {
  const line = part(card, ".card-when");
  const time = part(card, "time");
  put(card, ".card-state", result.state);
  if (result.next) {
    const when = format.when(result.next, now, result.zone, result.inPerson);
    card.dataset.next = result.iso;
    time.setAttribute("datetime", result.iso);
    time.textContent = when.main;
    part(card, ".card-soon").textContent = when.soon;
    put(card, ".card-rule", [when.elsewhere, result.rule].filter(Boolean).join(" · "));
  } else {
    delete card.dataset.next;
    time.replaceWith(result.when || result.rule);
    part(card, ".card-soon").textContent = "";
    put(card, ".card-rule", result.when ? result.rule : "");
  }
  if (!line.textContent?.trim()) line.remove();
}

/**
 * Puts a text into a part of a card, or takes away the part that has none.
 *
 * @param {HTMLElement} card
 * @param {string} selector
 * @param {string} text
 */
function put(card, selector, text) {
  const element = part(card, selector);
  if (text) element.textContent = text;
  else element.remove();
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
function part(within, selector) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the card has no ${selector}`);
  return found;
}
