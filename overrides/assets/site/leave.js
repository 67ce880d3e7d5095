/**
 * "Leave this page", at once: on a click, or when Shift is pressed three times within five seconds.
 *
 * The page is covered, what this tab kept is forgotten, and the exit takes this page's place in the
 * history, so that Back does not return to it. Without this script the link is a plain link. After
 * govuk-frontend's "Exit this page", which leaves the page in the history.
 */

const WINDOW = 5000;

/** Milliseconds after which leaving goes on, whether the browser has told of its step or not. */
const LONGEST_STEP = 300;

const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a#leave"));
const status = document.querySelector("#leave-status");
let presses = 0;
let alone = false;
let timer = 0;

function leave() {
  if (!link) return;
  const cover = document.createElement("div");
  cover.className = "cover";
  cover.setAttribute("role", "alert");
  document.body.append(cover);
  document.body.classList.add("leaving");
  document.title = "\u200b";
  cover.textContent = link.dataset.cover ?? "";
  try {
    sessionStorage.clear();
  } catch {
    // A browser that lets nothing be stored has nothing to forget.
  }
  const { href } = link;
  void rewind().then(() => location.replace(href));
}

/**
 * Goes back over the entries that this page itself made in the history (the finder makes one for each search and counts them), so that
 * the exit takes the place of the first of them. The entries that lie ahead then are dropped by a new one, which shows nothing chosen.
 */
async function rewind() {
  const depth = (history.state && history.state.depth) || 0;
  if (!depth) return;
  await step(-depth);
  history.pushState(null, "");
  await step(-1);
}

/** @param {number} entries */
function step(entries) {
  return new Promise((done) => {
    addEventListener("popstate", done, { once: true });
    setTimeout(done, LONGEST_STEP);
    history.go(entries);
  });
}

/** @param {string} [message] what a screen reader says */
function say(message = "") {
  if (status) status.textContent = message;
}

function press() {
  presses += 1;
  if (presses === 1) timer = setTimeout(lapse, WINDOW);
  if (presses === 3) leave();
  else say(presses === 1 ? link?.dataset.twice : link?.dataset.once);
}

function lapse() {
  clearTimeout(timer);
  presses = 0;
  say(link?.dataset.lapsed);
}

const title = document.title;

link?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  leave();
});

// Shift counts when it is pressed and let go by itself, so that writing capitals does not leave.
addEventListener("keydown", (event) => {
  if (event.key !== "Shift") alone = false;
  else if (!event.repeat) alone = true;
});
addEventListener("keyup", (event) => {
  if (event.key === "Shift" && alone) press();
});

// A page that comes back from the browser's cache of whole pages is shown again as it was.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelector(".cover")?.remove();
  document.body.classList.remove("leaving");
  document.title = title;
  clearTimeout(timer);
  presses = 0;
  say();
});

export {};
