/** Hands a text or a link on, because someone asked: to the clipboard, or to whatever their device shares with. */

/**
 * Copies a text. Where the browser refuses, a field shows it, chosen and ready to be copied by hand.
 *
 * @param {string} text
 * @param {HTMLInputElement | HTMLTextAreaElement} [field]
 * @returns {Promise<boolean>}
 */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    if (field) field.hidden = true;
    return true;
  } catch {
    if (field) {
      field.value = text;
      field.hidden = false;
      field.select();
    }
    return false;
  }
}

/** Whether the device has a way of sharing of its own. */
export function canSend() {
  return "share" in navigator;
}

/**
 * Opens the device's own way of sharing; false where it could not be opened. To change one's mind is no fault.
 *
 * @param {{text?: string, url?: string}} what
 */
export async function send(what) {
  try {
    await navigator.share(what);
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
}
