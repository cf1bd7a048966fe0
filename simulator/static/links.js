// Links in messages. A t.me link of this bot works inside the simulation; others open in a new tab.

import { act } from "./api.js";
import { ask, attempt } from "./notice.js";
import { me, state, takesPart } from "./store.js";

const OWN = /^(?:https?:\/\/)?t\.me\/(\w+)\?(start|startgroup)=([\w-]{1,64})/i;

/** Open a link; true when it was one of the simulated bot. `always` opens foreign links too (link buttons). */
export function openLink(address, always = false) {
  const match = OWN.exec(address);
  if (match && match[1].toLowerCase() === state.bot.username.toLowerCase()) {
    (match[2].toLowerCase() === "start" ? start : startGroup)(match[3]);
    return true;
  }
  if (always && /^https?:/i.test(address)) window.open(address, "_blank", "noopener");
  return false;
}

async function start(payload) {
  const person = me();
  const yes = await ask("Buka tautan undangan", `Tautan ini dibuka di Telegram ${person.name}. `
    + "Ganti “Saya” lebih dahulu bila orang lain yang membukanya.", [
    { label: "Nanti saja", value: false }, { label: `Mulai sebagai ${person.name}`, value: true, main: true }]);
  if (yes) attempt(act("start", { as: person.id, payload }));
}

async function startGroup(payload) {
  const person = me();
  const groups = [...state.chats.values()].filter((chat) => !chat.owner && takesPart(chat, person.id));
  const text = groups.length ? `${person.name} memilih grup tempat bot ditambahkan.` : `${person.name} belum ada di grup mana pun.`;
  const chat = await ask("Tambahkan bot ke grup", text, [
    ...groups.map((group) => ({ label: group.title, value: group.id })), { label: "Nanti saja", value: null }]);
  if (chat) attempt(act("bot", { as: person.id, chat, change: "add", payload }));
}
