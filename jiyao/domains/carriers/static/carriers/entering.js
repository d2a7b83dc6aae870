// Continuous registering: the period of the line before does not pass to another level, and above
// the ceiling no title is typed or sent.
"use strict";

(() => {
  const level = document.querySelector(".entry [name=level]");
  const { title, period } = level.form.elements;
  const follow = () => { title.disabled = Boolean(level.selectedOptions[0]?.matches("[data-above]")); };

  level.addEventListener("change", () => {
    period.value = "";
    follow();
  });
  follow();
})();
