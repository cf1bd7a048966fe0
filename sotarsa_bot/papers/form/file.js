// "Simpan berkas": everything as files for the bot (sotarsa_bot/forms/ reads them). Each part stands alone.

const PART = 6000000; // bytes of pictures in a part; a third more as base64

// [{name, blob, records}]
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
  const told = { form: form.form, saved_at: saved.toISOString(), part: number, parts: count, records: part.map(sealable) };
  const line = new TextEncoder().encode(JSON.stringify(told));
  const seal = hex(hmac(fromHex(form.key), line));
  const pieces = [`SOTARSA-FORMULIR 1 ${form.form} ${seal}\n`, line, "\n"];
  for (const sha of new Set(part.reduce((all, record) => all.concat(picturesOf(record)), []))) {
    // A blob of its own lets the browser keep it outside the page's memory.
    pieces.push(new Blob([`${sha} ${await bytesOf(pictures.get(sha), true)}\n`]));
  }
  const which = count > 1 ? `-${number}dari${count}` : "";
  const name = `${form.code}-formulir${form.form}-${clockTime(saved).replace(".", "")}${which}.sotarsa`;
  return { name, blob: new Blob(pieces, { type: "application/octet-stream" }), records: part };
}

function sealable(record) {
  const proxy = record.how === "received" && record.proxy;
  const shown = picturesOf(record);
  return {
    id: record.id, rev: record.rev, number: record.number, name: record.name, how: record.how,
    goods: record.goods.filter((one) => one.amount > 0), proxy_name: proxy ? record.proxy_name.trim() : "",
    proxy_relation: proxy ? record.proxy_relation.trim() : "", note: record.note.trim(),
    happened_at: record.happened_at, photos: record.photos.filter((sha) => shown.includes(sha)),
    signature: shown.includes(record.signature) ? record.signature : null, undone: record.undone,
  };
}

async function taken(file) {
  for (const record of file.records) {
    record.filed = true;
    record.known = record.rev;
    await store.put(`record:${record.id}`, record);
  }
}
