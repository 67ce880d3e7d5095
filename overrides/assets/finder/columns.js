/** Reads columns of numbers and codes that are written in printable characters; hooks/commonground/places/columns.py writes them. */

const LEADING = 15;
const LAST = 78;

/** The digit that each character stands for, by its code. */
const DIGITS = new Uint8Array(128);
for (let code = 0x20, digit = 0; code < 0x7f; code++)
  if (code !== 0x22 && code !== 0x5c) DIGITS[code] = digit++;

/**
 * Natural numbers: one character below 78; above, digits of base 15 (1 to 15) and a last one of base 78.
 *
 * @param {string} text
 * @returns {number[]}
 */
export function readNumbers(text) {
  const numbers = [];
  let high = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = DIGITS[text.charCodeAt(at)];
    if (digit < LEADING) {
      high = high * LEADING + digit + 1;
    } else {
      numbers.push(high * LAST + digit - LEADING);
      high = 0;
    }
  }
  return numbers;
}

/**
 * Whole numbers over `steps`, each written as its difference n from the one before, as 2n or -2n - 1.
 *
 * @param {string} text
 * @param {number} steps
 */
export function readDifferences(text, steps) {
  const numbers = readNumbers(text);
  const values = new Float64Array(numbers.length);
  for (let at = 0, sum = 0; at < numbers.length; at++) {
    sum += numbers[at] % 2 ? -(numbers[at] + 1) / 2 : numbers[at] / 2;
    values[at] = sum / steps;
  }
  return values;
}

/**
 * Sorted codes, each kept as a number in the mixed base of the characters of its positions, and written as the gap to the one before.
 * A space stands where a code has ended.
 */
export class Codes {
  /**
   * @param {string[]} signs the characters of each position, sorted
   * @param {string} text
   */
  constructor(signs, text) {
    this.signs = signs;
    let number = -1;
    this.numbers = Float64Array.from(readNumbers(text), (gap) => (number += gap + 1));
  }

  /** @param {number} at */
  at(at) {
    let rest = this.numbers[at];
    let code = "";
    for (let position = this.signs.length - 1; position >= 0; position--) {
      const signs = this.signs[position];
      code = signs[rest % signs.length] + code;
      rest = Math.floor(rest / signs.length);
    }
    return code.trimEnd();
  }

  /**
   * The position of a code, -1 where it is not among them.
   *
   * @param {string} code
   */
  indexOf(code) {
    const [number] = this.numbersFrom(code.padEnd(this.signs.length));
    const at = lowerBound(this.numbers, number);
    return this.numbers[at] === number ? at : -1;
  }

  /**
   * The positions of the codes that begin so: the first, and the one after the last.
   *
   * @param {string} beginning
   * @returns {[number, number]}
   */
  range(beginning) {
    const [first, end] = this.numbersFrom(beginning);
    return [lowerBound(this.numbers, first), lowerBound(this.numbers, end)];
  }

  /**
   * The least number of a code that begins so, and the least after all of them; NaN where none can.
   *
   * @param {string} beginning
   * @returns {[number, number]}
   */
  numbersFrom(beginning) {
    if (!beginning.trim() || beginning.length > this.signs.length) return [NaN, NaN];
    let first = 0;
    let width = 1;
    this.signs.forEach((signs, position) => {
      const digit = position < beginning.length ? signs.indexOf(beginning[position]) : 0;
      first = first * signs.length + (digit < 0 ? NaN : digit);
      if (position >= beginning.length) width *= signs.length;
    });
    return [first, first + width];
  }
}

/**
 * The first position whose number is not less.
 *
 * @param {Float64Array} sorted
 * @param {number} number
 */
function lowerBound(sorted, number) {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < number) from = middle + 1;
    else to = middle;
  }
  return from;
}
