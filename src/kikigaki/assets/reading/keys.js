// Single keys, listed under `?`, where they can also be turned off.
import { dialog, isBrowsers, make } from "../dom.js";
import { recall, remember } from "../memory.js";
import { word } from "../words.js";
import { inSight, step } from "./follow.js";
import { note } from "./note.js";
import { copyLink } from "./permalinks.js";
import { player } from "./player.js";

const KEYS = {
  j: { name: "keys.next", act: () => step(1) },
  k: { name: "keys.previous", act: () => step(-1) },
  w: { name: "keys.watch", act: () => (player.isOpen ? player.toggle() : note.playButton.click()) },
  m: { name: "keys.mode", act: nextMode },
  c: { name: "keys.copy", act: () => copyLink(inSight() ?? note.moments[0]) },
  "?": { name: "keys.help", act: help },
};

/** Put the button that lists the keys at the head of a note. */
export function start(page) {
  if (!page) return;
  const button = make("button", { type: "button", class: "kk-help", click: help, title: word("keys.help") }, "?");
  button.setAttribute("aria-label", word("keys.help"));
  page.tools.append(button);
}

function nextMode() {
  const radios = [...document.getElementsByName("kk-mode")];
  const chosen = radios.findIndex((radio) => radio.checked);
  radios[(chosen + 1) % radios.length]?.click();
}

function help() {
  if (document.querySelector(".kk-dialog")) return;
  const rows = Object.entries(KEYS).flatMap(([key, { name }]) => [
    make("dt", {}, make("kbd", {}, key)),
    make("dd", {}, word(name)),
  ]);
  const box = make("input", { type: "checkbox", checked: recall("keys", true) });
  box.addEventListener("change", () => remember("keys", box.checked));
  dialog(word("keys.title"), word("close"), make("dl", {}, ...rows), make("label", {}, box, word("keys.on")));
}

addEventListener("keydown", (event) => {
  const key = KEYS[event.key];
  const typing = event.isComposing || event.target.closest?.("input:not([type=radio], [type=checkbox]), select, textarea");
  if (!note || !key || typing || isBrowsers(event) || !recall("keys", true)) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  event.stopPropagation();
  key.act();
}, { capture: true });
