/**
 * The list of groups that someone chose: ids, in this tab's memory until it closes, or on the device where they asked for that.
 *
 * It is in one place at a time. A browser that lets nothing be stored keeps it as long as the page is open.
 */

const KEY = "cg:list";

/** More than this is no choice, and no code on paper could hold it. */
export const MOST = 60;

/** @type {string[]} what could not be stored */
let unstored = [];

/** The ids of the chosen groups, in the order in which they were chosen. */
export function chosen() {
  return distinct([...read(device), ...read(tab), ...unstored]);
}

/** Whether the list is saved on the device. */
export function isSaved() {
  return stored(device) !== null;
}

/**
 * Keeps a list in place of the one before.
 *
 * @param {string[]} ids
 * @returns {boolean} whether another page will know it
 */
export function keep(ids) {
  const where = isSaved() ? device : tab;
  unstored = [];
  if (where === device) remove(tab);
  if (write(where, distinct(ids))) return true;
  remove(where);
  unstored = distinct(ids);
  return false;
}

/**
 * Saves a list on the device, only ever because someone asked.
 *
 * @param {string[]} ids
 * @returns {boolean} false where the browser refuses or is full; the list stays where it was
 */
export function save(ids) {
  if (!write(device, distinct(ids))) return false;
  remove(tab);
  unstored = [];
  return true;
}

/** Forgets the list, wherever it is. */
export function forget() {
  remove(device);
  remove(tab);
  unstored = [];
}

/** @typedef {() => Storage} Where storage is asked for each time: to name it can fail too */

/** @type {Where} */
const device = () => localStorage;
/** @type {Where} */
const tab = () => sessionStorage;

/** @param {Where} where */
function stored(where) {
  try {
    return where().getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {Where} where */
function read(where) {
  try {
    const ids = JSON.parse(stored(where) || "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    return []; // not ours
  }
}

/**
 * @param {Where} where
 * @param {string[]} ids
 */
function write(where, ids) {
  try {
    where().setItem(KEY, JSON.stringify(ids));
    return true;
  } catch {
    return false;
  }
}

/** @param {Where} where */
function remove(where) {
  try {
    where().removeItem(KEY);
  } catch {
    // what lets nothing be stored has nothing to forget
  }
}

/** @param {string[]} ids */
function distinct(ids) {
  return [...new Set(ids)].slice(0, MOST);
}
