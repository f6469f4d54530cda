// A query and a few wishes in, moments out, the best first. Twins: search.py and hits.py in
// search/asking/.
//
// Wishes: { language, only, filters: { person, topic, voice, year: [value, …] }, sort }.

import { PASSAGES, PER_WEIGHT, readPlaces } from "./index.js";
import { BEGUN, NAME, either, nameKey, named, sought } from "./lookup.js";
import { Searched, pieces, snippet, united, wantedSpans } from "./match.js";
import { parse } from "./query.js";
import { LETTER } from "./text.js";

const KINDS = { person: "p", topic: "t", voice: "v" };
const [TITLE, NAMES] = ["title", "name"];
const FIRST = 3;
const SHORT = 3; // letters of a word that a name may go on with: AI is not air
const WORD_GOES_ON = new RegExp(`^${LETTER}`, "u");
const IN_WORD = new RegExp(`${LETTER}$`, "u");

// --- Candidates ---------------------------------------------------------------------------------

// Where the first candidates are none after all, they are looked for more thoroughly.
export async function ask(index, query, wishes) {
  const answer = await asked(index, query, wishes, false);
  const first = answer.places.slice(0, FIRST);
  const looked = await Promise.all(first.map((place) => look(index, place, answer)));
  return looked.every(Boolean) ? answer : asked(index, query, wishes, true);
}

async function asked(index, query, wishes, thorough) {
  const parts = await sought(index, parse(query), thorough);
  const known = parts.filter((part) => part.scores);
  const scores = await filtered(index, known.length ? total(index, known, wishes) : new Map(), wishes);
  const certain = known.length === parts.length && parts.every((part) => part.exact);
  return {
    ...ranked(scores, wishes),
    exact: certain && !wishes.filters?.voice?.length,
    corrected: parts.flatMap((part) => part.corrected),
    parts,
    wishes,
  };
}

const readerOf = (index, wishes) => wishes.language || index.languages[0];

function total(index, parts, wishes) {
  const numbered = [...index.languages.entries()];
  const languages = numbered.filter(([, tag]) => !wishes.only || wishes.only === tag);
  const certain = parts.map(
    (part) => either(languages.map(([n]) => [certainOf(part.scores[n])]), 1)[0],
  );
  const sum = sumOf(certain);
  for (const [number, tag] of languages) {
    const more = tag === readerOf(index, wishes) ? 1 : 0;
    for (const [place, score] of sumOf(parts.map((part) => part.scores[number]))) {
      sum.set(place, Math.max(score + more, sum.get(place) ?? 0));
    }
  }
  return sum;
}

// The parts of a query that are found by themselves, where they are several: [text, moments].
export async function alone(index, { parts, wishes }) {
  const found = [];
  for (const part of parts.length > 1 ? parts : []) {
    const scores = part.scores ? total(index, [part], wishes) : new Map();
    const { size } = await filtered(index, scores, wishes);
    if (size) found.push([part.text, size]);
  }
  return found;
}

const certainOf = (scores) =>
  new Map([...scores].filter(([, score]) => score % PER_WEIGHT !== BEGUN));

const sumOf = ([first, ...rest]) =>
  rest.reduce((sum, own) => {
    const kept = [...sum].filter(([place]) => own.has(place));
    return new Map(kept.map(([place, score]) => [place, score + own.get(place)]));
  }, new Map(first));

const noteOf = (place) => Math.floor(place / PASSAGES);

async function filtered(index, scores, wishes) {
  let left = [...scores];
  for (const [kind, values] of Object.entries(wishes.filters ?? {})) {
    if (!values.length) continue;
    if (kind === "year") {
      const years = new Set(values.map(Number));
      left = left.filter(([place]) => years.has(index.yearOf(noteOf(place))));
    } else {
      const tokens = values.map((value) => `\x01${KINDS[kind]}${value}`);
      const lists = await Promise.all(tokens.map((token) => index.postings(token)));
      const allowed = lists.filter(Boolean).map((found) => readPlaces(found, 0)[0]);
      left = left.filter(([place]) => allowed.some((places) => places.has(place)));
    }
  }
  return new Map(left);
}

function ranked(scores, wishes) {
  const ofNote = new Map();
  for (const place of scores.keys()) {
    ofNote.set(noteOf(place), (ofNote.get(noteOf(place)) ?? 0) + 1);
  }
  const byScore = (a, b) => scores.get(b) - scores.get(a);
  const byNote = (a, b) => noteOf(b) - noteOf(a);
  const byHits = (a, b) => ofNote.get(noteOf(b)) - ofNote.get(noteOf(a));
  const orders = wishes.sort === "date" ? [byNote, byScore] : [byScore, byHits, byNote];
  const places = [...scores.keys()].sort((a, b) => {
    for (const order of orders) if (order(a, b)) return order(a, b);
    return a - b;
  });
  return { places, ofNote };
}

// --- Candidates looked at -----------------------------------------------------------------------

