// Long lists of checkboxes: a line narrows them, what is ticked stays in sight and is counted.
// A choice may fill other fields of its form in (`data-fills`); the person can still change them.
"use strict";

(() => {
  const LONG = 8;

  const narrow = (list, text) => {
    const wanted = text.trim().toLowerCase();
    const ticks = [...list.querySelectorAll("label:has(input)")];
    for (const tick of ticks) {
      tick.hidden = !tick.control.checked && !tick.textContent.toLowerCase().includes(wanted);
    }
    for (const group of list.children) group.hidden = !group.querySelector("label:not([hidden]) input");
  };

  const prepare = (field) => {
    const list = field.querySelector(".field-body > div");
    const boxes = list?.querySelectorAll("input[type=checkbox]") ?? [];
    if (boxes.length <= LONG) return;
    const line = document.createElement("input");
    Object.assign(line, { type: "search", className: "control choices-line", autocomplete: "off" });
    line.placeholder = line.ariaLabel = field.dataset.narrow;
    const told = document.createElement("span");
    told.className = "soft";
    told.setAttribute("role", "status");
    const count = () => {
      told.textContent = `${field.dataset.chosen} ${list.querySelectorAll("input:checked").length}`;
    };
    line.addEventListener("input", () => narrow(list, line.value));
    // Enter is for the list: it ticks what alone is left, and never sends the form.
    line.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const left = [...list.querySelectorAll("label:not([hidden]) input:not(:checked)")];
      if (left.length !== 1 || !line.value.trim()) return;
      left[0].click();
      line.value = "";
      narrow(list, "");
    });
    list.addEventListener("change", count);
    const head = document.createElement("p");
    head.className = "choices-head";
    head.append(line, told);
    list.before(head);
    list.classList.add("is-long");
    count();
  };

  document.addEventListener("change", ({ target }) => {
    const fills = target.matches("select") && target.selectedOptions[0]?.dataset.fills;
    for (const [name, value] of Object.entries(JSON.parse(fills || "{}"))) {
      const field = target.form.elements[name];
      if (!field || (!value && field.matches("select"))) continue;
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });

  document.querySelectorAll("[data-narrow]").forEach(prepare);
})();
