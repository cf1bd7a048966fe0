// Short notices: inside a phone (answers to presses) and over the page (something could not be done).

import { h } from "./dom.js";

/** The small dark line that Telegram shows after a press. */
export function phoneToast(overlay, text, whom) {
  const node = h("div", { class: "toast" }, whom && h("small", {}, `Terlihat oleh ${whom}`), text);
  overlay.replaceChildren(node);
  setTimeout(() => node.remove(), 4200);
}

/** The window with OK that Telegram shows for an alert. */
export function phoneAlert(overlay, text, whom) {
  const ok = h("button", { type: "button", onclick: () => overlay.replaceChildren() }, "OK");
  overlay.replaceChildren(h("div", { class: "alert", role: "alertdialog", "aria-label": text },
    whom && h("small", {}, `Terlihat oleh ${whom}`), h("p", {}, text), ok));
  if (!whom) ok.focus(); // it is my own phone that asks
}

/** A sentence over the page. */
export function notice(text, kind = "problem") {
  const node = h("div", { class: `notice ${kind}` }, text);
  document.getElementById("notices").append(node);
  setTimeout(() => node.remove(), 6000);
}

/** Wait for an action; if it fails, say why. True when it worked. */
export async function attempt(promise) {
  try {
    return (await promise) ?? true;
  } catch (error) {
    notice(error.message);
    return false;
  }
}

/** Ask a question in a window; resolves to the value of the chosen answer, or null. */
export function ask(title, text, answers) {
  return new Promise((resolve) => {
    const done = (value) => () => {
      dialog.close();
      resolve(value);
    };
    const buttons = answers.map(({ label, value, main }) => h("button",
      { type: "button", class: main ? "button main" : "button", onclick: done(value) }, label));
    const dialog = h("dialog", { class: "ask", "aria-label": title }, h("h2", {}, title), text && h("p", {}, text),
      h("div", { class: "answers" }, buttons));
    dialog.addEventListener("cancel", () => resolve(null));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  });
}
