import assert from "node:assert/strict";
import { test } from "node:test";

/** Storage as browsers have it; `refuses` says what it does not let happen. */
class Store {
  /** @type {Map<string, string>} */
  kept = new Map();
  refuses = false;

  /** @param {string} key */
  getItem(key) {
    return this.kept.get(key) ?? null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    if (this.refuses) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.kept.delete(key);
  }
}

let opened = 0;

/** Opens the module anew, with storage of its own. */
async function open() {
  const stores = { localStorage: new Store(), sessionStorage: new Store() };
  for (const [name, value] of Object.entries(stores)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  opened += 1;
  /** @type {typeof import("../../../overrides/assets/site/keeping.js")} */
  const keeping = await import(`../../../overrides/assets/site/keeping.js?${opened}`);
  return { ...keeping, ...stores };
}

test("a list is in this tab alone until someone saves it", async () => {
  const { chosen, keep, isSaved, localStorage, sessionStorage } = await open();
  assert.deepEqual(chosen(), []);
  assert.equal(keep(["b", "a", "b"]), true);
  assert.deepEqual(chosen(), ["b", "a"]);
  assert.equal(isSaved(), false);
  assert.equal(localStorage.kept.size, 0);
  assert.equal(sessionStorage.kept.size, 1);
});

test("a saved list is on the device alone, also when it changes, and is gone when it is forgotten", async () => {
  const { chosen, keep, save, forget, isSaved, localStorage, sessionStorage } = await open();
  keep(["a"]);
  assert.equal(save(chosen()), true);
  assert.equal(sessionStorage.kept.size, 0);
  keep(["a", "b"]);
  assert.deepEqual(chosen(), ["a", "b"]);
  assert.equal(sessionStorage.kept.size, 0);
  assert.equal(isSaved(), true);
  forget();
  assert.deepEqual(chosen(), []);
  assert.equal(localStorage.kept.size + sessionStorage.kept.size, 0);
});

test("a saved list that is emptied stays saved, empty", async () => {
  const { chosen, keep, save, isSaved } = await open();
  save(["a"]);
  keep([]);
  assert.deepEqual(chosen(), []);
  assert.equal(isSaved(), true);
});

test("a full device leaves the list where it was", async () => {
  const { chosen, keep, save, isSaved, localStorage } = await open();
  keep(["a"]);
  localStorage.refuses = true;
  assert.equal(save(chosen()), false);
  assert.equal(isSaved(), false);
  assert.deepEqual(chosen(), ["a"]);
});

test("where nothing can be stored the list lives as long as the page", async () => {
  const { chosen, keep, forget } = await open();
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  }
  assert.equal(keep(["a", "b"]), false);
  assert.deepEqual(chosen(), ["a", "b"]);
  forget();
  assert.deepEqual(chosen(), []);
});

test("what others put there is not taken for a list", async () => {
  const { chosen, sessionStorage } = await open();
  for (const value of ["{", "null", "7", '{"a":1}', "[1,null,[]]"]) {
    sessionStorage.setItem("cg:list", value);
    assert.deepEqual(chosen(), [], value);
  }
});

test("a list has an end", async () => {
  const { chosen, keep, MOST } = await open();
  keep(Array.from({ length: 500 }, (_, number) => `g-${number}`));
  assert.equal(chosen().length, MOST);
});
