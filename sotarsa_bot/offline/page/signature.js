// A signature on glass: a finger, a pen or a mouse draws; what was drawn becomes a small PNG.

function signatureScreen(key) {
  const person = personBy(key);
  if (!person) return listScreen();
  const canvas = make("canvas", { id: "glass" });
  const lines = { drawn: false };
  replaceScreen(
    make("header", {}, make("h1", {}, say("offline.sign_here")), make("p", {}, `${person.number}. ${person.name}`)),
    canvas,
    make("footer", { class: "three" },
      button(say("offline.cancel"), "plain", leave),
      button(say("offline.clear"), "plain", () => { clean(canvas); lines.drawn = false; }),
      button(say("offline.sign_done"), "save", () => keepSignature(person, canvas, lines))));
  clean(canvas);
  draws(canvas, lines);
}

function clean(canvas) {
  const box = canvas.getBoundingClientRect();
  canvas.width = Math.round(box.width * 1.5);
  canvas.height = Math.round(box.height * 1.5);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.lineWidth = 5;
  pen.lineCap = pen.lineJoin = "round";
  pen.scale(1.5, 1.5);
}

function draws(canvas, lines) {
  let last = null;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener("pointerdown", (event) => {
    last = place(event);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    const pen = canvas.getContext("2d"), next = place(event);
    pen.beginPath();
    pen.moveTo(...last);
    pen.lineTo(...next);
    pen.stroke();
    last = next;
    lines.drawn = true;
  });
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => { last = null; });
}

async function keepSignature(person, canvas, lines) {
  if (!lines.drawn) return toast(say("offline.sign_empty"));
  const record = recordOf(person) || newRecord(person);
  record.signature = await addPicture(await asBlob(canvas, "image/png"));
  await changed(record, false);
  return leave();
}
