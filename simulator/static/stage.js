// Which chats are shown: side by side on a wide screen, one at a time on a phone.

import { avatar, h, reconcile } from "./dom.js";
import { phone } from "./phone.js";
import { me, on, seen, state, takesPart } from "./store.js";

const narrow = matchMedia("(max-width: 760px)");
const chosen = new Map(); // chat -> shown or not, where a person decided
const phones = new Map();
const chips = new Map();
let active = null; // the one chat of a narrow screen

const stage = document.getElementById("stage");
const tabs = document.getElementById("chats");

/** Keep the stage and the strip of chats as the state says. */
export function startStage() {
  for (const topic of ["chats", "me"]) on(topic, render);
  on("unread", (id) => (isShown(state.chats.get(id)) ? seen(id) : badge(id)));
  narrow.addEventListener("change", render);
}

const inOrder = () => [...state.chats.values()].filter((chat) => isListed(chat));

function isListed(chat) {
  return chat.first || !chat.owner || chat.owner === state.me || chat.messages.size > 0 || chosen.get(chat.id);
}

function isShown(chat) {
  if (!chat) return false;
  if (narrow.matches) return chat.id === active;
  return chosen.get(chat.id) ?? (chat.first || chat.owner === state.me);
}

function render() {
  if (!state.chats.has(active)) active = inOrder().find((chat) => takesPart(chat, state.me))?.id ?? inOrder()[0]?.id;
  const shown = inOrder().filter(isShown);
  for (const id of [...phones.keys()]) if (!shown.some((chat) => chat.id === id)) close(id);
  for (const chat of shown) if (!phones.has(chat.id)) phones.set(chat.id, phone(chat.id));
  reconcile(stage, shown.map((chat) => phones.get(chat.id).node));
  for (const chat of shown) seen(chat.id);
  strip();
}

function close(id) {
  phones.get(id).close();
  phones.delete(id);
}

function strip() {
  const listed = inOrder();
  for (const id of [...chips.keys()]) if (!listed.some((chat) => chat.id === id)) chips.delete(id);
  reconcile(tabs, listed.map(chip));
  for (const chat of listed) badge(chat.id);
}

function chip(chat) {
  const node = chips.get(chat.id) ?? h("button", { type: "button", class: "chip", onclick: () => toggle(chat.id) });
  chips.set(chat.id, node);
  const shown = isShown(chat);
  node.setAttribute("aria-pressed", String(shown));
  node.title = shown && !narrow.matches ? "Sembunyikan chat ini" : "Tampilkan chat ini";
  const name = chat.owner ? (state.people.get(chat.owner)?.name ?? chat.title) : chat.title;
  const text = h("span", { class: "chip-text" }, h("b", {}, name), h("small", {}, chat.label));
  node.replaceChildren(avatar(name, chat.id, "small"), text, h("span", { class: "badge", hidden: true }));
  node.classList.toggle("mine", takesPart(chat, me()?.id));
  return node;
}

function badge(id) {
  const mark = chips.get(id)?.querySelector(".badge");
  if (!mark) {
    if (isListed(state.chats.get(id) ?? {})) render();
    return;
  }
  const count = state.unread.get(id) ?? 0;
  mark.hidden = count === 0;
  mark.textContent = String(count);
}

function toggle(id) {
  if (narrow.matches) active = id;
  else chosen.set(id, !isShown(state.chats.get(id)));
  render();
}

/** Bring a chat before the eyes and mark it as the place where something happens now. */
export function spotlight(id) {
  for (const { node } of phones.values()) node.classList.remove("lit");
  if (!state.chats.has(id)) return;
  if (!isShown(state.chats.get(id))) {
    if (narrow.matches) active = id;
    else chosen.set(id, true);
    render();
  }
  const { node, goToEnd } = phones.get(id);
  node.classList.add("lit");
  node.scrollIntoView({ behavior: "smooth", block: "nearest", inline: "center" });
  chips.get(id)?.scrollIntoView({ behavior: "smooth", block: "nearest", inline: "nearest" });
  goToEnd();
}

/** Let no chat be marked any more. */
export function lightsOff() {
  for (const { node } of phones.values()) node.classList.remove("lit");
}
