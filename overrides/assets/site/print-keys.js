/** The keys for printing press the button of a page that prints more than the browser would by itself. */

addEventListener("keydown", (event) => {
  const button = document.querySelector(".print-with-code");
  const asked = event.key.toLowerCase() === "p" && (event.ctrlKey || event.metaKey);
  if (!asked || !(button instanceof HTMLElement) || button.offsetParent === null) return;
  event.preventDefault();
  button.click();
});
