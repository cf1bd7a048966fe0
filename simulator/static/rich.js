// Text with Telegram's entities as nodes. Offsets count UTF-16 units, as JavaScript's strings do.

import { h } from "./dom.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const SAFE_LINK = /^(https?:|tg:|mailto:|tel:)/i;
/** Nodes of a text; `act.command` and `act.link` say what pressing a command or a link does. */
export function rich(text, entities, act = {}) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, ordered, act);
}

function span(text, from, to, entities, act) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [first, ...others] = rest;
    const end = Math.min(first.offset + first.length, to);
    if (first.offset < at || end <= at) {
      rest = others;
      continue;
    }
    if (first.offset > at) nodes.push(text.slice(at, first.offset));
    const inside = others.filter((one) => one.offset < end);
    nodes.push(wrap(first, text.slice(first.offset, end), span(text, first.offset, end, inside, act), act));
    rest = others.filter((one) => one.offset >= end);
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, words, children, act) {
  if (TAGS[entity.type]) return h(TAGS[entity.type], {}, children);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "bot_command" && act.command) {
    return h("button", { type: "button", class: "command", onclick: () => act.command(words) }, children);
  }
  if (entity.type === "text_link" || entity.type === "url") return link(entity.url ?? words, children, act);
  return h("span", { class: "mark" }, children);
}

function link(url, children, act) {
  const address = SAFE_LINK.test(url) ? url : `https://${url}`;
  const open = (event) => act.link?.(address) && event.preventDefault();
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", onclick: open }, children);
}

function spoiler(children) {
  const show = (event) => event.currentTarget.classList.add("open");
  return h("button", { type: "button", class: "spoiler", "aria-label": "Tampilkan teks tersembunyi", onclick: show },
    h("span", {}, children));
}
