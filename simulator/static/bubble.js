// One bubble: a message, or an album as one.

import { avatar, h, hue, icon } from "./dom.js";
import { documentCard, photoGrid, placeCard } from "./media.js";
import { rich } from "./rich.js";
import { hour } from "./time.js";

/**
 * The node of an item { messages, mine, opens, bot, pressing }, where `opens` means that another sender wrote before.
 * `act` holds what can be done: reply, tap, command, link, goTo.
 */
export function bubble(item, act) {
  const [first] = item.messages;
  if (first.service) return h("li", { class: "service", dataset: { key: first.key } }, h("span", {}, first.service));
  const side = item.mine ? "mine" : "theirs";
  const kind = first.from.bot ? "by-bot" : "by-person";
  const bare = !words(item) && !first.document && first.photos.length > 0;
  return h("li", { class: `message ${side} ${kind} ${item.opens ? "opens" : ""}`, dataset: { key: first.key } },
    !item.mine && item.group && (item.opens ? avatar(first.from.name, first.from.id, "", first.from.bot) : h("span", { class: "avatar-gap" })),
    h("div", { class: "column" },
      h("div", { class: `bubble ${bare ? "bare" : ""}` }, ...content(item, act)),
      keyboard(first, item, act),
      reactions(item)),
    !first.waiting && replyButton(first, act));
}

const words = (item) => item.messages.map((message) => message.text).find(Boolean);

function content(item, act) {
  const [first] = item.messages;
  const photos = item.messages.flatMap((message) => message.photos);
  const worded = item.messages.find((message) => message.text) ?? first;
  return [
    item.opens && !item.mine && item.group && senderLine(first.from),
    first.forwarded && h("div", { class: "forwarded" }, `Diteruskan dari ${first.forwarded}`),
    first.replyTo && quote(first.replyTo, act),
    photos.length > 0 && photoGrid(photos),
    ...item.messages.filter((message) => message.document).map((message) => documentCard(message.document)),
    first.location && placeCard(first.location),
    first.other && h("div", { class: "other" }, first.other, h("span", { class: "meta-gap" })),
    worded.text && h("div", { class: "text" }, rich(worded.text, worded.entities, act), h("span", { class: "meta-gap" })),
    meta(item),
  ];
}

function senderLine(from) {
  return h("div", { class: `sender ${from.bot ? "by-bot" : `hue-${hue(from.id)}`}` }, from.name, from.bot && h("span", { class: "bot-mark" }, "bot"));
}

function quote(replied, act) {
  return h("button", { type: "button", class: `quote ${replied.bot ? "by-bot" : `hue-${hue(replied.from)}`}`, onclick: () => act.goTo(replied.key) },
    h("b", {}, replied.name), h("span", {}, replied.text));
}

function meta(item) {
  const last = item.messages.at(-1);
  const state = last.waiting
    ? h("span", { class: "clock", title: "Menunggu sinyal" }, icon("clock"), h("span", { class: "hidden" }, "menunggu sinyal"))
    : item.mine && icon("check");
  return h("span", { class: "meta" }, last.edited && "diedit ", hour(last.at), state);
}

function keyboard(message, item, act) {
  if (!message.buttons.length) return null;
  const rows = message.buttons.map((row, y) => h("div", { class: "row" }, row.map((button, x) => {
    const pressed = item.pressing !== undefined && button.data === item.pressing;
    const label = button.url ? `${button.text} ↗` : button.text;
    return h("button", { type: "button", class: `key ${pressed ? "pressed" : ""}`, onclick: () => act.tap(message, y, x, button) },
      h("span", {}, label));
  })));
  return h("div", { class: "keyboard" }, rows);
}

function reactions(item) {
  const all = item.messages.flatMap((message) => message.reactions);
  if (!all.length) return null;
  const counted = new Map();
  for (const one of all) counted.set(one.emoji, [...(counted.get(one.emoji) ?? []), one.name]);
  return h("div", { class: "reactions" }, [...counted].map(([emoji, names]) => h("span", {
    class: "reaction", title: [...new Set(names)].join(", "), "aria-label": `${emoji} dari ${[...new Set(names)].join(", ")}`,
  }, emoji, h("small", {}, String(names.length)))));
}

function replyButton(message, act) {
  const reply = () => act.reply(message);
  return h("button", { type: "button", class: "reply", "aria-label": `Balas ${message.from.name}`, title: "Balas", onclick: reply },
    icon("reply"));
}
