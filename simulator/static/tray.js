// Photos and files that wait to be sent with the next message; several photos make an album.

import { h, icon } from "./dom.js";
import { size } from "./media.js";

const MOST = 10;
let nextSample = 1 + Math.floor(Math.random() * 5000);

/** A tray of attachments; `changed` runs when something is put in or taken out. */
export function tray(changed) {
  let items = [];
  const asFile = h("input", { type: "checkbox" });
  const strip = h("div", { class: "strip" });
  const note = h("label", { class: "as-file" }, asFile, "kirim sebagai berkas (mutu asli)");
  const node = h("div", { class: "tray", hidden: true }, strip, note);

  function render() {
    node.hidden = items.length === 0;
    note.hidden = !items.some((item) => item.picture);
    strip.replaceChildren(...items.map((item) => h("div", { class: "held" }, preview(item), remover(item))));
    changed();
  }

  function remover(item) {
    const drop = () => {
      release(item);
      items = items.filter((one) => one !== item);
      render();
    };
    return h("button", { type: "button", class: "drop", "aria-label": `Buang ${item.name}`, onclick: drop }, icon("close"));
  }

  function put(item) {
    if (items.length < MOST) items.push(item);
    render();
  }

  return {
    node,
    add: (files) => files.forEach((file) => put(held(file))),
    addSample: () => {
      nextSample += 1;
      put({ sample: nextSample, picture: `/sim/sample/${nextSample}`, name: "contoh foto" });
    },
    clear: () => {
      items.forEach(release);
      items = [];
      asFile.checked = false;
      render();
    },
    count: () => items.length,
    uploads: () => items.filter((item) => item.file).map((item) => item.file),
    samples: () => items.filter((item) => item.sample).map((item) => item.sample),
    asFile: () => asFile.checked,
    setAsFile: (yes) => {
      asFile.checked = yes;
    },
  };
}

function held(file) {
  const picture = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
  return { file, picture, name: file.name };
}

function release(item) {
  if (item.file && item.picture) URL.revokeObjectURL(item.picture);
}

function preview(item) {
  if (item.picture) return h("img", { src: item.picture, alt: item.name });
  return h("span", { class: "held-file" }, icon("file"), h("small", {}, `${item.name} · ${size(item.file.size)}`));
}
