// What the page knows: the world's state as last told, who "I" am, and what is unread.

const listeners = new Map();

export const state = {
  bot: { id: 0, name: "Bot" },
  clock: { now: 0, running: false },
  counters: { sent: 0, refused: 0, unprovoked: 0, pending: 0 },
  refusals: [],
  people: new Map(),
  chats: new Map(),
  places: [],
  tour: null,
  me: null,
  unread: new Map(),
  pressing: new Map(), // message key -> data of the button that waits for its answer
};

/** Call `listener` when a topic changes: "chat:<id>", "chats", "people", "status", "tour", "me", "answer", "unread". */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
  return () => listeners.get(topic).delete(listener);
}

export function tell(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** The person I am. */
export const me = () => state.people.get(state.me);

/** Whether a person takes part in a chat. */
export const takesPart = (chat, person) => (chat.owner ? chat.owner === person : chat.members.includes(person));

/** Replace everything by a fresh state; what was chosen on the page stays chosen. */
export function load(fresh) {
  Object.assign(state, {
    bot: fresh.bot, places: fresh.places, tour: fresh.tour,
    people: new Map(fresh.people.map((person) => [person.id, person])),
    chats: new Map(fresh.chats.map((chat) => [chat.id, withMessages(chat)])),
  });
  for (const id of state.unread.keys()) if (!state.chats.has(id)) state.unread.delete(id);
  if (!state.people.has(state.me)) state.me = fresh.people[0]?.id ?? null;
  status(fresh);
  for (const topic of ["people", "chats", "me", "tour"]) tell(topic);
  for (const id of state.chats.keys()) tell(`chat:${id}`);
}

function withMessages(chat) {
  return { ...chat, messages: new Map(chat.messages.map((message) => [message.key, message])) };
}

/** Become another person. */
export function become(person) {
  if (!state.people.has(person) || state.me === person) return;
  state.me = person;
  tell("me");
  for (const id of state.chats.keys()) tell(`chat:${id}`);
}

function status(change) {
  for (const key of ["clock", "counters", "refusals"]) if (change[key]) state[key] = change[key];
  state.clock.heard = performance.now();
  tell("status");
}

/** The world's time at this instant. */
export function now() {
  const flowed = state.clock.running ? performance.now() - state.clock.heard : 0;
  return state.clock.now + flowed;
}

const CHANGES = {
  message({ chat, message }) {
    const there = state.chats.get(chat);
    if (!there) return;
    const isNew = !there.messages.has(message.key);
    there.messages.set(message.key, message);
    if (isNew) {
      state.unread.set(chat, (state.unread.get(chat) ?? 0) + 1);
      tell("unread", chat);
    }
    tell(`chat:${chat}`, { message, isNew });
  },
  gone({ chat, key }) {
    state.chats.get(chat)?.messages.delete(key);
    tell(`chat:${chat}`);
  },
  chat({ chat }) {
    const before = state.chats.get(chat.id);
    state.chats.set(chat.id, { ...chat, messages: before?.messages ?? new Map() });
    tell(before ? `chat:${chat.id}` : "chats");
  },
  people({ people }) {
    state.people = new Map(people.map((person) => [person.id, person]));
    tell("people");
    tell("me");
  },
  tour({ tour }) {
    state.tour = tour;
    tell("tour");
  },
  pressed({ chat, key, data }) {
    state.pressing.set(key, data);
    tell(`chat:${chat}`);
    setTimeout(() => released(chat, key), 8000);
  },
  answer(change) {
    setTimeout(() => released(change.chat, change.key), 350);
    tell("answer", change);
  },
  typing({ chat }) {
    tell("typing", chat);
  },
  status,
};

// A press stays visible for a moment, so that a person who looks on sees it.
function released(chat, key) {
  if (state.pressing.delete(key)) tell(`chat:${chat}`);
}

/** Take in one change of the stream. */
export function apply(change) {
  CHANGES[change.kind]?.(change);
}

/** A chat was looked at. */
export function seen(chat) {
  if (state.unread.delete(chat)) tell("unread", chat);
}
