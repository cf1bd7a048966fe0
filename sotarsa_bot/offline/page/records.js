// What was recorded: one record a person, kept at every change. It counts once it is complete.
//
// `known` is the `rev` that was put into a file last (0: none). What changes after that gets the next one, so that the
// bot can tell what is newer; `filed`: nothing has changed since in a file that is known to have been written.
//
// The list may be another one than when a record was made (the form was fetched again): a record belongs to its
// recipient, not to a number or a spelling. Whose recipient is not on it any more gets a line of its own.

const records = new Map(); // by its id
const pictures = new Map(); // blobs by their SHA-256
const people = (form.people || []).map((person) => ({ ...person, key: String(person.number) }));

function recordOf(person) {
  return Array.from(records.values()).find((record) => !record.undone && belongs(record, person));
}

function belongs(record, person) {
  if (person.record) return person.record === record.id;
  if (record.who && people.some((one) => one.who === record.who)) return record.who === person.who;
  return record.number === person.number && record.name === person.name;
}

function personBy(key) {
  return people.find((person) => person.key === key);
}

function personOf(record) {
  return people.find((person) => belongs(record, person));
}

// Those on the list, and those who are not any more but have a record.
function shownPeople() {
  return people.filter((person) => !person.gone || recordOf(person));
}

function addLeftOver() {
  for (const record of records.values()) {
    if (record.undone || personOf(record)) continue;
    people.push({ key: `x${record.id}`, record: record.id, number: record.number, name: record.name, gone: true });
  }
}

function newRecord(person) {
  const id = hex(crypto.getRandomValues(new Uint8Array(8)));
  return {
    id, rev: 1, known: 0, filed: false, number: person.number, name: person.name, who: person.who || "", how: "",
    proxy: false, goods: dueTo(person), proxy_name: "", proxy_relation: "", note: "", happened_at: "", photos: [], signature: "", undone: false,
  };
}

// What they are to receive; of what was not loaded, nothing is handed over, but `all` of it may be missed.
function dueTo(person, all) {
  const due = dueOf(person).map((one) => ({ item: one.item, amount: one.missing && !all ? 0 : one.amount || 1 }));
  if (due.some((one) => one.amount)) return due;
  const named = due.map((one) => one.item); // none of theirs was loaded: what was is offered, and nothing assumed
  return [...due, ...form.due.filter((one) => !named.includes(one.item)).map((one) => ({ item: one.item, amount: 0 }))];
}

function dueOf(person) {
  return person.due && person.due.length ? person.due : form.due;
}

// Facts are what the bot compares; pictures may be added at any time.
async function changed(record, facts) {
  if (facts && record.rev === record.known) record.rev += 1;
  record.filed = false;
  records.set(record.id, record);
  await store.put(`record:${record.id}`, record);
}

async function choose(record, how, proxy) {
  if (record.how !== how || !record.happened_at) record.happened_at = new Date().toISOString();
  const person = personOf(record);
  if (record.how !== how && person) record.goods = dueTo(person, how !== "received");
  record.how = how;
  record.proxy = proxy;
  await changed(record, true);
}

// Takes a record back. One that was in a file stays, marked, so that the bot hears of it too.
async function undo(record) {
  if (record.known) {
    record.undone = true;
    await changed(record, true);
  } else {
    records.delete(record.id);
    await store.remove(`record:${record.id}`);
  }
}

async function addPicture(blob) {
  const sha = hex(sha256(new Uint8Array(await bytesOf(blob))));
  pictures.set(sha, blob);
  await store.put(`picture:${sha}`, blob);
  return sha;
}

// What is still missing, as the key of a text; "" if nothing is.
function missing(record) {
  if (!record.how) return "offline.choose_how";
  if (record.how === "received" && record.proxy && !record.proxy_name.trim()) return "offline.need_proxy";
  if (!record.goods.some((one) => one.amount > 0)) return "offline.need_amount";
  return "";
}

// Whether nothing more is to be done for them here: the absent and those who refused may still come.
function settled(person) {
  const record = recordOf(person);
  return record && !missing(record) ? ["received", "moved", "deceased"].includes(record.how) : Boolean(person.done);
}

function unfiled() {
  return Array.from(records.values()).filter((record) => !record.filed && (record.undone || !missing(record)));
}

// What was kept is there again; pictures that no record names any more are let go.
function takeUp(kept) {
  const named = new Set();
  for (const [key, value] of Object.entries(kept)) {
    if (!key.startsWith("record:")) continue;
    records.set(value.id, value);
    for (const sha of [...value.photos, value.signature]) named.add(`picture:${sha}`);
  }
  for (const [key, value] of Object.entries(kept)) {
    if (named.has(key)) pictures.set(key.slice(8), value);
    else if (key.startsWith("picture:")) store.remove(key);
  }
  addLeftOver();
}
