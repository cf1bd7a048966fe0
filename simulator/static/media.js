// Photos, documents, places.

import { h, icon, svg } from "./dom.js";

const viewer = {};
// How many photos stand in each row of an album.
const ROWS = [[], [1], [2], [1, 2], [2, 2], [2, 3], [3, 3], [2, 3, 2], [3, 3, 2], [3, 3, 3], [2, 3, 3, 2]];

/** Photos of one bubble as a grid of 1 to 10. */
export function photoGrid(photos) {
  const widths = ROWS[photos.length].flatMap((count) => Array(count).fill(count));
  const shown = photos.map((photo, index) => {
    const picture = h("img", { src: photo.thumb, alt: `Foto ${index + 1} dari ${photos.length}`, loading: "lazy" });
    const open = () => lightbox(photos, index);
    const tile = h("button", { type: "button", class: `tile of-${widths[index]}`, "aria-label": `Buka foto ${index + 1}`, onclick: open }, picture);
    if (photos.length === 1) tile.style.aspectRatio = String(clamp(photo.width / photo.height, 0.8, 1.9));
    return tile;
  });
  return h("div", { class: "grid" }, shown);
}

const clamp = (value, low, high) => Math.min(high, Math.max(low, value || 1.33));

function lightbox(photos, start) {
  viewer.node ??= makeViewer();
  viewer.photos = photos;
  show(start);
  viewer.node.showModal();
}

function makeViewer() {
  const picture = h("img", { alt: "" });
  const caption = h("p", { class: "viewer-caption" });
  const close = h("button", { type: "button", class: "viewer-close", "aria-label": "Tutup" }, icon("close"));
  const node = h("dialog", { class: "viewer", "aria-label": "Foto" }, picture, caption, close);
  node.addEventListener("click", (event) => (event.target === picture ? show(viewer.at + 1) : node.close()));
  node.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(viewer.at + 1);
    if (event.key === "ArrowLeft") show(viewer.at - 1);
  });
  document.body.append(node);
  return Object.assign(node, { picture, caption });
}

function show(index) {
  const { photos, node } = viewer;
  viewer.at = (index + photos.length) % photos.length;
  node.picture.src = photos[viewer.at].full;
  node.picture.alt = `Foto ${viewer.at + 1}`;
  node.caption.textContent = photos.length > 1 ? `Foto ${viewer.at + 1} dari ${photos.length}` : "";
}

/** A file that can be downloaded. */
export function documentCard(file) {
  return h("a", { class: "document", href: file.href, download: file.name },
    h("span", { class: "document-icon" }, icon("file")),
    h("span", { class: "document-name" }, h("b", {}, file.name), h("small", {}, `${size(file.size)} · unduh`)));
}

/** "1,4 MB" */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
}

/** A place: contour lines drawn from the coordinates; no map service is asked. */
export function placeCard([latitude, longitude]) {
  const seed = Math.abs(Math.sin(latitude * 78.233 + longitude * 12.9898)) * 10;
  const lines = [18, 30, 42, 56, 72].map((radius, ring) => svg("path", { d: contour(radius, ring, seed) }));
  const map = svg("svg", { class: "map", viewBox: "0 0 240 120", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" },
    svg("rect", { class: "land", width: 240, height: 120 }),
    svg("g", { class: "contours" }, ...lines),
    svg("path", { class: "river", d: `M-5 ${84 + seed} C 60 ${60 + seed}, 90 118, 150 92 S 225 ${66 + seed}, 250 84` }),
    svg("path", { class: "road", d: `M-5 ${34 + seed} C 50 ${20 + seed}, 84 66, 120 60 S 200 ${24 + seed}, 250 40` }),
    svg("path", { class: "needle", d: "M120 60c-9-12-13-18-13-24a13 13 0 0 1 26 0c0 6-4 12-13 24z" }),
    svg("circle", { class: "needle-eye", cx: 120, cy: 36, r: 4.6 }));
  return h("div", { class: "place", role: "img", "aria-label": "Lokasi" }, map,
    h("span", { class: "coordinates" }, icon("place"), `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`));
}

function contour(radius, ring, seed) {
  const points = Array.from({ length: 16 }, (_, index) => {
    const angle = (index / 16) * 2 * Math.PI;
    const wave = 1 + 0.16 * Math.sin(angle * 3 + seed + ring * 0.4) + 0.1 * Math.cos(angle * 2 - seed);
    return [150 + Math.cos(angle) * radius * 1.7 * wave, 50 + Math.sin(angle) * radius * wave];
  });
  const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2].map((n) => n.toFixed(1)).join(" ");
  const curves = points.map((point, index) => {
    const next = points[(index + 1) % points.length];
    return `Q${point.map((n) => n.toFixed(1)).join(" ")} ${middle(point, next)}`;
  });
  return `M${middle(points.at(-1), points[0])} ${curves.join(" ")}Z`;
}
