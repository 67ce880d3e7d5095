/** Small things that every part of the page needs. */

/**
 * The one element that the page must have; an error that names it where it is missing.
 *
 * @template {HTMLElement} E
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => E} type
 * @returns {E}
 */
export function need(within, selector, type) {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no ${selector} (${type.name})`);
  return found;
}

/**
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, string>} attributes
 * @param {...(string | Node)} children
 * @returns {HTMLElementTagNameMap[N]}
 */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/**
 * A button that does one thing.
 *
 * @param {string} text
 * @param {string} classes
 * @param {() => void} act
 */
export function button(text, classes, act) {
  const made = make("button", { type: "button", class: classes }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * Puts off a call until nothing has asked for it for a while.
 *
 * @param {() => void} act
 * @param {number} ms
 */
export function debounce(act, ms) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
}
