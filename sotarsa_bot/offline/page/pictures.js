// Photos become small enough to travel: at most 1280 pixels, as JPEG.

const LONGEST = 1280, QUALITY = 0.7;

async function scaledDown(file) {
  const address = URL.createObjectURL(file);
  try {
    const image = await loaded(address);
    const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = make("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await asBlob(canvas, "image/jpeg");
  } finally {
    URL.revokeObjectURL(address);
  }
}

function loaded(address) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = address;
  });
}

function asBlob(canvas, kind) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), kind, QUALITY);
  });
}

// A Promise of the blob's ArrayBuffer; of its base64, with `encoded`.
function bytesOf(blob, encoded) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(encoded ? reader.result.slice(reader.result.indexOf(",") + 1) : reader.result);
    reader.onerror = () => reject(reader.error);
    if (encoded) reader.readAsDataURL(blob);
    else reader.readAsArrayBuffer(blob);
  });
}

function thumbnail(sha) {
  const address = URL.createObjectURL(pictures.get(sha));
  return make("img", { src: address, alt: "", onload: () => URL.revokeObjectURL(address) });
}
