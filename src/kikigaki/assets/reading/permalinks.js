// A link and a citation for each moment: one small menu, which stands where the reader points.
import { copy, iconButton, make } from "../dom.js";
import { word } from "../words.js";
import { cite } from "./citation.js";
import { note } from "./note.js";

let menu;
let place;

/** Make the menu ready for a page. */
export function start(page) {
  menu?.remove();
  place = undefined;
  if (!page) return;
  menu ??= make(
    "span",
    { class: "kk-menu" },
    iconButton("link", word("link.copy"), () => copyLink(place)),
    iconButton("quote", word("cite.open"), () => cite(note, place, address(place))),
  );
}

/** The permanent address of a moment. */
const address = (moment) => new URL(`#${moment.id}`, location.origin + location.pathname).href;

/** Copy the address of a moment. */
export function copyLink(moment) {
  copy(address(moment), word("link.copied", { stamp: moment.stamp.textContent }));
}

function settle(event) {
  const spot = event.target.closest?.(".kk-moment, .kk-when, .kk-section > h2");
  if (!note || !spot || menu.contains(event.target)) return;
  const moment = note.moments.find(
    spot.matches(".kk-moment")
      ? ({ element }) => element === spot
      : ({ section }) => section.element.contains(spot),
  );
  if (!moment || (moment === place && menu.isConnected)) return;
  place = moment;
  (spot.querySelector(".kk-at") ?? spot.closest(".kk-section").querySelector(".kk-when")).append(menu);
}

addEventListener("pointerover", settle);
addEventListener("focusin", settle);
