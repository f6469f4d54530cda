// Who is heard can be chosen: questions, answers, comments. The moment that an address leads to is
// shown whole all the same.
import { make } from "../dom.js";
import { recall, remember } from "../memory.js";
import { word } from "../words.js";

const VOICES = ["question", "answer", "comment"];
const ASKED = "kk-asked"; // an address has led here

/** Offer the voices a note has. */
export function start(note) {
  if (!note) return;
  const present = VOICES.filter((voice) => note.article.querySelector(`.kk-${voice}`));
  const hidden = new Set(recall("hidden", []).filter((voice) => present.includes(voice)));
  if (present.length < 2) return;
  const boxes = present.map((voice) => choice(note, voice, hidden));
  note.tools.append(make("fieldset", { class: "kk-choices" }, make("legend", {}, word("voices.shown")), ...boxes));
  apply(note, hidden);
}

function choice(note, voice, hidden) {
  const box = make("input", { type: "checkbox", checked: !hidden.has(voice) });
  box.addEventListener("change", () => {
    if (box.checked) hidden.delete(voice);
    else hidden.add(voice);
    remember("hidden", [...hidden]);
    apply(note, hidden);
  });
  return make("label", {}, box, word(`voices.${voice}`));
}

function apply(note, hidden) {
  note.article.dataset.kkHidden = [...hidden].join(" ");
  for (const moment of note.article.querySelectorAll(".kk-moment")) {
    const voices = [...moment.querySelectorAll(".kk-voice")];
    const silent = voices.every((voice) => [...hidden].some((name) => voice.classList.contains(`kk-${name}`)));
    moment.hidden = silent && !moment.classList.contains(ASKED);
  }
}

/** Show a moment with all its voices. */
export function reveal(moment) {
  moment.element.classList.add(ASKED);
  moment.element.hidden = false;
}
