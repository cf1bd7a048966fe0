// The menu of slash commands that the bot registered for this person in this chat.

import { fetchCommands } from "./api.js";
import { h, icon } from "./dom.js";
import { state } from "./store.js";

/** Its button, its list, and what the text field tells it: `typed()` after a change, `key(event)` before a key acts. */
export function commandMenu(chat, words, choose) {
  const list = h("div", { class: "commands", role: "listbox", "aria-label": "Perintah bot", hidden: true });
  const button = h("button", { type: "button", class: "menu", "aria-label": "Daftar perintah", title: "Daftar perintah" },
    icon("menu"));
  let known = [];
  let picked = 0;

  async function show(prefix) {
    known = await fetchCommands(chat, state.me);
    render(prefix);
  }

  function render(prefix) {
    const fitting = known.filter((one) => one.command.startsWith(prefix));
    picked = Math.min(picked, Math.max(0, fitting.length - 1));
    list.hidden = fitting.length === 0 && known.length > 0;
    list.replaceChildren(...fitting.map(entry));
    if (!known.length) list.replaceChildren(h("p", {}, "Bot belum mendaftarkan perintah di chat ini."));
  }

  function entry({ command, description }, index) {
    const run = (event) => {
      event.preventDefault();
      close();
      choose(`/${command}`);
    };
    return h("button", { type: "button", role: "option", "aria-selected": String(index === picked), onmousedown: run,
      onclick: run, dataset: { command } }, h("b", {}, `/${command}`), h("span", {}, description));
  }

  function close() {
    list.hidden = true;
    picked = 0;
  }

  function typed() {
    const match = /^\/(\w*)$/.exec(words.value);
    if (!match) return close();
    return list.hidden ? show(match[1]) : render(match[1]);
  }

  function key(event) {
    if (list.hidden) return false;
    const entries = [...list.querySelectorAll("[data-command]")];
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      picked = (picked + (event.key === "ArrowDown" ? 1 : entries.length - 1)) % Math.max(1, entries.length);
      entries.forEach((one, index) => one.setAttribute("aria-selected", String(index === picked)));
      entries[picked]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && entries.length) {
      const { command } = entries[picked].dataset;
      close();
      choose(`/${command}`);
    } else return false;
    event.preventDefault();
    return true;
  }

  async function opened() {
    await show("");
    if (!matchMedia("(pointer: coarse)").matches) words.focus(); // there the arrows and Enter choose
  }

  const away = () => ![words, button].includes(document.activeElement) && !list.contains(document.activeElement);

  button.addEventListener("click", () => (list.hidden ? opened() : close()));
  words.addEventListener("blur", () => setTimeout(() => away() && close(), 150));
  return { button, list, typed, key };
}
