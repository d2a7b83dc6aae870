// What is written by halves, such as a day without its time, is not sent as if nothing was written.
"use strict";

document.addEventListener("submit", (event) => {
  const half = [...event.target.elements].find((field) => field.validity?.badInput);
  if (!half) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  half.reportValidity();
}, true);
