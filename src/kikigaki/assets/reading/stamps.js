// Timestamps: they seek the player while it is open, and are plain links to YouTube otherwise.
import { isBrowsers } from "../dom.js";
import { note, placeOf } from "./note.js";
import { player } from "./player.js";

addEventListener("click", (event) => {
  const stamp = event.target.closest?.("a.kk-stamp");
  const place = stamp && placeOf(stamp);
  if (!place || !player.isOpen || event.shiftKey || isBrowsers(event)) return;
  event.preventDefault();
  player.play(place.video, place.seconds, interviewOf(stamp, place.video));
});

function interviewOf(stamp, video) {
  if (note?.video === video) return note;
  const link = stamp.parentElement.querySelector("a:not(.kk-stamp)");
  return { title: link?.textContent ?? stamp.textContent, href: link?.href ?? stamp.href };
}

// On paper a link is only what can be read and typed.
addEventListener("beforeprint", () => {
  for (const stamp of document.querySelectorAll(".kk-at .kk-stamp")) {
    const { video, seconds } = placeOf(stamp);
    stamp.dataset.kkShort = `youtu.be/${video}?t=${seconds}`;
  }
});
