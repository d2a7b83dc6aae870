// Keys: / search, j k rows, x choose, Enter open, e first action, ? this list, Esc back.
// Never while somebody writes, and never with Ctrl, Alt or Meta.
"use strict";

(() => {
  const first = (selector) => document.querySelector(selector);
  const writes = (el) => el.matches("input:not([type=checkbox]), textarea, select") || el.isContentEditable;
  const rows = () => [...document.querySelectorAll("[data-rows] tbody tr, li[data-row]")];
  const hereRow = () => document.activeElement.closest("[data-rows] tbody tr, li[data-row]");

  const move = (step) => {
    const all = rows();
    const at = all.indexOf(hereRow());
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    const target = next?.querySelector("a[data-open], a") ?? next;
    target?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  const open = () => hereRow()?.querySelector("a[data-open], a")?.click();
  const choose = () => hereRow()?.querySelector("input[type=checkbox]")?.click();
  const search = () => first("[data-search]")?.select();
  const keys = () => first("#keys")?.showModal();
  const plain = { "/": search, "、": search, j: () => move(1), k: () => move(-1), x: choose, "?": keys, "\uff1f": keys };

  // A page's own keys come first: one request a screen has no rows, and j leads to the next.
  const act = (event) => {
    const button = first(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) return () => button.click();
    if (plain[event.key]) return plain[event.key];
    const onBox = document.activeElement.matches("input[type=checkbox]") && hereRow();
    return event.key === "Enter" && onBox ? open : undefined;
  };

  // A menu is closed by Esc and by a click elsewhere, so that one at a time is open.
  const close = (but) => document.querySelectorAll("details:is(.me, .drop)[open]").forEach((menu) => {
    if (menu !== but) menu.open = false;
  });

  const leave = () => {
    close();
    if (document.activeElement.matches("[data-search]")) document.activeElement.blur();
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") return leave();
    if (writes(event.target) || first("dialog[open]")) return;
    const deed = act(event);
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  document.addEventListener("click", (event) => {
    const { target } = event;
    if (target.closest("[data-print]")) window.print();
    if (target.closest("[data-keys]")) keys();
    close(target.closest("details"));
  });

  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-choose-all]")) return;
    const boxes = target.closest("table").querySelectorAll("tbody input[type=checkbox]");
    boxes.forEach((box) => { box.checked = target.checked; });
  });
})();
