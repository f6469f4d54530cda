// Arriving at a moment: `#t438`, and also `?t=438`, `?t=7m18s` or `#t=7:18`, at or before that time.
import { secondsOf, stampOf } from "../timestamps.js";
import { word } from "../words.js";
import { note } from "./note.js";
import { reveal } from "./voices.js";

let led = {}; // where an address was last led to
let shown; // the page that was shown last

/** Go where the address says, and let the player begin there. */
export function start(page) {
  const again = shown === location.pathname;
  shown = location.pathname;
  if (!page) return;
  // Material takes the first jump on a page for a way back: it shows the page anew, at its top.
  if (again) requestAnimationFrame(land);
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
  if (note) show(hash);
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

function land() {
  const { hash } = location;
  if (!hash) return;
  if (!document.querySelector(":target")) location.replace(hash);
  document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
}

function show(hash) {
  const moment = note.moments.find(({ id }) => `#${id}` === hash);
  if (!moment?.element.hidden) return;
  reveal(moment);
  moment.element.scrollIntoView();
}

function cue(second) {
  note.cue = second;
  note.playButton.textContent = word("player.open-at", { stamp: stampOf(second) });
}

addEventListener("hashchange", arrive);
