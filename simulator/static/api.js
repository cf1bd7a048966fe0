// Talking to the simulator: the whole state, actions, and the stream of changes.

/** The whole state of the world. */
export async function fetchState() {
  const answer = await fetch("/sim/state");
  if (!answer.ok) throw new Error(`Keadaan simulasi tidak dapat dibaca (${answer.status}).`);
  return answer.json();
}

/** Do something as JSON; a refusal becomes an Error with a sentence for people. */
export async function act(name, body = {}) {
  return answered(fetch(`/sim/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));
}

/** Send files with their fields. */
export async function upload(fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined) form.append(name, value);
  }
  for (const file of files) form.append("file", file, file.name);
  return answered(fetch("/sim/media", { method: "POST", body: form }));
}

/** Commands that the bot shows to this person in this chat. */
export async function fetchCommands(chat, person) {
  const answer = await fetch(`/sim/commands?chat=${chat}&as=${person}`);
  return answer.ok ? (await answer.json()).commands : [];
}

async function answered(request) {
  let answer;
  try {
    answer = await request;
  } catch {
    throw new Error("Simulasi tidak menjawab. Apakah “make demo” masih berjalan?");
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? `Tindakan ditolak (${answer.status}).`);
  return body;
}

/**
 * Follow the changes. `onOpen` runs at every (re)connection, before any change of it is heard: the place to read the
 * whole state again, because what happened while we were away is not told a second time.
 */
export function follow({ onOpen, onChange, onLost }) {
  let wait = 500;
  const connect = () => {
    const source = new EventSource("/sim/events");
    source.addEventListener("ready", () => {
      wait = 500;
      onOpen();
    });
    source.onmessage = (event) => onChange(JSON.parse(event.data));
    source.onerror = () => {
      source.close();
      onLost();
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 5000);
    };
  };
  connect();
}
