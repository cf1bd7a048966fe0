// "Mainkan satu kunjungan": the narration bar, and the light on the phone where it happens.

import { act } from "./api.js";
import { h, icon } from "./dom.js";
import { ask, attempt } from "./notice.js";
import { lightsOff, spotlight } from "./stage.js";
import { on, state } from "./store.js";

const at = (id) => document.getElementById(id);
const WELCOME = {
  title: "Selamat datang di kantor contoh",
  text: "Tekan “Mainkan” untuk menonton satu kunjungan, dari usulan tim sampai ringkasan untuk camat. "
    + "Atau cobalah sendiri: pilih siapa Anda pada “Saya”, lalu ketik / di sebuah chat untuk melihat perintah bot.",
};
const EMPTY = {
  title: "Kantor ini masih kosong",
  text: "Bot belum mengenal siapa pun, kecuali adminnya. Sebagai admin, ketik /undang di obrolan pribadi untuk mengundang "
    + "orang, dan /hubungkan di grup untuk menghubungkannya. Lalu pilih orang lain pada “Saya”.",
};
const FAILED = "Langkah ini tidak berjalan seperti seharusnya; simulasi berhenti di sini. Catatan untuk pengembang: ";
const NO_TOUR = { phase: "idle", number: 0, total: null, speed: 1, chat: null };
let shownStep = null;
let closed = null; // the phase in which a person closed the bar

/** Keep the narration bar as the state says. */
export function startTour() {
  on("tour", show);
  at("play").addEventListener("click", play);
  at("pause").addEventListener("click", () => attempt(act("tour", { do: running() ? "pause" : "resume" })));
  at("stop").addEventListener("click", stopOrClose);
  at("speed").addEventListener("change", (event) => attempt(act("tour", { do: "speed", speed: Number(event.target.value) })));
}

const running = () => state.tour?.phase === "playing";
const begun = () => ["playing", "paused", "resetting"].includes(state.tour?.phase);

function stopOrClose() {
  if (begun()) return attempt(act("tour", { do: "stop" }));
  closed = (state.tour ?? NO_TOUR).phase;
  return show();
}

async function play() {
  if (begun()) return attempt(act("tour", { do: running() ? "pause" : "resume" }));
  if (state.tour.played && !(await again())) return null;
  return attempt(act("tour", { do: "play" }));
}

function again() {
  const text = state.tour.resets
    ? "Kantor contoh dimulai lagi dari awal: chat dan catatan dari kunjungan tadi dihapus dari simulasi ini."
    : "Kunjungan baru dimainkan di kantor contoh yang sama; pesan dari kunjungan tadi tetap terlihat.";
  return ask("Mainkan sekali lagi?", text, [
    { label: "Tidak jadi", value: false }, { label: "Ya, mainkan", value: true, main: true }]);
}

const PHASES = {
  idle: "Siap dimainkan", resetting: "Menyiapkan kantor contoh …", playing: "Sedang dimainkan", paused: "Dijeda",
  stopped: "Dihentikan", finished: "Selesai", failed: "Gagal pada langkah ini",
};

function show() {
  const tour = state.tour ?? NO_TOUR;
  at("play").hidden = !state.tour;
  const visible = tour.phase !== closed;
  at("tour").hidden = !visible;
  if (begun()) closed = null;
  playButton();
  if (visible) narrate(tour);
  light(tour);
}

function playButton() {
  const words = begun() ? [running() ? "Jeda" : "Lanjutkan"] : ["Mainkan", h("span", { class: "wide" }, "satu kunjungan")];
  at("play").replaceChildren(icon(running() ? "pause" : "play"), ...words);
  at("play").setAttribute("aria-label", begun() ? words[0] : "Mainkan satu kunjungan");
}

function narrate(tour) {
  const failed = tour.phase === "failed";
  at("tour").dataset.phase = tour.phase;
  at("tour-count").textContent = tour.number ? `Langkah ${tour.number}${tour.total ? ` dari ${tour.total}` : ""}` : "";
  at("tour-phase").textContent = PHASES[tour.phase];
  const idle = tour.phase === "idle" && (state.tour ? WELCOME : EMPTY);
  at("tour-title").textContent = idle ? idle.title : tour.title || PHASES[tour.phase];
  at("tour-text").textContent = failed ? `${FAILED}${tour.error}` : idle ? idle.text : tour.explanation;
  at("tour-bar").value = tour.phase === "finished" ? 1 : tour.total ? (tour.number - 0.5) / tour.total : 0;
  at("pause").hidden = at("speed").parentElement.hidden = !begun();
  at("stop").textContent = begun() ? "Hentikan" : "Tutup";
  at("pause").replaceChildren(icon(running() ? "pause" : "play"), running() ? "Jeda" : "Lanjut");
  at("speed").value = String(tour.speed);
}

function light(tour) {
  if (!["playing", "paused", "failed"].includes(tour.phase)) {
    shownStep = null;
    return lightsOff();
  }
  if (tour.chat === null || shownStep === tour.number) return null;
  shownStep = tour.number;
  return spotlight(tour.chat);
}
