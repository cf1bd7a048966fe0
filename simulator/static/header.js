// The top of the page: the clock, the counters, who I am, and my signal.

import { act } from "./api.js";
import { avatar, h } from "./dom.js";
import { attempt, notice } from "./notice.js";
import { become, me, now, on, state } from "./store.js";
import { day, full, hour, shortDay } from "./time.js";

const at = (id) => document.getElementById(id);

/** Keep the header as the state says. */
export function startHeader() {
  on("status", showStatus);
  on("people", showPeople);
  on("me", showMe);
  setInterval(() => state.clock.running && showClock(), 1000);
  at("me").addEventListener("change", (event) => become(Number(event.target.value)));
  at("signal").addEventListener("click", flipSignal);
  at("refused").addEventListener("click", showRefusals);
  for (const button of document.querySelectorAll("[data-clock]")) {
    button.addEventListener("click", () => move(button));
  }
}

async function move(button) {
  button.disabled = true;
  const answer = await attempt(act("clock", { step: button.dataset.clock }));
  button.disabled = false;
  if (answer?.note) notice(answer.note, "info");
}

function showClock() {
  at("day").textContent = day(now());
  at("day-short").textContent = shortDay(now());
  at("hour").textContent = hour(now());
}

function showStatus() {
  showClock();
  at("sent").textContent = String(state.counters.sent);
  at("refused-count").textContent = String(state.counters.unprovoked);
  at("refused").classList.toggle("bad", state.counters.unprovoked > 0);
}

function showRefusals() {
  const list = state.refusals.map((one) => h("li", {}, h("b", {}, one.method), ` ${one.description}`,
    h("small", {}, `${full(one.at)}${one.provoked ? " · gangguan yang disengaja" : ""}`)));
  const close = h("button", { type: "button", class: "button main", onclick: () => dialog.close() }, "Tutup");
  const dialog = h("dialog", { class: "ask wide", "aria-label": "Penolakan" }, h("h2", {}, "Penolakan oleh simulator"),
    h("p", {}, "Simulator seketat Telegram. Permintaan bot yang akan ditolak Telegram, ditolak juga di sini dan dihitung."),
    list.length ? h("ul", { class: "refusals" }, list) : h("p", { class: "good" }, "Belum ada satu pun permintaan bot yang ditolak."),
    h("div", { class: "answers" }, close));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function showPeople() {
  const options = [...state.people.values()].map((person) => {
    const signal = person.online ? "" : " · tanpa sinyal";
    return h("option", { value: person.id, selected: person.id === state.me }, `${person.name} — ${person.role}${signal}`);
  });
  at("me").replaceChildren(...options);
}

function showMe() {
  const person = me();
  if (!person) return;
  at("me").value = String(person.id);
  at("my-picture").replaceChildren(avatar(person.name, person.id));
  at("my-name").textContent = person.name;
  at("my-role").textContent = person.role;
  at("signal").setAttribute("aria-checked", String(person.online));
  at("signal-word").textContent = person.online ? "Sinyal ada" : "Sinyal mati";
  at("signal").title = person.online ? `Matikan sinyal ${person.name}` : `Nyalakan sinyal ${person.name}`;
}

async function flipSignal() {
  const person = me();
  const online = !person.online;
  if (await attempt(act("signal", { as: person.id, online }))) {
    notice(online ? `Sinyal ${person.name} kembali: semua yang menunggu terkirim sekaligus.`
      : `${person.name} kehilangan sinyal. Kiriman dari HP-nya menunggu sampai sinyal kembali.`, "info");
  }
}
