// Where the person writes: text, replies, photos, albums, files, places, commands.

import { act, upload } from "./api.js";
import { h, icon } from "./dom.js";
import { commandMenu } from "./commands.js";
import { popup } from "./popup.js";
import { attempt } from "./notice.js";
import { state } from "./store.js";
import { tray } from "./tray.js";

/** The composer of a chat: its node, `replyTo(message)`, and `heard(change)` for new messages. */
export function composer(chat) {
  const words = h("textarea", { rows: "1", placeholder: "Tulis pesan", "aria-label": "Tulis pesan", maxlength: "4096" });
  const pick = h("input", { type: "file", multiple: true, hidden: true, tabindex: "-1" });
  const quoted = h("div", { class: "quoting", hidden: true });
  const files = tray(() => fit());
  const send = h("button", { type: "submit", class: "send", "aria-label": "Kirim" }, icon("send"));
  const commands = commandMenu(chat, words, (text) => deliver(text));
  const attach = popup("Lampirkan", icon("attach"), () => attachments(files, pick, (place) => sendPlace(place)));
  const start = h("button", { type: "button", class: "start", hidden: true, onclick: begin }, "Mulai");
  const line = h("div", { class: "line" }, commands.button, words, attach, send);
  const node = h("form", { class: "composer" }, commands.list, quoted, files.node, line, start, pick);
  let reply = null;
  let sending = false;

  function replyTo(message) {
    reply = message;
    quoted.hidden = !message;
    if (!message) return;
    const drop = h("button", { type: "button", "aria-label": "Batalkan balasan", onclick: () => replyTo(null) }, icon("close"));
    const line = message.text?.replace(/\s+/g, " ") || "Foto atau berkas";
    quoted.replaceChildren(icon("reply"), h("span", {}, h("b", {}, message.from.name), h("span", {}, line)), drop);
    words.placeholder = message.placeholder || "Tulis balasan";
    if (!matchMedia("(pointer: coarse)").matches && node.contains(document.activeElement)) words.focus();
  }

  function cleared() {
    words.value = "";
    words.placeholder = "Tulis pesan";
    replyTo(null);
    files.clear();
    fit();
  }

  async function deliver(text) {
    const body = { as: state.me, chat, reply_to: reply?.id ?? null };
    if (sending) return;
    sending = true;
    const sent = files.count()
      ? upload({ ...body, caption: text, as_file: files.asFile(), samples: files.samples().join(",") }, files.uploads())
      : act("text", { ...body, text });
    if (await attempt(sent)) cleared();
    sending = false;
  }

  function sendPlace({ latitude, longitude }) {
    const body = { as: state.me, chat, reply_to: reply?.id ?? null, latitude, longitude };
    attempt(act("location", body)).then((done) => done && replyTo(null));
  }

  function begin() {
    attempt(act("start", { as: state.me, payload: "" }));
  }

  function fit() {
    words.style.height = "auto";
    words.style.height = `${Math.min(words.scrollHeight, 110)}px`;
    send.classList.toggle("ready", Boolean(words.value.trim()) || files.count() > 0);
  }

  // A ForceReply that asks me opens my reply field, as Telegram's apps do.
  function heard(change) {
    const there = state.chats.get(chat);
    const closed = Boolean(there.owner) && !there.started;
    start.hidden = !closed;
    line.hidden = closed;
    const message = change?.isNew ? change.message : null;
    if (message?.forceReply && (!message.selective || message.asks.includes(state.me))) replyTo(message);
  }

  pick.addEventListener("change", () => {
    files.add([...pick.files]);
    pick.value = "";
  });
  words.addEventListener("input", () => {
    fit();
    commands.typed();
  });
  words.addEventListener("keydown", (event) => {
    if (commands.key(event) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    node.requestSubmit();
  });
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    if (words.value.trim() || files.count()) deliver(words.value.trim());
  });
  return { node, replyTo, heard };
}

function attachments(files, pick, sendPlace) {
  const choose = (accept, asFile) => () => {
    files.setAsFile(asFile);
    pick.accept = accept;
    pick.click();
  };
  return [
    { label: "Contoh foto", icon: "sparkle", run: () => files.addSample() },
    { label: "Foto dari komputer ini", icon: "photo", run: choose("image/*", false) },
    { label: "Berkas", icon: "file", run: choose("", true) },
    ...state.places.map((place) => ({ label: `Lokasi: ${place.label}`, icon: "place", run: () => sendPlace(place) })),
  ];
}
