// Text with Telegram's entities as nodes. Offsets count UTF-16 units, as JavaScript's strings do.

import { h } from "./dom.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const SAFE_LINK = /^(https?:|tg:|mailto:|tel:)/i;
// Telegram's apps find commands by themselves; so does this page.
const COMMAND = /(?:^|\s)(\/[a-z0-9_]{1,32}(?:@[a-z0-9_]{3,32})?)(?![\w/])/gi;

/** Nodes of a text; `onCommand` makes /commands pressable. */
export function rich(text, entities, onCommand = null) {
  const all = onCommand ? [...entities, ...commands(text, entities)] : entities;
  const ordered = [...all].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, ordered, onCommand);
}

function commands(text, entities) {
  const taken = (at) => entities.some((one) => at >= one.offset && at < one.offset + one.length
    && ["bot_command", "code", "pre", "text_link", "url"].includes(one.type));
  return [...text.matchAll(COMMAND)]
    .map((match) => ({ type: "bot_command", offset: match.index + match[0].indexOf("/"), length: match[1].length }))
    .filter((one) => !taken(one.offset));
}

function span(text, from, to, entities, onCommand) {
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
    nodes.push(wrap(first, text.slice(first.offset, end), span(text, first.offset, end, inside, onCommand), onCommand));
    rest = others.filter((one) => one.offset >= end);
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, words, children, onCommand) {
  if (TAGS[entity.type]) return h(TAGS[entity.type], {}, children);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "bot_command" && onCommand) {
    return h("button", { type: "button", class: "command", onclick: () => onCommand(words) }, children);
  }
  if (entity.type === "text_link" || entity.type === "url") return link(entity.url ?? words, children);
  return h("span", { class: "mark" }, children);
}

function link(url, children) {
  const address = SAFE_LINK.test(url) ? url : `https://${url}`;
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children);
}

function spoiler(children) {
  const show = (event) => event.currentTarget.classList.add("open");
  return h("button", { type: "button", class: "spoiler", "aria-label": "Tampilkan teks tersembunyi", onclick: show },
    h("span", {}, children));
}
