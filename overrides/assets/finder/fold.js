/**
 * Folds names so that what people type matches what is stored; hooks/commonground/places/fold.py does exactly the same. Both are held to
 * tests/vectors/fold.json.
 */

const APOSTROPHES = /['’‘ʼʻʹ`´ʿʾ]/g;
/** Text in which there is nothing to take apart. */
const ASCII = /^[\u0000-\u007f]*$/;
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
const SHORT_WORDS = new Map(
  Object.entries({ saint: "st", sankt: "st", sainte: "ste", mount: "mt", fort: "ft" }),
);
const LONG_WORDS = /\b(?:sainte?|sankt|mount|fort)\b/;

/**
 * The text without case, accents, apostrophes and punctuation, its words one space apart.
 *
 * @param {string} text
 */
export function fold(text) {
  const bare = text.replace(APOSTROPHES, "");
  if (ASCII.test(bare))
    return bare
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return bare
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
  const folded = fold(name);
  if (!LONG_WORDS.test(folded)) return folded;
  return folded
    .split(" ")
    .map((word) => SHORT_WORDS.get(word) || word)
    .join(" ");
}
