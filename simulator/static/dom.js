// Small helpers to build nodes. Text of people only ever becomes text nodes, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element: h("button", {class: "x", onclick: f}, "text", node). False, null and undefined children are left out. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(node.dataset, value);
  else node.setAttribute(name, value === true ? "" : value);
}

/** An SVG element, built the same way. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const ICONS = {
  attach: "M16.5 6.5v9a4.5 4.5 0 0 1-9 0V6a3 3 0 0 1 6 0v9a1.5 1.5 0 0 1-3 0V7",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5a2 2 0 0 0 4 0",
  check: "M5 12.5l4.5 4.5L19 7.5",
  chevron: "M6 9l6 6 6-6",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  down: "M12 5v13M6.5 13l5.5 5.5 5.5-5.5",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  more: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  menu: "M5 7h14M5 12h14M5 17h14",
  mountain: "M2.5 19.5l6.5-11 3.6 6 2.4-3.6 6.5 8.6z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  photo: "M4 6h16v12H4zM4 15.5l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.01",
  pin: "M9 4h6l-1 6 3 3.5H7L10 10zM12 13.5V20",
  place: "M12 21c4-5 6.5-8 6.5-11.2A6.5 6.5 0 0 0 5.5 9.8C5.5 13 8 16 12 21zM12 12a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  play: "M8 5.5v13l10.5-6.5z",
  reply: "M10 6.5L4.5 12l5.5 5.5M5 12h8.5c3.5 0 6 2 6 6",
  restart: "M5 12a7 7 0 1 0 2.2-5.1M5 4.5v4h4",
  send: "M4 12l16-7.5-6 15-3-6.5z",
  sparkle: "M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8z",
  stop: "M7 7h10v10H7z",
};

/** A line icon; decorative, so hidden from screen readers. */
export function icon(name, extra = "") {
  const path = svg("path", { d: ICONS[name] });
  return svg("svg", { class: `icon icon-${name} ${extra}`, viewBox: "0 0 24 24", "aria-hidden": "true" }, path);
}

/** Make the children of a parent exactly these nodes, moving as little as possible (focus and images survive). */
export function reconcile(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

/** Initials for a round picture. */
export function initials(name) {
  const words = name.replace(/[^\p{L}\p{N} ]/gu, "").split(" ").filter(Boolean);
  return words.slice(0, 2).map((word) => [...word][0].toUpperCase()).join("") || "?";
}

/** One of the seven name colours, steady for an id. */
export function hue(id) {
  return Math.abs(Number(id)) % 7;
}

/** A round picture: initials, or the programme's mark for the bot. */
export function avatar(name, id, extra = "", isBot = false) {
  if (isBot) return h("img", { class: `avatar picture ${extra}`, src: "/static/mark.svg", alt: "" });
  return h("span", { class: `avatar hue-${hue(id)} ${extra}`, "aria-hidden": "true" }, initials(name));
}
