// The navigation from page to page: what was folded stays so, and it stands where it was scrolled to.
"use strict";

(() => {
  const inner = document.querySelector(".navigation-inner");
  if (!inner) return;
  const FOLDS = "navigation.folds", PLACE = "navigation.place";
  const folds = JSON.parse(sessionStorage.getItem(FOLDS) ?? "{}");
  const here = inner.querySelector('[aria-current="page"]');

  for (const group of inner.querySelectorAll("details")) {
    const title = group.firstElementChild.textContent;
    group.open = group.contains(here) || (folds[title] ?? group.open);
    group.firstElementChild.addEventListener("click", () => {
      folds[title] = !group.open;
      sessionStorage.setItem(FOLDS, JSON.stringify(folds));
    });
  }

  // Only the list itself is scrolled: scrollIntoView would move the page with it.
  const show = (item) => {
    const list = inner.getBoundingClientRect(), line = item.getBoundingClientRect();
    if (line.top < list.top) inner.scrollTop -= list.top - line.top;
    if (line.bottom > list.bottom) inner.scrollTop += line.bottom - list.bottom;
  };

  inner.scrollTop = Number(sessionStorage.getItem(PLACE));
  if (here) show(here);
  addEventListener("pagehide", () => sessionStorage.setItem(PLACE, inner.scrollTop));
})();
