// What is to be redacted, chosen on the page: words of a text, rectangles of a page's picture.
"use strict";

(() => {
  const add = (name, line) => {
    const field = document.querySelector(`form.form [name=${name}]`);
    field.value = [...field.value.split("\n").filter((each) => each.trim()), line].join("\n");
  };

  const text = document.querySelector("[data-choose-text]");
  const take = document.querySelector("[data-take]");
  const chosen = () => {
    const selection = getSelection();
    const inside = selection.rangeCount && text.contains(selection.getRangeAt(0).commonAncestorContainer);
    return inside ? selection.toString().split(/\s+/).join(" ").trim() : "";
  };
  if (text && take) {
    document.addEventListener("selectionchange", () => { take.disabled = chosen().length < 2; });
    take.addEventListener("mousedown", (event) => event.preventDefault());
    take.addEventListener("click", () => {
      add("passages", chosen());
      getSelection().removeAllRanges();
    });
  }

  const page = document.querySelector("[data-choose-page]");
  if (!page) return;
  const picture = page.querySelector("img");
  // The band with the mark stands above the page in its picture and is no part of the page.
  const band = () => Math.max(30, Math.round(picture.naturalWidth * page.dataset.band)) / picture.naturalHeight;
  const within = (share) => Math.min(1, Math.max(0, share));
  const point = (event) => {
    const box = picture.getBoundingClientRect();
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  };
  let from, frame;

  const draw = (event) => {
    const to = point(event);
    const [left, top] = [0, 1].map((axis) => Math.min(from[axis], to[axis]));
    const [right, bottom] = [0, 1].map((axis) => Math.max(from[axis], to[axis]));
    Object.assign(frame.style, {
      left: `${left * picture.offsetWidth}px`,
      top: `${top * picture.offsetHeight}px`,
      width: `${(right - left) * picture.offsetWidth}px`,
      height: `${(bottom - top) * picture.offsetHeight}px`,
    });
    const down = (share) => Math.max(0, (share - band()) / (1 - band()));
    return [left, down(top), right - left, down(bottom) - down(top)];
  };

  page.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest("a")) return;
    event.preventDefault();
    from = point(event);
    frame = page.appendChild(document.createElement("span"));
    frame.className = "chosen-area";
    page.setPointerCapture(event.pointerId);
  });
  page.addEventListener("pointermove", (event) => { if (frame) draw(event); });
  page.addEventListener("pointercancel", () => { frame?.remove(); frame = undefined; });
  page.addEventListener("pointerup", (event) => {
    if (!frame) return;
    const shares = draw(event);
    const seen = shares[2] > 0.003 && shares[3] > 0.002;
    if (seen) add("areas", [page.dataset.page, ...shares.map((share) => (share * 100).toFixed(1))].join(" "));
    else frame.remove();
    frame = undefined;
  });
})();
