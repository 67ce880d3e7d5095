/**
 * Folds names so that what people type matches what is stored; hooks/commonground/places/fold.py does exactly the same. Both are held to
 * tests/vectors/fold.json.
 */

const APOSTROPHES = /['’‘ʼʻʹ`´ʿʾ]/g;
/** Letters that NFKD does not split, in lower case. */
const LETTERS = /[øłđßæœıðþħŧς]/g;
/** @type {Record<string, string>} */
const SPELLED = {
  ø: "o",
  ł: "l",
  đ: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŧ: "t",
  ς: "σ",
};
/** @type {Record<string, string>} */
const SHORT_WORDS = { saint: "st", sankt: "st", sainte: "ste", mount: "mt", fort: "ft" };

/**
 * The text without case, accents, apostrophes and punctuation, its words one space apart.
 *
 * @param {string} text
 */
export function fold(text) {
  return text
    .replace(APOSTROPHES, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(APOSTROPHES, "")
    .replace(LETTERS, (letter) => SPELLED[letter])
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * The key that a place is found by: folded, with saint, sankt, sainte, mount and fort in their short forms.
 *
 * @param {string} name
 */
export function placeKey(name) {
  return fold(name)
    .split(" ")
    .map((word) => SHORT_WORDS[word] || word)
    .join(" ");
}
