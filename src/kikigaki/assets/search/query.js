// What somebody typed, taken apart. Twin: search/asking/query.py.

import { CHAIN, DENSE, LETTER, SPACE, bare, plain, runs, words } from "./text.js";

const PARTS = /"([^"]*)"?|([^\s"]+)/g;
const STRETCH = new RegExp(`(?:[${DENSE}]+|${CHAIN}|(?<=${LETTER})'(?=${LETTER}))+`, "gu");
const POSSESSIVE = new RegExp(`(?<=${LETTER})'s(?!${LETTER})`, "gu");
const LONG = 3;

// Clauses that must all hold: { text, atoms, quoted }. An atom is a word or literal:
// { literal, whole, runs, token }.
export function parse(query) {
  const clauses = [];
  const typed = plain(query).replace(/[“”„‟«»]/g, '"').replaceAll("’", "'");
  for (const [, phrase, chunk] of typed.matchAll(PARTS)) {
    const text = phrase || chunk || "";
    const quoted = chunk === undefined;
    const atoms = quoted ? phraseAtoms(text) : atomsOf(text);
    if (atoms.length) clauses.push({ text, atoms, quoted });
  }
  return clauses;
}

const literalOf = (found, whole = false) => ({ literal: true, whole, runs: found });
const wordOf = (found, token) => ({ literal: false, whole: false, runs: found, token });

export const literal = (name) => literalOf(runs(bare(plain(name))), true);

// Two words that somebody may write as one; null if they are not that.
export function asOne(clauses) {
  const atoms = clauses.map((clause) => (clause.atoms.length === 1 ? clause.atoms[0] : null));
  if (atoms.length < 2 || !atoms.every((atom) => atom && !atom.literal && atom.runs.length === 1)) {
    return null;
  }
  const [one, other] = atoms.map((atom) => atom.runs[0]);
  if (/^\p{Nd}/u.test(other.text)) {
    return /^\p{L}+$/u.test(one.text) ? wordOf([one, other], one.text + SPACE + other.text) : null;
  }
  return Array.from(one.text).length < LONG ? null : wordOf([one, other], one.text + other.text);
}

function phraseAtoms(text) {
  const found = runs(bare(text));
  return found.length ? [literalOf(found)] : [];
}

// The stretches of a chunk between marks that do not join words.
function atomsOf(chunk) {
  return [...bare(chunk.replace(POSSESSIVE, "")).matchAll(STRETCH)].map(([stretch]) => {
    const found = runs(stretch);
    const whole = words(stretch).find(([, start, end]) => end - start === stretch.length);
    return whole ? wordOf(found, whole[0]) : literalOf(found);
  });
}
