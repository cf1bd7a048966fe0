// The first screen: who is on the list, who is still open, and one tap for whoever has received what is due.

const SHOWN = 50;
const view = { words: "", open: true, shown: SHOWN, top: 0 };

function listScreen() {
  replaceScreen(heading(), bar(), make("ul", { id: "list" }), footer());
  fillList();
}

function heading() {
  const every = shownPeople(), done = every.filter(settled).length;
  return make("header", {},
    make("h1", {}, `${form.code} · ${form.village}`),
    make("p", {}, [form.when, form.where].filter(Boolean).join(" · ")),
    make("p", { id: "count" }, say("offline.count", { done, all: every.length })),
    keptLine(),
    clockIsBehind() && make("p", { class: "warning" }, say("offline.clock")));
}

function keptLine() {
  const words = store.full ? "offline.full" : store.lasting ? "offline.kept" : "offline.not_kept";
  return make("p", { id: "kept", class: words === "offline.kept" ? "" : "warning" }, say(words));
}

function showKept() {
  const line = document.getElementById("kept");
  if (line) line.replaceWith(keptLine());
}

function clockIsBehind() {
  return Date.now() < Date.parse(form.issued_at || 0) - 600000;
}

function bar() {
  const search = make("input", {
    type: "search", id: "search", value: view.words, placeholder: say("offline.search"),
    "aria-label": say("offline.search"), autocomplete: "off",
    oninput: () => { view.words = search.value; view.shown = SHOWN; fillList(); },
  });
  const every = shownPeople(), open = every.filter((person) => !settled(person)).length;
  return make("div", { class: "bar" }, search,
    filter(say("offline.open", { count: open }), true), filter(say("offline.all", { count: every.length }), false));
}

function filter(label, open) {
  return button(label, "filter", () => { Object.assign(view, { open, shown: SHOWN, top: 0 }); show(); },
    { "aria-pressed": String(view.open === open) });
}

function fillList() {
  const found = shownPeople().filter((person) => (!view.open || !settled(person)) && matches(person));
  const list = document.getElementById("list");
  list.textContent = "";
  list.append(...found.slice(0, view.shown).map(row));
  if (!found.length) list.append(make("li", { class: "nobody" }, say("offline.nobody")));
  if (found.length > view.shown) list.append(make("li", {}, button(
    say("offline.more", { count: found.length - view.shown }), "more", () => { view.shown += SHOWN; fillList(); })));
}

function matches(person) {
  const words = view.words.trim().toLowerCase();
  if (/^\d+$/.test(words)) return String(person.number).startsWith(words);
  return `${person.name} ${person.hamlet || ""}`.toLowerCase().includes(words);
}

function row(person) {
  const record = recordOf(person);
  const about = person.gone ? say("offline.left_list") : [person.hamlet, dueWords(person)].filter(Boolean).join(" · ");
  const who = button("", "who", () => { view.top = window.scrollY; location.hash = person.key; });
  who.append(make("b", {}, String(person.number)), make("span", {}, person.name, make("small", {}, about)));
  const quick = !record && !person.done && dueTo(person).some((one) => one.amount);
  return make("li", { class: settled(person) ? "person done" : "person" }, who, quick
    ? button(say("offline.tick"), "tick", () => tick(person),
      { "aria-label": say("offline.tick_whom", { number: person.number, name: person.name }) })
    : make("span", { class: "state" }, stateWords(person, record)));
}

function dueWords(person) {
  return dueOf(person).map((one) => {
    const words = [one.amount || 1, one.unit, one.item].filter(Boolean).join(" ");
    return one.missing ? say("offline.not_carried", { words }) : words;
  }).join(", ");
}

function stateWords(person, record) {
  if (!record) return person.done ? say("offline.done_before") : say("offline.none_carried");
  if (missing(record)) return say("offline.incomplete");
  const how = record.how === "received" && record.proxy ? "proxy" : record.how;
  return say("offline.state", { how: say(WAYS.find((way) => way.name === how).text), at: clockTime(record.happened_at) });
}

function tick(person) {
  const record = newRecord(person);
  view.top = window.scrollY;
  choose(record, "received", false);
  show();
  toast(say("offline.ticked", { number: person.number, name: person.name }),
    () => { undo(record); show(); });
}

function footer() {
  const count = unfiled().length;
  const label = count ? say("offline.save_new", { count }) : say("offline.save");
  return make("footer", {}, button(label, "save", () => { location.hash = "simpan"; }));
}
