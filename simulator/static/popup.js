// A button that opens a small menu above itself; arrows, Escape and a press outside work as expected.

import { h, icon } from "./dom.js";

/** `items()` gives [{label, icon, run}] at the moment of opening. */
export function popup(label, face, items, extra = "") {
  const list = h("div", { class: "popup-list", role: "menu", hidden: true });
  const button = h("button", { type: "button", class: "popup-button", "aria-label": label, title: label,
    "aria-haspopup": "menu", "aria-expanded": "false" }, face);
  const node = h("div", { class: `popup ${extra}` }, button, list);

  function show(open) {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    list.replaceChildren(...items().map((item) => entry(item)));
    list.firstElementChild?.focus();
  }

  function entry(item) {
    const run = () => {
      show(false);
      button.focus();
      item.run();
    };
    return h("button", { type: "button", role: "menuitem", onclick: run }, item.icon && icon(item.icon), item.label);
  }

  button.addEventListener("click", () => show(list.hidden));
  node.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "Escape") {
      show(false);
      button.focus();
    }
    if (event.key === "ArrowDown") (document.activeElement.nextElementSibling ?? list.firstElementChild).focus();
    if (event.key === "ArrowUp") (document.activeElement.previousElementSibling ?? list.lastElementChild).focus();
  });
  node.addEventListener("focusout", (event) => {
    if (!node.contains(event.relatedTarget)) show(false);
  });
  return node;
}
