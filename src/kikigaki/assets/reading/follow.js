// Following along: the moment that is heard is marked, and kept in view until the reader scrolls.
import { word } from "../words.js";
import { note } from "./note.js";
import { player } from "./player.js";

const SCROLLING_KEYS = new Set(["ArrowDown", "ArrowUp", "End", "Home", "PageDown", "PageUp", " "]);
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Fires `moment` whenever another moment is heard; its detail is the moment or undefined. */
export const heard = new EventTarget();
let marked;
let following = true;

/** Forget the page before. */
export function start() {
  marked = undefined;
  look();
}

/** Bring a moment into view. */
export function show(moment) {
  moment.element.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
}

function look() {
  const moment = player.isOpen && note?.video === player.video ? note.at(player.seconds) : undefined;
  if (moment === marked) return;
  marked?.element.removeAttribute("aria-current");
  moment?.element.setAttribute("aria-current", "true");
  marked = moment;
  if (moment) player.say(`${moment.stamp.textContent} ${moment.section.title}`);
  if (moment && following && !isInView(moment.element)) show(moment);
  heard.dispatchEvent(new CustomEvent("moment", { detail: moment }));
}

function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const margin = Number.parseFloat(getComputedStyle(element).scrollMarginTop);
  return top >= margin - 1 && Math.min(bottom, top + innerHeight / 4) <= innerHeight;
}

function setFollowing(wanted) {
  following = wanted;
  player.follow.setAttribute("aria-pressed", String(wanted));
  player.follow.textContent = word(wanted ? "player.following" : "player.resume");
}

function stop() {
  if (player.isOpen && following && marked) setFollowing(false);
}

player.addEventListener("open", () => {
  setFollowing(true);
  player.follow.addEventListener("click", () => {
    setFollowing(!following);
    if (following && marked) show(marked);
  });
});
player.addEventListener("time", look);
player.addEventListener("close", look);
player.addEventListener("step", ({ detail }) => step(detail));

// The page scrolls for many reasons; these are the reader's.
addEventListener("wheel", stop, { passive: true });
addEventListener("touchmove", stop, { passive: true });
addEventListener("keydown", (event) => {
  if (SCROLLING_KEYS.has(event.key) && !event.target.closest?.("button, input, select, textarea, dialog")) stop();
});
addEventListener("mousedown", (event) => {
  if (event.clientX >= document.documentElement.clientWidth) stop(); // on the scroll bar
});

/** Go to the next (1) or previous (-1) moment: in the video if it is open, else in the text. */
export function step(way) {
  if (!note) return;
  const shown = note.shown;
  const from = marked ?? inSight();
  const here = shown.indexOf(from?.element.hidden ? shown.findLast((moment) => moment.seconds <= from.seconds) : from);
  const moment = shown[Math.max(0, here + way)];
  if (!moment) return;
  if (player.isOpen) player.play(note.video, moment.seconds, note);
  if (!isInView(moment.element)) show(moment);
  moment.stamp.focus({ preventScroll: true });
}

/** The moment the reader is at: the one in focus, else the last that begins above the upper third. */
export function inSight() {
  const focused = note.shown.find((moment) => moment.element.contains(document.activeElement));
  const above = (moment) => moment.element.getBoundingClientRect().top < innerHeight / 3;
  return focused ?? note.shown.findLast(above);
}
