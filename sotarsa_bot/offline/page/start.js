// Which screen is shown stands in the address, so that the phone's back key goes back in the form, and a page that the
// camera has pushed out of memory opens where it was.

function show() {
  const [where, further] = decodeURIComponent(location.hash.slice(1)).split("/");
  if (where !== "simpan" && !personBy(where)) return backToList();
  hideToast();
  if (where === "simpan") saveScreen();
  else if (further === "ttd") signatureScreen(where);
  else sheetScreen(where);
  return window.scrollTo(0, 0);
}

function backToList() {
  listScreen();
  window.scrollTo(0, view.top);
}

async function saveScreen() {
  replaceScreen(make("p", { class: "wait" }, say("offline.saving")));
  const made = await files().catch(() => null);
  if (location.hash !== "#simpan") return;
  if (made) filesScreen(made);
  else replaceScreen(make("p", { class: "wait" }, say("offline.save_failed")), backButton());
}

function backButton() {
  return make("footer", {}, button(say("offline.back"), "save", leave));
}

function filesScreen(made) {
  const left = Array.from(records.values()).filter((record) => !record.undone && missing(record)).length;
  replaceScreen(
    make("header", {}, make("h1", {}, say(made.length ? "offline.save" : "offline.nothing")),
      left > 0 && make("p", { class: "warning" }, say("offline.left_out", { count: left }))),
    ...made.reduce((all, file, n) => [...all, download(file, n + 1, made.length), share(file)], []),
    made.length > 0 && checkField(),
    made.length > 0 && make("p", { class: "how" }, say("offline.save_how")),
    backButton());
}

function download(file, part, parts) {
  const label = parts > 1 ? say("offline.part", { part, parts }) : say("offline.one_part");
  const size = Math.max(1, Math.round(file.blob.size / 1000));
  const told = file.records.every((record) => record.filed) ? "offline.file_known" : "offline.file";
  return make("a", {
    class: "download", href: URL.createObjectURL(file.blob), download: file.name,
    onclick: () => offered(file),
  }, label, make("small", {}, say(told, { name: file.name, count: file.records.length, size })));
}

function share(file) {
  const shared = shareable(file);
  return shared && button(say("offline.share"), "share", async () => {
    await offered(file);
    try {
      await navigator.share(shared);
    } catch (_) {
      return; // not given to anybody
    }
    tellWritten(await written(file.told));
  });
}

function checkField() {
  const input = make("input", {
    type: "file", multiple: true, class: "hidden", id: "check",
    onchange: async () => {
      let count = 0;
      for (const file of Array.from(input.files)) count += await check(file).catch(() => 0);
      tellWritten(count);
    },
  });
  return make("label", { class: "camera check" }, say("offline.check"), input);
}

async function tellWritten(count) {
  if (location.hash === "#simpan") await saveScreen();
  toast(count ? say("offline.check_good", { count }) : say("offline.check_bad"));
}

window.addEventListener("hashchange", show);
window.addEventListener("beforeunload", (event) => {
  if (!store.lasting && unfiled().length) {
    event.preventDefault();
    event.returnValue = "";
  }
});

(async () => {
  takeUp(await store.open());
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => false);
  show();
  document.body.setAttribute("data-ready", "");
})();
