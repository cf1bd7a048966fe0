// What a person can do with the bot in a group: let it in, make it an admin, send it away.

import { act } from "./api.js";
import { h, icon } from "./dom.js";
import { attempt, notice } from "./notice.js";
import { popup } from "./popup.js";
import { me, state, takesPart } from "./store.js";

/** The menu in the head of a group; nothing in a private chat. */
export function botMenu(id) {
  if (state.chats.get(id).owner) return h("span", { hidden: true });
  return popup("Bot di grup ini", icon("more"), () => choices(id), "group-menu");
}

function choices(id) {
  const { botIn, botAdmin } = state.chats.get(id);
  const change = (what) => () => run(id, what);
  if (!botIn) return [{ label: "Tambahkan bot ke grup", run: change("add") }];
  const rank = botAdmin ? { label: "Jadikan bot anggota biasa", run: change("demote") }
    : { label: "Jadikan bot admin", run: change("promote") };
  return [rank, { label: "Keluarkan bot dari grup", run: change("remove") }];
}

function run(id, change) {
  if (!takesPart(state.chats.get(id), state.me)) return notice(`${me().name} tidak ada di grup ini.`);
  return attempt(act("bot", { as: state.me, chat: id, change }));
}
