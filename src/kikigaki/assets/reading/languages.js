// Reading modes: one language, or a second one below or beside it, voice by voice. The second text
// comes from its own page, whose sections and moments are the same.
import { make, say } from "../dom.js";
import { recall, remember } from "../memory.js";
import { word } from "../words.js";

const MODES = ["one", "stacked", "side"];
const pages = new Map();

/** Offer the modes where a note has another language, and take up the one chosen before. */
export function start(note) {
  const links = note ? [...note.article.querySelectorAll(".kk-languages a")] : [];
  if (!links.length) return;
  const others = new Map(links.map((link) => [link.firstElementChild.lang, link]));
  const chosen = { mode: recall("mode", "one"), other: recall("other") };
  if (!others.has(chosen.other)) chosen.other = others.keys().next().value;
  const change = () => apply(note, others, chosen);
  note.tools.append(modes(chosen, change), ...(others.size > 1 ? [menu(others, chosen, change)] : []));
  change();
}

function modes(chosen, change) {
  const pick = (mode) => () => {
    remember("mode", (chosen.mode = mode));
    change();
  };
  const choice = (mode) => {
    const radio = make("input", { type: "radio", name: "kk-mode", checked: mode === chosen.mode, change: pick(mode) });
    return make("label", {}, radio, word(`mode.${mode}`));
  };
  return make("fieldset", { class: "kk-choices" }, make("legend", {}, word("mode.name")), ...MODES.map(choice));
}

function menu(others, chosen, change) {
  const options = [...others].map(([tag, link]) =>
    make("option", { value: tag, lang: tag, selected: tag === chosen.other }, link.textContent),
  );
  const select = make("select", { "aria-label": word("mode.other") }, ...options);
  select.addEventListener("change", () => {
    remember("other", (chosen.other = select.value));
    change();
  });
  return select;
}

async function apply(note, others, chosen) {
  const { href } = others.get(chosen.other);
  try {
    const page = chosen.mode === "one" ? null : await fetchPage(href);
    if (!page && !note.article.dataset.kkOther) return; // as the page came
    keepPlace(note, () => show(note.article, chosen, () => page && merge(note, page, href, chosen.other)));
  } catch {
    say(word("mode.failed"));
  }
}

function show(article, { mode, other }, fill) {
  const shown = article.dataset;
  if (mode === "one" || shown.kkOther !== other) remove(article);
  if (mode !== "one" && !shown.kkOther) {
    fill();
    shown.kkOther = other;
  }
  shown.kkMode = mode;
}

/** Change the page, and leave what is read where it is in the window. */
function keepPlace(note, change) {
  const seen = note.moments.find(({ element }) => element.getBoundingClientRect().top > 0);
  const { element } = (scrollY && seen) || { element: document.body };
  const before = element.getBoundingClientRect().top;
  change();
  scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
}

function remove(article) {
  for (const element of article.querySelectorAll(".kk-other")) element.remove();
  delete article.dataset.kkOther;
}

async function fetchPage(href) {
  if (!pages.has(href)) {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(answer.statusText);
    pages.set(href, new DOMParser().parseFromString(await answer.text(), "text/html"));
  }
  return pages.get(href);
}

function merge(note, page, href, language) {
  const beside = (own, theirs, tag) => own && theirs && own.after(copyOf(theirs, tag, href, language));
  const both = (selector) => [note.article.querySelector(selector), page.querySelector(selector)];
  beside(...both("article h1, h1"), "p");
  beside(...both(".kk-summary"));
  for (const section of note.sections) {
    const theirs = page.getElementById(section.id)?.closest(".kk-section");
    if (!theirs) continue;
    beside(section.heading, theirs.querySelector("h2"), "p");
    const moments = theirs.querySelectorAll(".kk-moment");
    section.element.querySelectorAll(".kk-moment").forEach((moment, index) => {
      for (const voice of moment.querySelectorAll(".kk-voice")) {
        beside(voice, moments[index]?.querySelector(`.${voice.classList[1]}`));
      }
    });
  }
}

/** A copy for this page: in its language, without anchors, its links counted from where it was. */
function copyOf(original, tag, href, language) {
  const copy = tag ? make(tag) : original.cloneNode(true);
  if (tag) copy.append(...original.cloneNode(true).childNodes);
  copy.classList.add("kk-other");
  copy.lang = language;
  copy.removeAttribute("id");
  for (const link of copy.querySelectorAll("a[href]")) {
    const target = link.getAttribute("href");
    if (!target.startsWith("#")) link.href = new URL(target, href);
  }
  // What is not translated there would only repeat what stands here.
  copy.querySelectorAll(".kk-missing + [lang]").forEach((text) => text.remove());
  return copy;
}
