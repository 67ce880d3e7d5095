/**
 * The words that scripts show. English stands in the code; `<html data-messages="…">` names the
 * catalogue of another language: `{message: translation}`, and for what is counted
 * `{message in the singular: {one: …, few: …, other: …}}` by the plural categories of CLDR.
 *
 *     t("Showing groups near {place}", { place: "Leeds" })
 *     tn("{count} group", "{count} groups", 3)
 */

/** @typedef {Record<string, string | number>} Values */
/** @typedef {Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>} Catalog */

const { lang, dataset } = document.documentElement;
const plurals = new Intl.PluralRules(lang || "en");
const numbers = new Intl.NumberFormat(lang || "en");

/** @type {Catalog} */
const catalog = dataset.messages ? await read(dataset.messages) : {};

/**
 * Returns a message in the page's language, with the names in braces replaced by their values.
 *
 * @param {string} message
 * @param {Values} [values]
 */
export function t(message, values = {}) {
  const translation = catalog[message];
  return fill(typeof translation === "string" ? translation : message, values);
}

/**
 * Returns a message about `count` things; `{count}` in it is the number as the language writes it.
 *
 * @param {string} one the message for one thing
 * @param {string} other the message for any other number
 * @param {number} count
 * @param {Values} [values]
 */
export function tn(one, other, count, values = {}) {
  const translation = catalog[one];
  const known = typeof translation === "object" ? translation : undefined;
  const english = count === 1 ? one : other;
  const message = known?.[plurals.select(count)] ?? known?.other ?? english;
  return fill(message, { count: numbers.format(count), ...values });
}

/**
 * @param {string} message
 * @param {Values} values
 */
function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/**
 * Reads a catalogue; a page whose catalogue cannot be had speaks English.
 *
 * @param {string} address
 * @returns {Promise<Catalog>}
 */
async function read(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}
