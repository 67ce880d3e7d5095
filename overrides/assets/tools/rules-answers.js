/**
 * What is answered to a rule of one's own that promises too much, silences or shames. The answers are data (data/rule_answers.yaml), and
 * hooks/commonground/prose/rule_answers.py reads them in the same way.
 *
 * @typedef {object} Answer
 * @property {string[]} phrases one of them is enough
 * @property {string[][]} together or one of each of these lists
 * @property {string[]} unless and none of these
 * @property {string} says what may go wrong
 * @property {string} offer better words
 */

/**
 * Returns the first answer to a rule; undefined where there is nothing to say.
 *
 * @param {string} rule
 * @param {Answer[]} answers
 */
export function answerTo(rule, answers) {
  const words = wordsOf(rule);
  return answers.find(({ phrases, together, unless }) => {
    if (anyOf(words, unless)) return false;
    const met = together.length > 0 && together.every((list) => anyOf(words, list));
    return met || anyOf(words, phrases);
  });
}

/**
 * The words of a text in small letters, without accents and marks.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const letters = text
    .replace(/['\u2018\u2019\u02bc]/g, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
  return letters.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * @param {string[]} words
 * @param {string[]} phrases
 */
function anyOf(words, phrases) {
  return phrases.some((phrase) => stands(words, phrase.split(" ")));
}

/**
 * Whether the words of a phrase follow each other somewhere; one that ends in * has any ending.
 *
 * @param {string[]} words
 * @param {string[]} phrase
 */
function stands(words, phrase) {
  for (let start = 0; start + phrase.length <= words.length; start++) {
    if (phrase.every((wanted, at) => is(words[start + at], wanted))) return true;
  }
  return false;
}

/**
 * @param {string} word
 * @param {string} wanted
 */
function is(word, wanted) {
  return wanted.endsWith("*") ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}
