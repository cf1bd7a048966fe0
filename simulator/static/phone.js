// One chat as a phone.

import { avatar, h, icon } from "./dom.js";
import { composer } from "./composer.js";
import { openLink } from "./links.js";
import { become, me, now, on, seen, state, takesPart } from "./store.js";
import { attempt, phoneAlert, phoneToast } from "./notice.js";
import { botMenu } from "./botmenu.js";
import { timeline } from "./timeline.js";
import { act as post } from "./api.js";
import { hour } from "./time.js";

const NEAR = 90;

/** The phone of a chat; it follows the chat by itself until `close()`. */
export function phone(id) {
  const chat = () => state.chats.get(id);
  const eyes = () => chat().owner ?? state.me;
  const write = composer(id);
  const messages = timeline({
    reply: (message) => mayAct() && write.replyTo(message),
    tap: (message, row, column, button) => press(message, row, column, button),
    command: (words) => mayAct() && attempt(post("text", { as: state.me, chat: id, text: words })),
    link: (address) => openLink(address),
    goTo: (key) => goTo(key),
  });
  const parts = frame(id, messages.list, write.node);
  let missed = 0;
  let following = true; // the newest message is in view, and shall stay so

  function press(message, row, column, button) {
    if (button.url) return openLink(button.url, true);
    if (!mayAct()) return null;
    return attempt(post("tap", { as: state.me, chat: id, message: message.id, row, column }));
  }

  function mayAct() {
    if (takesPart(chat(), state.me)) return true;
    parts.guest.classList.remove("nudge");
    requestAnimationFrame(() => parts.guest.classList.add("nudge"));
    return false;
  }

  function goTo(key) {
    const target = messages.list.querySelector(`[data-key="${CSS.escape(key)}"]`);
    target?.scrollIntoView({ block: "center", behavior: "smooth" });
    target?.classList.add("found");
    setTimeout(() => target?.classList.remove("found"), 1600);
  }

  const atEnd = () => messages.list.scrollHeight - messages.list.scrollTop - messages.list.clientHeight < NEAR;
  const toEnd = () => {
    messages.list.scrollTop = messages.list.scrollHeight;
    following = true;
    missed = 0;
    parts.newer.hidden = true;
  };

  function render(change) {
    head(parts, chat());
    pinned(parts, chat(), goTo);
    access(parts, chat());
    messages.show(chat(), eyes());
    parts.empty.hidden = messages.list.childElementCount > 0;
    write.heard(change);
    if (following || change?.message?.from.id === state.me) return requestAnimationFrame(toEnd);
    if (change?.isNew) missed += 1;
    parts.newer.hidden = missed === 0;
    parts.newerCount.textContent = String(missed);
    return null;
  }

  parts.newer.addEventListener("click", toEnd);
  messages.list.addEventListener("scroll", () => {
    following = atEnd();
    if (following && missed) toEnd();
  });
  // Pictures load late, and the composer grows: keep the end in view.
  messages.list.addEventListener("load", () => following && toEnd(), true);
  const resized = new ResizeObserver(() => following && toEnd());
  resized.observe(messages.list);
  parts.slot.addEventListener("pointerdown", () => seen(id));
  const stops = [
    on(`chat:${id}`, render),
    on("people", () => access(parts, chat())),
    on("status", () => clock(parts)),
    on("typing", (where) => where === id && typing(parts, chat())),
    on("answer", (answer) => answer.chat === id && told(parts, answer)),
  ];
  const close = () => {
    resized.disconnect();
    stops.forEach((stop) => stop());
  };
  render();
  clock(parts);
  return { node: parts.slot, close, goToEnd: toEnd };
}

