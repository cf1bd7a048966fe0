// "Simpan berkas": everything as files for the bot (sotarsa_bot/offline/form_files/ reads them). Each part stands alone.

const PART = 6000000; // bytes of pictures in a part; a third more as base64

// [{name, blob, records, told}]
async function files() {
  const complete = Array.from(records.values()).filter((record) => record.undone || !missing(record));
  const parts = parted(complete.sort(earlier));
  const made = [];
  for (let n = 0; complete.length && n < parts.length; n++) made.push(await fileOf(parts[n], n + 1, parts.length));
  return made;
}

// As they happened, so that a later file begins with the same parts.
function earlier(one, other) {
  if (one.happened_at !== other.happened_at) return one.happened_at < other.happened_at ? -1 : 1;
  return one.number - other.number;
}

function parted(every) {
  const parts = [[]];
  let size = 0;
  for (const record of every) {
    const more = picturesOf(record).reduce((sum, sha) => sum + pictures.get(sha).size, 0);
    if (size && size + more > PART) {
      parts.push([]);
      size = 0;
    }
    parts[parts.length - 1].push(record);
    size += more;
  }
  return parts;
}

function picturesOf(record) {
  if (record.undone) return [];
  const named = record.signature ? [...record.photos, record.signature] : record.photos;
  return named.filter((sha) => pictures.has(sha));
}

async function fileOf(part, number, count) {
  const saved = new Date();
  const told = part.map(sealable);
  const all = { form: form.form, saved_at: saved.toISOString(), part: number, parts: count, records: told };
  const line = new TextEncoder().encode(JSON.stringify(all));
  const seal = hex(hmac(fromHex(form.key), line));
  const pieces = [`SOTARSA-FORMULIR 1 ${form.form} ${seal}\n`, line, "\n"];
  for (const sha of new Set(part.reduce((all, record) => all.concat(picturesOf(record)), []))) {
    // A blob of its own lets the browser keep it outside the page's memory.
    pieces.push(new Blob([`${sha} ${await bytesOf(pictures.get(sha), true)}\n`]));
  }
  const which = count > 1 ? `-${number}dari${count}` : "";
  const name = `${form.code}-formulir${form.form}-${clockTime(saved).replace(".", "")}${which}.sotarsa`;
  return { name, blob: new Blob(pieces, { type: "application/octet-stream" }), records: part, told };
}

function sealable(record) {
  const proxy = record.how === "received" && record.proxy;
  const shown = picturesOf(record);
  return {
    id: record.id, rev: record.rev, number: record.number, name: record.name, who: record.who || "", how: record.how,
    goods: record.goods.filter((one) => one.amount > 0), proxy_name: proxy ? record.proxy_name.trim() : "",
    proxy_relation: proxy ? record.proxy_relation.trim() : "", note: record.note.trim(),
    happened_at: record.happened_at, photos: record.photos.filter((sha) => shown.includes(sha)),
    signature: shown.includes(record.signature) ? record.signature : null, undone: record.undone,
  };
}

// It may have left the phone: what changes from now on is newer than it.
async function offered(file) {
  for (const record of file.records) {
    record.known = record.rev;
    await store.put(`record:${record.id}`, record);
  }
}

// It was really written, or given to another app: only then is nobody warned about these records any more. `told` are
// records as a file bears them.
async function written(told) {
  let count = 0;
  for (const one of told) {
    const record = records.get(one.id);
    if (!record || record.rev !== one.rev) continue;
    const inside = [...one.photos, one.signature];
    if (!picturesOf(record).every((sha) => inside.includes(sha))) continue;
    record.filed = true;
    record.known = record.rev;
    await store.put(`record:${record.id}`, record);
    count += 1;
  }
  return count;
}

// A file that was chosen from the phone: how many records of this form it holds as they are now. Browsers do not tell a
// page whether a download was written; a file that can be read to its end was.
async function check(blob) {
  const [head, line, ...rest] = (await textOf(blob)).split("\n");
  const seal = hex(hmac(fromHex(form.key), new TextEncoder().encode(line || "")));
  if (head !== `SOTARSA-FORMULIR 1 ${form.form} ${seal}` || rest.pop() !== "") return 0;
  const { records: told } = JSON.parse(line);
  const whole = new Set(rest.map((row) => row.slice(0, 64)));
  const named = told.reduce((all, one) => all.concat(one.photos, one.signature || []), []);
  return named.every((sha) => whole.has(sha)) ? written(told) : 0;
}

function textOf(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsText(blob);
  });
}

// For an app that takes it straight from here. Browsers hand over files of few kinds only, of which text is one.
function shareable(file) {
  if (!navigator.canShare || typeof File !== "function") return null;
  const shared = { files: [new File([file.blob], `${file.name}.txt`, { type: "text/plain" })] };
  return navigator.canShare(shared) ? shared : null;
}
