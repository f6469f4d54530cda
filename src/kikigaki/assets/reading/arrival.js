// Arriving at a moment: `#t438`, and also `?t=438`, `?t=7m18s` or `#t=7:18`, at or before that time.
import { note, secondsOf } from "./note.js";
import { word } from "../words.js";

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
  const at = [second / 3600, (second / 60) % 60, second % 60].map(Math.floor);
  const [first, ...rest] = at[0] ? at : at.slice(1);
  const stamp = [first, ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
  note.playButton.textContent = word("player.open-at", { stamp });
}

addEventListener("hashchange", arrive);
