/** Shows that nobody looks after this site any more once the day that the page names is over: a copy that nobody builds again cannot say so by itself. */

const notice = document.querySelector("#looked-after");

if (notice instanceof HTMLElement) {
  const today = new Date().toISOString().slice(0, 10);
  if (notice.dataset.until && today > notice.dataset.until) notice.hidden = false;
}

export {};
