// Whether a text really has what was asked for, where, and how it is shown.
// Twins: search/asking/match.py and snippet.py.

import { GAP, LETTER, folded, spellings, words } from "./text.js";

const ANY = /[\p{L}\p{N}]/u;
const PLURAL = `(?:e?s)?(?!${LETTER})`;

export class Searched {
  constructor(original) {
    this.characters = Array.from(original);
    this.plain = folded(this.characters);
  }
}

// `forms` is a set of tokens.
export const wordFinder = (forms) => ({ plain }) =>
  words(plain.text)
    .filter(([token]) => forms.has(token))
    .map(([, start, end]) => plain.span(start, end));

// Words one after the other, each one of some tokens. `parts` are sets of tokens.
export const wordsFinder = (parts) => ({ plain }) => {
  const found = words(plain.text).sort((a, b) => a[1] - b[1]);
  const next = (part, [begin, end]) => {
    const first = firstFrom(found, end);
    const start = found[first]?.[1];
    if (start === undefined || ANY.test(plain.text.slice(end, start))) return [];
    const spans = [];
    for (let at = first; found[at]?.[1] === start; at += 1) {
      if (part.has(found[at][0])) spans.push([begin, found[at][2]]);
    }
    return spans;
  };
  const [first, ...rest] = parts;
  let spans = found.filter(([token]) => first.has(token)).map(([, start, end]) => [start, end]);
  for (const part of rest) {
    const following = spans.flatMap((span) => next(part, span));
    spans = [...new Map(following.map((span) => [span.join(), span])).values()];
  }
  return spans.map(([start, end]) => plain.span(start, end));
};

// The place of the first word that begins there or later; words are in order of their beginnings.
function firstFrom(found, place) {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found[middle][1] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function literalFinder(atom) {
  const pattern = patternOf(atom);
  return ({ plain }) =>
    [...plain.text.matchAll(pattern)]
      .filter((found) => found[0])
      .map((found) => plain.span(found.index, found.index + found[0].length));
}

export const anyOf = (finders) => (searched) => finders.flatMap((find) => find(searched));

function patternOf({ runs, whole }) {
  let pattern = runs[0].dense ? "" : `(?<!${LETTER})`;
  runs.forEach((run, number) => {
    const before = runs[number - 1];
    if (before && !run.touches) pattern += GAP + (before.dense || run.dense ? "*" : "+");
    pattern += spellings(run.text);
  });
  return new RegExp(pattern + (whole && !runs.at(-1).dense ? PLURAL : ""), "gu");
}

// Where the fields have a part of a query, by their number; null if they do not. `ways` are lists
// of finders that must all find.
export function wantedSpans(ways, fields) {
  const found = new Map();
  let holds = false;
  for (const way of ways) {
    const spans = way.map((finder) => fields.map(finder));
    if (!spans.every((ofField) => ofField.some((some) => some.length))) continue;
    holds = true;
    for (const ofField of spans) {
      ofField.forEach((some, number) => {
        found.set(number, [...(found.get(number) ?? []), ...some]);
      });
    }
  }
  return holds ? found : null;
}

export function united(spans) {
  const merged = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const current = merged.at(-1);
    if (current && start <= current[1]) current[1] = Math.max(current[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

// --- Snippets: pieces are [text, marked] ---------------------------------------------------------

const COLUMNS = 150;
const BEFORE = 40;
const WIDE_FROM = "\u1100";
const BETWEEN = /\s/;

export function snippet(characters, spans) {
  const start = spans.length ? begin(characters, spans[0][0]) : 0;
  let end = finish(characters, start);
  end = spans.find(([from, to]) => from < end && end < to)?.[1] ?? end;
  const inside = spans.filter(([from]) => from < end);
  return [
    ...(start ? [["…", false]] : []),
    ...pieces(characters, inside, start, end),
    ...(end < characters.length ? [["…", false]] : []),
  ];
}

export function pieces(characters, spans, start = 0, end = characters.length) {
  const found = [];
  const add = (from, to, marked) => {
    if (to > from) found.push([characters.slice(from, to).join(""), marked]);
  };
  let position = start;
  for (const [from, to] of spans) {
    add(position, from, false);
    add(from, to, true);
    position = to;
  }
  add(position, end, false);
  return found;
}

const width = (character) => (character >= WIDE_FROM ? 2 : 1);

function begin(characters, first) {
  let start = first;
  for (let columns = 0; start && columns < BEFORE; columns += width(characters[start])) start -= 1;
  if (!start) return 0;
  while (start < first && characters[start] < WIDE_FROM && !BETWEEN.test(characters[start - 1])) {
    start += 1;
  }
  return start;
}

function finish(characters, start) {
  let end = start;
  for (let columns = 0; end < characters.length && columns < COLUMNS; end += 1) {
    columns += width(characters[end]);
  }
  if (end === characters.length) return end;
  let edge = end;
  while (edge > start && characters[edge - 1] < WIDE_FROM && !BETWEEN.test(characters[edge])) edge -= 1;
  return end - edge < BEFORE ? edge : end;
}
