// What the bot put into this file, what is said about it, and how a screen is built of elements.
// Written for old phones: no syntax of after 2018.

const given = JSON.parse(document.getElementById("given").textContent);
const form = given.form;

// A text of the bot's, with its values: say("offline.count", {done: 3, all: 9}).
function say(key, values) {
  return given.words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

// An element with attributes ("onclick" and its like are functions) and children (elements, texts, or nothing).
function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child || child === ""));
  return made;
}

function button(label, className, onclick, more) {
  return make("button", { type: "button", class: className, onclick, ...more }, label);
}

function replaceScreen(...children) {
  const screen = document.getElementById("screen");
  screen.textContent = "";
  screen.append(...children.filter(Boolean));
}

let toastEnds = 0;

// Some words for a moment, perhaps with a way to take back what they tell of.
function toast(words, undo) {
  hideToast();
  const back = undo && button(say("offline.undo"), "undo", () => { hideToast(); undo(); });
  document.getElementById("toast").append(make("p", {}, words, back));
  toastEnds = setTimeout(hideToast, 8000);
}

function hideToast() {
  clearTimeout(toastEnds);
  document.getElementById("toast").textContent = "";
}

// "09.12", by the phone's clock.
function clockTime(moment) {
  const two = (n) => String(n).padStart(2, "0");
  const at = new Date(moment);
  return `${two(at.getHours())}.${two(at.getMinutes())}`;
}
