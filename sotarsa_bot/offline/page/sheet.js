// One person: how it went, what they received, photos, signature, note. Each change is kept at once.
//
// A choice draws the screen anew before anything else happens, and nothing does so later: a phone may take a second to
// keep something, and by then words are being typed.

const WAYS = [
  { name: "received", text: "offline.way_received", how: "received", proxy: false },
  { name: "proxy", text: "offline.way_proxy", how: "received", proxy: true },
  { name: "absent", text: "offline.way_absent", how: "absent", proxy: false },
  { name: "refused", text: "offline.way_refused", how: "refused", proxy: false },
  { name: "moved", text: "offline.way_moved", how: "moved", proxy: false },
  { name: "deceased", text: "offline.way_deceased", how: "deceased", proxy: false },
];
const MOST_PHOTOS = 12;

function sheetScreen(key) {
  const person = personBy(key);
  if (!person || (person.gone && !recordOf(person))) return listScreen();
  const record = recordOf(person) || newRecord(person);
  const again = () => location.hash === `#${key}` && sheetScreen(key);
  replaceScreen(
    make("header", {}, make("h1", {}, `${person.number}. ${person.name}`),
      make("p", {}, person.gone ? say("offline.left_list") : [person.hamlet, dueWords(person)].filter(Boolean).join(" · ")),
      person.done && make("p", { class: "warning" }, say("offline.done_before_long")), incomplete(record)),
    make("div", { class: "ways", role: "group" }, ...WAYS.map((way) => wayButton(way, record, again))),
    record.how === "received" && record.proxy && proxyFields(record),
    record.how === "received" && goodsFields(record, again),
    photoField(record), signatureField(record, key), noteField(record),
    records.has(record.id) && button(say("offline.undo_record"), "undo-record", () => takeBack(record)),
    make("footer", {}, button(say("offline.finish"), "save", leave)));
}

function incomplete(record) {
  const key = records.has(record.id) ? missing(record) : "";
  return make("p", { id: "missing", class: "warning", hidden: !key }, key && say(key));
}

function showIncomplete(record) {
  document.getElementById("missing").replaceWith(incomplete(record));
}

// As the phone's own back key does it, once all is kept: every screen but the list was come to from another.
async function leave() {
  await store.last;
  history.back();
}

function wayButton(way, record, again) {
  const chosen = record.how === way.how && record.proxy === way.proxy;
  return button(say(way.text), "way", () => { choose(record, way.how, way.proxy); again(); },
    { "aria-pressed": String(chosen) });
}

function textField(record, name, label, most) {
  const input = make("input", {
    type: "text", maxlength: most, value: record[name], autocomplete: "off", name,
    oninput: () => { record[name] = input.value; changed(record, true); showIncomplete(record); },
  });
  return make("label", {}, say(label), input);
}

function proxyFields(record) {
  return make("div", { class: "fields" },
    textField(record, "proxy_name", "offline.proxy_name", 80),
    textField(record, "proxy_relation", "offline.proxy_relation", 80));
}

function noteField(record) {
  return make("div", { class: "fields" }, textField(record, "note", "offline.note", 300));
}

function goodsFields(record, again) {
  return make("div", { class: "fields" }, ...record.goods.map((one) => {
    const set = (amount) => { one.amount = Math.min(1000000, Math.max(0, amount || 0)); changed(record, true); };
    const input = make("input", {
      type: "number", inputmode: "numeric", min: 0, value: one.amount, "aria-label": one.item,
      oninput: () => { set(Math.floor(Number(input.value))); showIncomplete(record); },
    });
    const step = (sign, by) => button(sign, "step", () => { set(one.amount + by); again(); },
      { "aria-label": `${sign} ${one.item}` });
    return make("div", { class: "goods" }, make("span", {}, one.item), step("−", -1), input, step("+", 1));
  }));
}

function photoField(record) {
  const input = make("input", {
    type: "file", accept: "image/*", capture: "environment", class: "hidden",
    onchange: () => { if (input.files.length) addPhoto(record, input.files[0]); },
  });
  const add = record.photos.length < MOST_PHOTOS && make("label", { class: "camera" }, say("offline.photo"), input);
  return make("div", { id: "photos" }, add, ...record.photos.filter((sha) => pictures.has(sha)).map((sha) =>
    make("figure", {}, thumbnail(sha), button("✕", "drop", () => dropPhoto(record, sha),
      { "aria-label": say("offline.drop_photo") }))));
}

function showPhotos(record) {
  const person = personOf(record);
  if (person && location.hash === `#${person.key}`) document.getElementById("photos").replaceWith(photoField(record));
}

async function addPhoto(record, file) {
  toast(say("offline.photo_coming"));
  try {
    const sha = await addPicture(await scaledDown(file));
    if (!record.photos.includes(sha)) record.photos.push(sha);
    changed(record, false);
    hideToast();
  } catch (_) {
    toast(say("offline.photo_unreadable"));
  }
  showPhotos(record);
}

function dropPhoto(record, sha) {
  record.photos = record.photos.filter((one) => one !== sha);
  changed(record, false);
  showPhotos(record);
}

function signatureField(record, key) {
  const sign = button(say(record.signature ? "offline.sign_again" : "offline.sign"), "sign",
    () => { location.hash = `${key}/ttd`; });
  return make("div", { class: "signed" }, sign, pictures.has(record.signature) && thumbnail(record.signature));
}

async function takeBack(record) {
  const before = { ...record };
  await undo(record);
  leave();
  toast(say("offline.undone", { number: record.number, name: record.name }), async () => {
    Object.assign(record, before, { rev: record.rev, filed: false });
    await changed(record, false);
    show();
  });
}
