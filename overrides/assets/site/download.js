/**
 * Gives a file that was made in the page to the visitor, by a download.
 *
 * @param {BlobPart[]} parts
 * @param {string} name
 * @param {string} type its media type
 */
export function download(parts, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
