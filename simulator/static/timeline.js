// The messages of one chat, in order, with days between them and albums put together.

import { bubble } from "./bubble.js";
import { h, reconcile } from "./dom.js";
import { state } from "./store.js";
import { day } from "./time.js";

/** A list node with `show(chat)`; unchanged bubbles keep their node, so that images and focus stay. */
export function timeline(act) {
  const list = h("ol", { class: "messages", role: "log", "aria-live": "polite", tabindex: "0" });
  let kept = new Map();
  const show = (chat, eyes) => {
    const fresh = new Map();
    const nodes = entries(chat, eyes).map((entry) => {
      const print = JSON.stringify(entry);
      const old = kept.get(entry.key);
      const node = old?.print === print ? old.node : make(entry, act);
      fresh.set(entry.key, { print, node });
      return node;
    });
    const isNew = kept.size > 0;
    for (const [key, { node }] of fresh) if (isNew && !kept.has(key)) node.classList.add("arriving");
    kept = fresh;
    reconcile(list, nodes);
  };
  return { list, show };
}

function make(entry, act) {
  if (entry.day) return h("li", { class: "day" }, h("span", {}, entry.day));
  return bubble(entry, act);
}

/** Messages that these eyes see: what waits for a signal is seen on its sender's phone only. */
export function visible(chat, eyes) {
  const order = (message) => (message.waiting ? Infinity : message.id);
  return [...chat.messages.values()]
    .filter((message) => !message.waiting || message.from.id === eyes)
    .sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
}

function entries(chat, eyes) {
  const all = [];
  let lastDay = null;
  let last = null;
  for (const message of visible(chat, eyes)) {
    const today = day(message.at);
    if (today !== lastDay) {
      all.push({ key: `day-${today}`, day: today });
      last = null;
    }
    lastDay = today;
    if (last && message.album && last.album === message.album && last.from === message.from.id && !message.replyTo) {
      last.messages.push(message);
      continue;
    }
    const opens = !last || last.from !== message.from.id || last.service || message.at - last.at > 15 * 60000;
    last = { ...entry(chat, message, eyes), opens };
    all.push(last);
  }
  return all;
}

function entry(chat, message, eyes) {
  return {
    key: message.key, messages: [message], from: message.from.id, album: message.album, at: message.at,
    service: Boolean(message.service), mine: message.from.id === eyes && !message.service, group: !chat.owner,
    pressing: state.pressing.get(message.key),
  };
}
