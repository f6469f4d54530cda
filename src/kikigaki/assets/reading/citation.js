// Citing a moment: as a text, for BibTeX, and as CSL-JSON. Whole notes are exported by the same rules
// (exports/bibtex.py, exports/csl.py); tests hold both to the same examples.
import { copy, dialog, make } from "../dom.js";
import { word } from "../words.js";

/** Show the citation of a moment in every form, ready to be copied. */
export function cite(note, moment, url) {
  const facts = factsOf(note, moment, url);
  const forms = { text: asText(facts), bibtex: asBibtex(facts), csl: asCsl(facts) };
  const parts = Object.entries(forms).flatMap(([form, text]) => {
    const button = make("button", { type: "button", class: "md-button", click: () => copy(text, word("cite.copied")) });
    button.textContent = word("cite.copy");
    const shown = make("pre", { tabindex: "0", "aria-label": word(`cite.${form}`) }, text);
    return [make("h3", {}, word(`cite.${form}`)), shown, button];
  });
  dialog(word("cite.title", { stamp: facts.stamp }), word("close"), ...parts);
}

/** Everything a citation names, read off the page. */
export function factsOf(note, moment, url) {
  const names = (key) => [...note.article.querySelectorAll(`.kk-${key} a`)].map((link) => link.textContent);
  const day = note.article.querySelector(".kk-facts time");
  const language = document.documentElement.lang;
  const state = moment.element.querySelector(".kk-state") ?? note.article.querySelector(".kk-translation");
  return {
    key: `${note.href.split("/").findLast(Boolean)}-${language}-${moment.id}`,
    speakers: speakersOf(moment, names),
    hosts: names("hosts"),
    authors: names("author"),
    title: note.title,
    date: day?.dateTime ?? "",
    shownDate: day?.textContent ?? "",
    stamp: moment.stamp.textContent,
    site: document.querySelector(".md-logo").title,
    language,
    state: state?.textContent.trim() ?? "",
    url,
  };
}

/** Who is heard: who answers, else who asks, else who comments. */
function speakersOf({ element }, names) {
  const said = element.querySelector(".kk-said > .kk-voice:not(.kk-other, .kk-question)") ?? element;
  const named = said.querySelector(".kk-who a") ?? element.querySelector(".kk-said > .kk-question .kk-who a");
  if (said.matches?.(".kk-answer") && !said.querySelector(".kk-who a")) return names("guests").slice(0, 1);
  return named ? [named.textContent] : names("guests").slice(0, 1);
}

function asText(facts) {
  const list = (people) => people.join(word("cite.and"));
  const about = [
    list(facts.speakers),
    word("cite.interview", facts),
    facts.hosts.length ? word("cite.hosts", { hosts: list(facts.hosts) }) : "",
    facts.shownDate,
    facts.stamp,
  ];
  const notes = facts.authors.length ? word("cite.authors", { authors: list(facts.authors) }) : "";
  const text = [nameOf(facts.language), facts.state].filter(Boolean).join(word("cite.comma"));
  const source = [facts.site, notes, text].filter(Boolean).join(word("cite.comma"));
  return `${about.filter(Boolean).join(word("cite.comma"))}${word("cite.stop")}${source}${word("cite.stop")}${facts.url}`;
}

const nameOf = (language) => new Intl.DisplayNames([language], { type: "language" }).of(language);

/** An entry for BibTeX. */
export function asBibtex(facts) {
  const signs = { "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const plain = (text) => text.replace(/[\\{}]/g, "").replace(/[&%$#_~^]/g, (sign) => signs[sign] ?? `\\${sign}`);
  const list = (people) => people.map((name) => `{${plain(name)}}`).join(" and ");
  const [year, month, day] = facts.date.split("-").map(Number);
  const note = [facts.stamp, facts.hosts.length && word("cite.hosts", { hosts: facts.hosts.join(", ") }), facts.state];
  const fields = {
    author: list(facts.speakers),
    title: `{${plain(facts.title)}}`,
    howpublished: plain(facts.site),
    year,
    month,
    day,
    note: plain(note.filter(Boolean).join("; ")),
    translator: facts.state ? list(facts.authors) : "",
    language: facts.language,
    url: facts.url,
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  return `@misc{${facts.key},\n${lines.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}`;
}

/** A list of one item of CSL-JSON. */
export function asCsl(facts) {
  const people = (names) => (names.length ? names.map((literal) => ({ literal })) : undefined);
  const item = {
    id: facts.key,
    type: "interview",
    author: people(facts.speakers),
    interviewer: people(facts.hosts),
    translator: facts.state ? people(facts.authors) : undefined,
    title: facts.title,
    "container-title": facts.site || undefined,
    issued: facts.date ? { "date-parts": [facts.date.split("-").map(Number)] } : undefined,
    medium: "video",
    section: facts.stamp || undefined,
    language: facts.language,
    note: facts.state || undefined,
    URL: facts.url || undefined,
  };
  return JSON.stringify([item], null, 2);
}
