// The answer sheet: shows the time left and what is answered, and hands in just before the end.
// The server's clock decides; without this script the sheet works the same.
"use strict";

(() => {
  const form = document.querySelector("[data-sheet]");
  if (!form) return;
  const part = (name) => form.querySelector(`[data-${name}]`);
  const end = performance.now() + Number(form.dataset.left) * 1000;
  const early = 3; // seconds: so that the sheet is there in time

  const tick = () => {
    const left = Math.max(0, Math.round((end - performance.now()) / 1000));
    part("clock").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    form.classList.toggle("is-late", left < 60);
    if (left > early) return;
    clearInterval(timer);
    form.requestSubmit();
  };
  const timer = setInterval(tick, 1000);
  tick();

  form.addEventListener("change", () => {
    const chosen = [...form.querySelectorAll("fieldset")].filter((each) => each.querySelector(":checked"));
    part("answered").textContent = chosen.length;
  });

  form.addEventListener("htmx:afterRequest", ({ detail }) => {
    const { status, responseText } = detail.xhr;
    const kept = status === 204;
    if (status === 200) return location.reload(); // a locked session is shown by the page itself
    const note = part("kept");
    note.textContent = kept ? note.dataset.yes : (status === 409 && responseText) || note.dataset.no;
    note.classList.toggle("is-fault", !kept);
  });
})();
