/**
 * Writes a listing as YAML, byte for byte as `commonground` writes it (hooks/commonground/listings/write.py): in the model's order, without
 * what has its default, and with quotes around whatever YAML could take for something else. Knows nothing of the page.
 *
 * A value is as people typed it: a text, a list, or an object of them; the shape says how it is held.
 *
 * @typedef {{is: "text", bare: boolean, schema: Record<string, any>}} TextShape
 * @typedef {{is: "list", item: Shape, least: number, most: number}} ListShape
 * @typedef {{is: "record", fields: Record<string, FieldShape>}} RecordShape
 * @typedef {{is: "words"}} WordsShape
 * @typedef {TextShape | ListShape | RecordShape | WordsShape} Shape
 * @typedef {Shape & {default?: string, required: string[]}} FieldShape
 * @typedef {{organization: RecordShape, group: RecordShape, hidden: Record<string, string[]>, safeguarding: string[], at_risk: string[], in_person: string[]}} Model
 * @typedef {string | Value[] | {[name: string]: Value}} Value
 * @typedef {{[name: string]: any}} Listing
 */

/** Texts that YAML 1.1 or 1.2 reads as something else than a text. */
const OTHER_THAN_TEXT =
  /^(?:[-+.]?[0-9].*|[yY]es|YES|[nN]o|NO|[tT]rue|TRUE|[fF]alse|FALSE|[oO]n|ON|[oO]ff|OFF|~|[nN]ull|NULL|<<|=|[!&*]|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|)$/su;

/** Characters that no file of ours may hold as they are: they are escaped. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\r]/u;

/** What the writer of YAML holds to be special: it stands in double quotes alone. */
const SPECIAL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufeff\ufffe\uffff\u{10ffff}]/u;

/** What double quotes hold without an escape. */
const ESCAPED = /["\\]|[^\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/gu;

/** @type {Record<string, string>} */
const ESCAPES = {
  "\0": "0",
  "\x07": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\x1b": "e",
  '"': '"',
  "\\": "\\",
  "\x85": "N",
  "\u2028": "L",
  "\u2029": "P",
};

/**
 * The YAML of a file of listings.
 *
 * @param {Model} model
 * @param {Listing | null} organization
 * @param {Listing[]} groups
 */
export function writeListings(model, organization, groups) {
  const list = /** @type {ListShape} */ ({ is: "list", item: model.group });
  const owner = organization ? `organization:${below(model.organization, organization, 0)}` : "";
  return `${owner}groups:${below(list, groups, 0)}`;
}

/**
 * What stands after a key, its line end included.
 *
 * @param {Shape} shape
 * @param {any} value
 * @param {number} indent of the key
 * @returns {string}
 */
function below(shape, value, indent) {
  if (shape.is === "record") {
    const lines = entries(shape, value, indent + 2);
    return lines.length ? `\n${lines.map((line) => " ".repeat(indent + 2) + line).join("")}` : " {}\n";
  }
  if (shape.is === "list" && shape.item.is === "record") return items(shape.item, value, indent);
  if (shape.is === "list")
    return ` [${value.map((/** @type {any} */ item) => inline(shape.item, item)).join(", ")}]\n`;
  if (shape.is === "words") {
    return ` {${Object.entries(value)
      .map(([word, state]) => `${word}: ${state}`)
      .join(", ")}}\n`;
  }
  return block(shape, value, indent);
}

/**
 * The lines of a record that have something to say, each without its indent.
 *
 * @param {RecordShape} shape
 * @param {Listing} value
 * @param {number} indent of the lines
 */
function entries(shape, value, indent) {
  return Object.entries(shape.fields)
    .filter(([name, field]) => isSaid(field, value[name]))
    .map(([name, field]) => `${name}:${below(field, value[name], indent)}`);
}

/**
 * Whether a value is more than what a field holds when nobody says anything.
 *
 * @param {FieldShape} field
 * @param {any} value
 */
function isSaid(field, value) {
  if (value === undefined || value === null || value === field.default) return false;
  return !(field.is === "list" && value.length === 0);
}

/**
 * @param {RecordShape} shape
 * @param {Listing[]} values
 * @param {number} indent
 */
function items(shape, values, indent) {
  if (!values.length) return " []\n";
  const pad = " ".repeat(indent);
  const written = values.map((value) => {
    const lines = entries(shape, value, indent + 2);
    return lines.length ? `${pad}- ${lines.join(`${pad}  `)}` : `${pad}- {}\n`;
  });
  return `\n${written.join("")}`;
}

/**
 * @param {TextShape} shape
 * @param {string} text
 * @param {number} indent of its key
 */
function block({ bare }, text, indent) {
  if (!bare && text.includes("\n") && !FORBIDDEN.test(text) && !SPECIAL.test(text) && !/ (\n|$)/.test(text)) {
    const pad = " ".repeat(indent + 2);
    return ` |-\n${text.replace(/^(?=.)/gmu, pad)}\n`;
  }
  return ` ${quoted(bare, text, blockNeedsQuotes)}\n`;
}

/**
 * @param {Shape} shape
 * @param {string} text
 */
function inline(shape, text) {
  return quoted(shape.is === "text" && shape.bare, text, flowNeedsQuotes);
}

/**
 * @param {boolean} bare
 * @param {string} text
 * @param {(text: string) => boolean} needsQuotes
 */
function quoted(bare, text, needsQuotes) {
  if (!bare && (OTHER_THAN_TEXT.test(text) || FORBIDDEN.test(text) || text.includes("\n")))
    return doubled(text);
  if (SPECIAL.test(text)) return doubled(text);
  return needsQuotes(text) ? `'${text.replace(/'/g, "''")}'` : text;
}

/** @param {string} text */
function doubled(text) {
  return `"${text.replace(ESCAPED, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16).toUpperCase();
    if (ESCAPES[character]) return `\\${ESCAPES[character]}`;
    if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
    return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
  })}"`;
}

/** @param {string} text */
function blockNeedsQuotes(text) {
  return /^ | $|^---|^\.\.\.|^[#,[\]{}&*!|>'"%@`]|^[?:-](?:[ \t]|$)|:(?:[ \t]|$)|[ \t]#/su.test(text);
}

/** @param {string} text */
function flowNeedsQuotes(text) {
  return blockNeedsQuotes(text) || /^[?:]|[,?[\]{}:]/su.test(text);
}
