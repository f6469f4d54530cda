// Whether a text really has what was asked for, where, and how it is shown.
// Twins: search/match.py and snippet.py.

import { GAP, LETTER, folded, loose, runs } from "./text.js";

const JOINT = /[ -]/;
const PLURAL = `(?:e?s)?(?!${LETTER})`;
const KATAKANA_GOES_ON = "(?![ァ-ヺー])";

export class Searched {
  constructor(original) {
    this.characters = Array.from(original);
    this.plain = folded(this.characters);
  }

  get loose() {
    this.loosened ??= this.plain.loosened();
    return this.loosened;
  }
}

const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

const spansOf = (pattern, text) =>
  [...text.text.matchAll(pattern)]
    .filter((found) => found[0])
    .map((found) => text.span(found.index, found.index + found[0].length));

// `forms` is a set of tokens.
export function wordFinder(forms) {
  const patterns = [...forms].filter((form) => JOINT.test(form)).map(joined);
  return ({ plain }) => [
    ...runs(plain.text)
      .filter((run) => forms.has(run.text))
      .map((run) => plain.span(run.start, run.end)),
    ...patterns.flatMap((pattern) => spansOf(pattern, plain)),
  ];
}

const joined = (form) =>
  new RegExp(`(?<!${LETTER})${form.split(JOINT).map(escape).join(GAP)}(?!${LETTER})`, "gu");

export function literalFinder(atom) {
  const last = atom.runs.at(-1);
  const end = atom.whole && !last.dense ? PLURAL : "";
  const loosened = atom.runs.map((r) => ({ ...r, text: r.dense ? loose(r.text) : r.text }));
  const shortened = last.text.endsWith("ー") && !loosened.at(-1).text.endsWith("ー");
  const exact = patternOf(atom.runs, end);
  const varied = patternOf(loosened, shortened ? KATAKANA_GOES_ON : end);
  return (searched) => {
    const spans = spansOf(exact, searched.plain);
    return spans.length ? spans : spansOf(varied, searched.loose);
  };
}

function patternOf(parts, end) {
  let pattern = parts[0].dense ? "" : `(?<!${LETTER})`;
  parts.forEach((run, number) => {
    const before = parts[number - 1];
    if (before && !run.touches) pattern += GAP + (before.dense || run.dense ? "*" : "+");
    pattern += escape(run.text);
  });
  return new RegExp(pattern + end, "gu");
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
const SPACE = /\s/;

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
  while (start < first && characters[start] < WIDE_FROM && !SPACE.test(characters[start - 1])) {
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
  while (edge > start && characters[edge - 1] < WIDE_FROM && !SPACE.test(characters[edge])) edge -= 1;
  return end - edge < BEFORE ? edge : end;
}
