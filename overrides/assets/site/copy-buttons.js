/** Adds a button to every message that one could send first, which copies it. */

import { copy } from "./copy.js";
import { t } from "./messages.js";

for (const message of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = t("Copy");
  const said = document.createElement("span");
  said.className = "copied";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const copied = await copy(message.textContent ?? "");
    said.textContent = copied
      ? t("Copied")
      : t("Your browser did not let it be copied. Press and hold the words.");
  });
  message.after(button, said);
}
