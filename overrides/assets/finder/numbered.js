/** Files that have numbers for names (hooks/commonground/pages/numbered.py): each is fetched as it is needed, or all of them at once. */

export class NumberedFiles {
  /** @param {URL} folder */
  constructor(folder) {
    this.folder = folder;
    /** @type {string[] | null} all of them, once they are here */
    this.all = null;
  }

  /**
   * @param {number} number
   * @returns {Promise<any>}
   */
  async get(number) {
    if (this.all) return JSON.parse(this.all[number]);
    return (await this.fetch(`${number}.json`, {})).json();
  }

  /** Gets all of them, so that no other is asked for any more; the browser keeps no copy. */
  async getAll() {
    this.all = this.all || (await (await this.fetch("all.txt", { cache: "no-store" })).text()).split("\n");
  }

  /**
   * @param {string} name
   * @param {RequestInit} how
   */
  async fetch(name, how) {
    const response = await fetch(new URL(name, this.folder), how);
    if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
    return response;
  }
}
