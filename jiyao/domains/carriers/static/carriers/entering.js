// Continuous registering: the period of the line before does not pass to another level.
"use strict";

document.addEventListener("change", ({ target }) => {
  if (target.matches(".entry [name=level]")) target.form.elements.period.value = "";
});
