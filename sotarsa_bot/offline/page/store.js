// What is kept on the phone. Where the browser keeps nothing for a page that was opened from a file, everything is in
// memory only, and `store.lasting` says so.

const store = {
  lasting: false,
  full: false,
  base: null,
  last: Promise.resolve(), // when everything that was written so far is kept

  // Everything that was kept: {key: value}.
  async open() {
    try {
      this.base = await soon(openBase(), 4000);
      await this.put("probe", 1);
      this.lasting = !this.full;
      return await everything(this.base);
    } catch (_) {
      this.base = null;
      return {};
    }
  },

  put(key, value) {
    return this.write((kept) => kept.put(value, key));
  },

  remove(key) {
    return this.write((kept) => kept.delete(key));
  },

  // In the order in which it was asked for; the browser sees to that.
  write(change) {
    this.last = this.written(change);
    return this.last;
  },

  async written(change) {
    if (!this.base) return;
    const before = this.full;
    try {
      const doing = this.base.transaction("kept", "readwrite");
      change(doing.objectStore("kept"));
      await finished(doing);
      this.full = false;
    } catch (_) {
      this.full = true;
    }
    if (this.full !== before) showKept();
  },
};

// Named by the form's key: for a browser, all pages that are opened from files are one, and another office's bot (or this
// one, restored) counts its forms from 1 as well. The key itself is told to no other page.
function storeName() {
  return `sotarsa-form-${hex(sha256(fromHex(form.key))).slice(0, 32)}`;
}

function openBase() {
  const asked = indexedDB.open(storeName(), 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
  return answered(asked);
}

async function everything(base) {
  const kept = base.transaction("kept").objectStore("kept");
  const [keys, values] = await Promise.all([answered(kept.getAllKeys()), answered(kept.getAll())]);
  const found = {};
  keys.forEach((key, i) => { found[key] = values[i]; });
  return found;
}

function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

// Some browsers never answer at all.
function soon(promise, milliseconds) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, milliseconds))]);
}
