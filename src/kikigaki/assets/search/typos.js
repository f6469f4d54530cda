// Words that nobody uses, and what comes closest to them. Twin: search/asking/typos.py.

import { stem } from "./text.js";

const [ENOUGH, ENOUGH_AT_FIRST] = [4, 5];
const WITH_UNIT = /^(\p{Nd}+)(\P{Nd}+)$/u;
const IS_WORD = /^\p{L}+$/u;
const bySecond = (letter) => `?${letter}`;

// The words in use that differ by one slip.
export async function near(index, word) {
  const letters = Array.from(word);
  if (letters.length < ENOUGH || !IS_WORD.test(word)) return [];
  const isNear = (other) => oneEdit(word, other);
  const found = (await index.words(letters[0])).filter(isNear);
  if (found.length || letters.length < ENOUGH_AT_FIRST) return found;
  const keys = [letters[1], bySecond(letters[0]), bySecond(letters[1])];
  const lists = await Promise.all(keys.map((key) => index.words(key)));
  return [...new Set(lists.flat().filter(isNear))].sort();
}

// The words in use that a word is made of, or a number and its unit: pairs.
export async function halves(index, word) {
  const figures = WITH_UNIT.exec(word);
  const found = figures ? [figures.slice(1)] : [];
  const letters = Array.from(word);
  if (!IS_WORD.test(word) || letters.length < 2 * ENOUGH) return found;
  for (const left of await index.words(letters[0])) {
    const right = word.startsWith(left) ? word.slice(left.length) : "";
    if (Array.from(right).length < ENOUGH) continue;
    const root = stem(right);
    const others = await index.words(Array.from(right)[0]);
    if (others.some((other) => stem(other) === root)) found.push([left, right]);
  }
  return found;
}

function oneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const a = one.slice(start);
  const b = other.slice(start);
  const exchanged = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || exchanged;
}
