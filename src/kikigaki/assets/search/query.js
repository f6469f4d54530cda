// What somebody typed, taken apart. Twin: search/query.py.

import { JOINER, plain, runs } from "./text.js";

const PARTS = /"([^"]*)"?|([^\s"]+)/g;

// Clauses that must all hold: { text, atoms, quoted }. An atom is a word or literal:
// { literal, whole, runs }.
export function parse(query) {
  const clauses = [];
  for (const [, phrase, chunk] of plain(query).replace(/[“”„‟«»]/g, '"').matchAll(PARTS)) {
    const text = phrase || chunk || "";
    const quoted = chunk === undefined;
    const atoms = quoted ? phraseAtoms(text) : stretches(text).map(atom);
    if (atoms.length) clauses.push({ text, atoms, quoted });
  }
  return clauses;
}

const literalOf = (found, whole) => ({ literal: true, whole, runs: found });

export const literal = (name) => literalOf(runs(plain(name)), true);

function phraseAtoms(text) {
  const found = runs(text);
  return found.length ? [literalOf(found, false)] : [];
}

// The stretches of a chunk between marks that do not join words.
function stretches(chunk) {
  const found = [];
  let before = null;
  for (const run of runs(chunk)) {
    const joins = before && run.start === before.end + 1 && JOINER.test(chunk.slice(before.end));
    if (run.touches || (joins && !run.dense && !before.dense)) found.at(-1).push(run);
    else found.push([{ ...run, touches: false }]);
    before = run;
  }
  return found;
}

function atom(stretch) {
  const literal = stretch.some((run) => run.dense || run.touches);
  return { literal, whole: false, runs: stretch };
}
