/** Shows the buttons that open the browser's own print dialog; without this script there are none, and the browser's menu prints. */

for (const button of document.querySelectorAll("button[data-print]")) {
  if (!(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => print());
}

export {};
