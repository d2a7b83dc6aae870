// Function keys of the counter: F1 to F9 and Esc press the button, or enter the field, that names them.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  const able = document.querySelector(`[data-function="${CSS.escape(event.key)}"]`);
  if (!able) return;
  event.preventDefault();
  able.matches("input, select") ? able.focus() : able.click();
});