function frame(id, list, footer) {
  const part = {
    label: h("span", { class: "slot-label" }), eyes: h("span", { class: "slot-eyes" }),
    time: h("span", {}), signal: h("span", { class: "bars" }, h("i"), h("i"), h("i"), h("i")),
    picture: h("span", { class: "picture" }), title: h("b", {}), subtitle: h("small", {}),
    pinned: h("button", { type: "button", class: "pinned", hidden: true }),
    empty: h("p", { class: "empty", hidden: true }, "Belum ada percakapan di sini."),
    newerCount: h("b", {}), guest: h("div", { class: "guest", hidden: true }), footer,
    overlay: h("div", { class: "overlay", "aria-live": "assertive" }),
  };
  part.newer = h("button", { type: "button", class: "newer", hidden: true, "aria-label": "Ke pesan terbaru" },
    part.newerCount, icon("down"));
  const head = h("header", { class: "chat-head" }, part.picture, h("div", { class: "names" }, part.title, part.subtitle), botMenu(id));
  part.body = h("div", { class: "phone" },
    h("div", { class: "statusbar", "aria-hidden": "true" }, part.time, part.signal),
    head, part.pinned, h("div", { class: "wall" }, list, part.empty, part.newer, part.overlay), part.guest, footer);
  part.slot = h("section", { class: "slot", dataset: { chat: id } },
    h("div", { class: "slot-head" }, part.label, part.eyes), part.body);
  return part;
}

function head(parts, chat) {
  const owner = state.people.get(chat.owner);
  const title = owner ? state.bot.name : chat.title;
  parts.slot.setAttribute("aria-label", `${chat.label}: ${chat.title}`);
  parts.label.textContent = chat.label;
  parts.picture.replaceChildren(avatar(title, chat.id, "", Boolean(owner)));
  parts.title.replaceChildren(h("span", { title }, title), owner ? h("span", { class: "bot-mark" }, "bot") : "");
  parts.subtitle.textContent = subtitle(chat, owner);
}

function subtitle(chat, owner) {
  if (owner) return `obrolan pribadi ${owner.name}`;
  const count = `${chat.members.length + (chat.botIn ? 1 : 0)} anggota`;
  if (!chat.botIn) return `${count} · bot tidak ada di sini`;
  return chat.botAdmin ? `${count} · bot admin` : count;
}

function pinned(parts, chat, goTo) {
  const message = [...chat.messages.values()].filter((one) => one.pinned && !one.service).at(-1);
  parts.pinned.hidden = !message;
  if (!message) return;
  parts.pinned.replaceChildren(icon("pin"), h("span", {}, h("b", {}, "Pesan tersemat"), h("span", {}, excerpt(message))));
  parts.pinned.onclick = () => goTo(message.key);
}

/** One line that stands for a message. */
export function excerpt(message) {
  const line = message.text?.replace(/\s+/g, " ");
  return line || message.service || (message.photos.length ? "Foto" : message.document?.name) || "Lokasi";
}

function access(parts, chat) {
  const person = me();
  if (!person) return;
  const inside = takesPart(chat, person.id);
  const seer = state.people.get(chat.owner) ?? (inside ? person : null);
  parts.eyes.textContent = seer ? `layar ${seer.name}` : "hanya melihat";
  parts.slot.classList.toggle("away", !inside && !chat.owner);
  parts.body.classList.toggle("offline", seer ? !seer.online : false);
  parts.footer.hidden = !inside;
  parts.guest.hidden = inside;
  if (!inside) parts.guest.replaceChildren(...guestNote(chat, person));
}

function guestNote(chat, person) {
  const others = (chat.owner ? [chat.owner] : chat.members).map((id) => state.people.get(id)).filter(Boolean);
  const note = chat.owner ? `Ini obrolan pribadi ${others[0]?.name}.` : `${person.name} tidak ada di grup ini.`;
  const choices = others.map((other) => h("button", { type: "button", class: "be", onclick: () => become(other.id) },
    avatar(other.name, other.id, "small"), `Jadi ${other.name}`));
  return [h("p", {}, note), h("div", { class: "choices" }, choices)];
}

function clock(parts) {
  parts.time.textContent = hour(now());
}

function typing(parts, chat) {
  parts.subtitle.textContent = "bot sedang mengetik …";
  clearTimeout(parts.typing);
  parts.typing = setTimeout(() => head(parts, chat), 2500);
}

function told(parts, { user, text, alert }) {
  if (!text) return;
  const person = state.people.get(user);
  const whom = user === state.me || !person ? null : person.name;
  (alert ? phoneAlert : phoneToast)(parts.overlay, text, whom);
}
