// The page's beginning: read the state, follow the changes.

import { fetchState, follow } from "./api.js";
import { startHeader } from "./header.js";
import { notice } from "./notice.js";
import { startStage } from "./stage.js";
import { apply, load } from "./store.js";
import { startTour } from "./tour.js";

const lost = document.getElementById("lost");
let early = null; // changes that came while the state was being read

async function refresh() {
  early = [];
  try {
    load(await fetchState());
    lost.hidden = true;
    document.body.dataset.ready = "yes";
  } catch (error) {
    notice(error.message);
  }
  const waiting = early;
  early = null;
  waiting.forEach(apply);
}

startHeader();
startStage();
startTour();
// Chromium leaves a lone emoji an empty box when its font comes after it, so the font comes first, or not at all.
const font = document.fonts.load("16px Twemoji", "👌").catch(() => null);
await Promise.race([font, new Promise((resolve) => setTimeout(resolve, 1500))]);
follow({
  onOpen: refresh,
  onChange: (change) => {
    if (change.kind === "reset") refresh();
    else if (early) early.push(change);
    else apply(change);
  },
  onLost: () => {
    lost.hidden = false;
  },
});
