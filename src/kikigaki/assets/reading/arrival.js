// Arriving at a moment: `#t438`, and also `?t=438`, `?t=7m18s` or `#t=7:18`, at or before that time.
import { secondsOf, stampOf } from "../timestamps.js";
import { word } from "../words.js";
import { note } from "./note.js";

let led = {}; // where an address was last led to: Material may show the page anew after that

/** Go where the address says, and let the player begin there. */
export function start(page) {
  if (!page) return;
  const url = new URL(location.href);
  const asked = secondsOf(url.searchParams.get("t") ?? "");
  if (!Number.isNaN(asked)) {
    url.searchParams.delete("t");
    history.replaceState(history.state, "", url);
    lead(asked);
  } else {
    arrive();
  }
}

function arrive() {
  const { hash } = location;
  const second = hash === led.hash ? led.second : secondsOf(/^#t=?([\d:hms]+)/.exec(hash)?.[1] ?? "");
  if (!note || Number.isNaN(second)) return;
  if (document.getElementById(hash.slice(1))) cue(second);
  else lead(second);
}

function lead(second) {
  cue(second);
  const moment = note.at(second) ?? note.inTime[0];
  led = { hash: `#${moment?.id}`, second };
  if (moment) location.replace(led.hash);
}

function cue(second) {
  note.cue = second;
  note.playButton.textContent = word("player.open-at", { stamp: stampOf(second) });
}

addEventListener("hashchange", arrive);
