// Results as rows of a grid: a row for each interview, one for each of its moments. Texts of notes
// enter the page as text only, never as HTML.

import { make } from "../dom.js";
import { stampOf } from "../timestamps.js";
import { root } from "./words.js";

export const VOICES = {
  question: "ui.search.voice.question",
  answer: "ui.search.voice.answer",
  comment: "ui.search.voice.comment",
  "": "ui.search.voice.summary",
};
const KINDS = {
  person: "ui.search.kind.person",
  topic: "ui.search.kind.topic",
  term: "ui.search.kind.term",
};

const [ONE, MANY, ABOUT] = [
  "ui.search.moments.one",
  "ui.search.moments.many",
  "ui.search.moments.about",
];

let rows = 0;
const row = (css, ...cells) => make("div", { role: "row", id: `kk-row-${(rows += 1)}`, class: css }, ...cells);
const cell = (css, ...children) => make("div", { role: "gridcell", class: css }, ...children);
const marked = (pieces) => pieces.map(([text, found]) => (found ? make("mark", {}, text) : text));

export function render(answer, reader, say) {
  rows = 0;
  const groups = new Map();
  for (const hit of answer.hits) groups.set(hit.note, [...(groups.get(hit.note) ?? []), hit]);
  return [
    ...(answer.entries.length ? [entryGroup(answer.entries, reader, say)] : []),
    ...[...groups.values()].map((hits) => noteGroup(hits, answer, reader, say)),
  ];
}

const named = (names, reader) => names[reader] ?? Object.values(names)[0] ?? "";

function entryGroup(entries, reader, say) {
  const shown = entries.map((entry) => {
    const href = new URL(`${reader}/${entry.page}`, root).href;
    const kind = make("span", { class: "kk-search__kind" }, say(KINDS[entry.kind]));
    const name = make("strong", {}, named(entry.name, reader));
    const about = make("span", { class: "kk-search__about" }, named(entry.description, reader));
    return row("kk-search__entry", cell("", make("a", { href }, kind, name, about)));
  });
  return make("div", { role: "rowgroup", class: "kk-search__group" }, ...shown);
}

function noteGroup(hits, answer, reader, say) {
  const [{ note, page, shown, count, date }] = hits;
  const href = new URL(`${reader}/${page}`, root).href;
  const more = answer.complete ? hits.length : Math.max(count, hits.length);
  const sure = answer.exact || more === hits.length;
  const form = sure ? (more === 1 ? ONE : MANY) : ABOUT;
  const title = row(
    "kk-search__note",
    cell(
      "",
      make("a", { href, lang: langOf(shown, reader) }, shown.title),
      make("span", { class: "kk-search__figures" }, [date, say(form, { number: more })].filter(Boolean).join(" · ")),
    ),
  );
  const label = { role: "rowgroup", class: "kk-search__group", "data-note": note };
  return make("div", label, title, ...hits.map((hit) => momentRow(hit, reader, say)));
}

const langOf = ({ language }, reader) => (language === reader ? null : language);

// The address of a moment on the reader's own page, with what to mark there.
function addressOf(hit, reader) {
  const address = new URL(`${reader}/${hit.page}`, root);
  const side = hit.shown.language === hit.matching.language ? hit.shown : hit.matching;
  const found = [...side.heading, ...side.snippet].filter(([, isFound]) => isFound);
  for (const text of new Set(found.map(([text]) => text))) address.searchParams.append("h", text);
  address.hash = hit.anchor;
  return address.href;
}

function momentRow(hit, reader, say) {
  const { shown, matching } = hit;
  const who = [say(VOICES[shown.kind]), shown.person].filter(Boolean).join(" · ");
  const heading = shown.language === matching.language ? matching.heading : shown.heading;
  const other =
    matching.language === shown.language
      ? null
      : make("span", { class: "kk-search__snippet kk-search__other", lang: matching.language }, ...marked(matching.snippet));
  const link = make(
    "a",
    { href: addressOf(hit, reader), class: "kk-search__moment" },
    hit.anchor ? make("span", { class: "kk-search__section" }, ...marked(heading)) : null,
    make("span", { class: "kk-search__who" }, who),
    make("span", { class: "kk-search__snippet" }, ...marked(shown.snippet)),
    other,
  );
  return row("kk-search__hit", cell("kk-search__when", watch(hit, say)), cell("", link));
}

function watch(hit, say) {
  if (hit.seconds === null) return "";
  const time = stampOf(hit.seconds);
  const href = `https://www.youtube.com/watch?v=${encodeURIComponent(hit.video)}&t=${hit.seconds}s`;
  const label = say("ui.search.watch", { time });
  return make("a", { href, target: "_blank", rel: "noopener", "aria-label": label }, `▶ ${time}`);
}