// The first results of an answer, as many as the limit says.
export async function hits(index, answer, limit) {
  const found = [];
  for (let next = 0; found.length < limit && next < answer.places.length; ) {
    const some = answer.places.slice(next, next + limit - found.length);
    next += some.length;
    const looked = await Promise.all(some.map((place) => look(index, place, answer)));
    found.push(...looked.filter(Boolean));
  }
  return found;
}

export const search = async (index, query, wishes, limit) =>
  hits(index, await ask(index, query, wishes), limit);

async function look(index, place, { parts, wishes, ofNote }) {
  const reader = wishes.only || readerOf(index, wishes);
  const found = new Map();
  for (const language of order(index, place, parts, reader, wishes.only)) {
    const looked = await lookedAt(index, place, language, wishes);
    const spans = parts.map((part) => wantedSpans(part.ways, looked.searched));
    found.set(language, { ...looked, spans });
    const holds = (_, part) => [...found.values()].some(({ spans }) => spans[part]);
    if (parts.every(holds)) {
      const own = found.get(reader) ?? { ...(await lookedAt(index, place, reader, wishes)), spans: [] };
      return hit(own, found, ofNote.get(noteOf(place)));
    }
  }
  return null;
}

function order(index, place, parts, reader, only) {
  const sorted = [reader, ...index.languages.filter((tag) => tag !== reader)];
  return sorted.filter((tag) => {
    const number = index.languages.indexOf(tag);
    return (!only || only === tag) && parts.some((p) => !p.scores || p.scores[number].has(place));
  });
}

async function lookedAt(index, place, language, wishes) {
  const { texts, passage } = await index.texts(place, language);
  const fields = fieldsOf(texts, passage, wishes.filters?.voice ?? []);
  const searched = fields.map((field) => new Searched(field.text));
  return { language, texts, passage, fields, searched };
}

// What a passage can be found by: { kind, person, text }.
function fieldsOf(texts, passage, voices) {
  const [, , section, begins, speeches, topics] = passage;
  const said = speeches.map(([kind, person, text]) => ({ kind, person, text }));
  if (voices.length) return said.filter((field) => voices.includes(field.kind));
  const title = section < 0 ? texts.title : texts.sections[section];
  const people = section < 0 ? texts.people : speeches.map(([, person]) => person);
  const keys = new Set([...people.map((id) => `p${id}`), ...topics.map((id) => `t${id}`)]);
  const names = [...keys].filter((id) => id in texts.names).map((id) => texts.names[id]);
  return [
    ...said,
    ...(begins ? [{ kind: TITLE, person: "", text: title }] : []),
    ...names.map((text) => ({ kind: NAMES, person: "", text })),
  ];
}

// `own` is what stands there in the reader's language, `found` that and others by language.
function hit(own, found, count) {
  let matching = null;
  let most = -1;
  for (const looked of found.values()) {
    const parts = looked.spans.filter(Boolean).length;
    if (parts > most) [matching, most] = [looked, parts];
  }
  const [anchor, seconds] = own.passage;
  const { id, page, date, video } = own.texts;
  return {
    note: id,
    page,
    anchor,
    seconds,
    date,
    video,
    count,
    shown: shownIn(own),
    matching: shownIn(matching),
  };
}

function shownIn({ language, texts, passage, fields, searched, spans }) {
  const section = passage[2];
  const found = spans.filter(Boolean);
  const ofField = (number) => united(found.flatMap((part) => part.get(number) ?? []));
  const best = bestField(fields, found);
  const titles = fields.flatMap((field, number) => (field.kind === TITLE ? ofField(number) : []));
  const heading = section < 0 ? texts.title : texts.sections[section];
  return {
    language,
    title: texts.title,
    section: section < 0 ? "" : heading,
    kind: fields[best]?.kind ?? "",
    person: texts.names[`p${fields[best]?.person}`] ?? "",
    heading: pieces(Array.from(heading), titles),
    snippet: best < 0 ? [] : snippet(searched[best].characters, ofField(best)),
  };
}

// What is said where most parts of the query are; else the first thing that is said.
function bestField(fields, found) {
  let best = -1;
  let most = -1;
  fields.forEach(({ kind, text }, number) => {
    if (kind === TITLE || kind === NAMES || !text) return;
    const parts = found.filter((part) => part.get(number)?.length).length;
    if (parts > most) [best, most] = [number, parts];
  });
  return best;
}

// --- Entries ------------------------------------------------------------------------------------

// The people, topics and terms with a name that has or begins with the query.
export async function entries(index, query, limit) {
  const asked = NAME + nameKey(query);
  const short = Array.from(asked).length - NAME.length < SHORT;
  const best = new Map();
  for (const [token] of asked === NAME ? [] : await index.beginning(asked)) {
    const begun = WORD_GOES_ON.test(token.slice(asked.length)) && IN_WORD.test(asked);
    for (const [number, whole] of begun && short ? [] : await named(index, token)) {
      const group = begun ? 2 : whole && token === asked ? 0 : 1;
      const rank = group * 1_000_000 + Array.from(token).length;
      best.set(number, Math.min(best.get(number) ?? Infinity, rank));
    }
  }
  const sorted = [...best].sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, limit);
  return Promise.all(sorted.map(([number]) => index.entry(number)));
}
