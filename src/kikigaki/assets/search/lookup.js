// From a query to where its parts may be. Twins: places.py, lookup.py and ways.py in search/asking/.

import { numbers, readPlaces } from "./index.js";
import { anyOf, literalFinder, wordFinder, wordsFinder } from "./match.js";
import { asOne, literal } from "./query.js";
import { MARK, SPACE, beginning, loose, plain, runs, stem } from "./text.js";
import { halves, near } from "./typos.js";

export const NAME = "\x02";
export const [BEGUN, INFLECTED, TYPED] = [0, 1, 2];
const BEGUN_FROM = 3;
const [KEYS, FEWER_KEYS] = [7, 3];
const LARGE = 3_000;
const LONGEST_NAME = 4;
const KANA = /^[ぁ-ゖァ-ヺー]/;
const KATAKANA = /[ァ-ヺー]/;
const NUMBERED = new RegExp(`^(\\P{Nd}*[\\p{L}\\p{Nl}\\p{No}])[${MARK}${SPACE}]?(\\p{Nd}.*)$`, "u");

// --- Places: a map from place to score for each language -----------------------------------------

export function either(parts, languages) {
  const united = Array.from({ length: languages }, () => new Map());
  for (const part of parts) {
    part.forEach((scores, language) => {
      const own = united[language];
      for (const [place, score] of scores) if (score > (own.get(place) ?? -1)) own.set(place, score);
    });
  }
  return united;
}

const both = (one, other) =>
  one.map((scores, language) => {
    const common = new Map();
    for (const [place, score] of scores) {
      const second = other[language].get(place);
      if (second !== undefined) common.set(place, Math.min(score, second));
    }
    return common;
  });

const allOf = (parts) => parts.reduce(both);

// --- Atoms --------------------------------------------------------------------------------------

const find = (index, atom, thorough) =>
  atom.literal ? literalPlaces(index, atom, thorough) : wordPlaces(index, atom);

async function wordPlaces(index, { token, runs: parts }) {
  let forms = await formsOf(index, token);
  if (!forms.size) forms = await numbered(index, token);
  const fits = [...forms.values()];
  const typed = fits.includes(TYPED) || fits.includes(BEGUN);
  const apart = typed ? [] : await halves(index, token);
  const long = parts.every((run) => Array.from(run.text).length >= BEGUN_FROM);
  if (parts.length > 1 && (long || !forms.size)) apart.unshift(parts.map((run) => run.text));
  const several = await Promise.all(apart.map((some) => inTurn(index, some)));
  const known = forms.size || several.some(({ scores }) => scores.some((own) => own.size));
  const corrected = known ? [] : await near(index, token);
  for (const other of corrected) {
    for (const form of (await formsOf(index, other)).keys()) forms.set(form, BEGUN);
  }
  const places = [await scoresOf(index, forms), ...several.map((one) => one.scores)];
  return {
    scores: either(places, index.languages.length),
    exact: !several.length,
    finder: anyOf([wordFinder(new Set(forms.keys())), ...several.map((one) => one.finder)]),
    corrected,
  };
}

// Words one after the other: the last one may be begun, the others not.
async function inTurn(index, parts) {
  const all = await Promise.all(parts.map((part) => formsOf(index, part)));
  for (const forms of all.slice(0, -1)) {
    for (const [form, fits] of forms) if (fits === BEGUN) forms.delete(form);
  }
  const scores = allOf(await Promise.all(all.map((forms) => scoresOf(index, forms))));
  return { scores, finder: wordsFinder(all.map((forms) => new Set(forms.keys()))) };
}

async function scoresOf(index, forms) {
  const lists = await Promise.all([...forms.keys()].map((form) => index.postings(form)));
  const places = [...forms.values()].map((fits, at) => readPlaces(lists[at], fits));
  return either(places, index.languages.length);
}

async function formsOf(index, token) {
  const length = Array.from(token).length;
  const whole = length < BEGUN_FROM && (await index.postings(token));
  if (whole || length === 1) return new Map(whole ? [[token, TYPED]] : []);
  const root = stem(token);
  const forms = new Map();
  for (const [other] of await index.beginning(beginning(token))) {
    if (other === token) forms.set(other, TYPED);
    else if (stem(other) === root) forms.set(other, INFLECTED);
    else if (other.startsWith(token)) forms.set(other, BEGUN);
  }
  return forms;
}

// The tokens that stand for a word with a number, joined to it in another way.
async function numbered(index, token) {
  const parts = NUMBERED.exec(token);
  const ways = parts ? ["", MARK, SPACE].map((joint) => parts[1] + joint + parts[2]) : [];
  const all = await Promise.all(ways.map((way) => formsOf(index, way)));
  return new Map(all.flatMap((forms) => [...forms]));
}

async function literalPlaces(index, atom, thorough) {
  const varied = atom.runs.map((run) => ({ ...run, text: loose(run.text) }));
  const same = varied.every((run, at) => run.text === atom.runs[at].text);
  const ways = [[varied, same ? TYPED : INFLECTED], ...(same ? [] : [[atom.runs, TYPED]])]
    .map(([way, fits]) => [keysOf(way, atom.whole), fits])
    .filter(([keys]) => keys.length);
  const finder = literalFinder(atom);
  if (!ways.length) return { scores: null, exact: false, finder, corrected: [] };
  const parts = await Promise.all(ways.map(([keys, fits]) => together(index, keys, fits, thorough)));
  const exact = ways[0][0].length === 1 && !atom.whole && !KATAKANA.test(atom.runs[0].text);
  return { scores: either(parts, index.languages.length), exact, finder, corrected: [] };
}

async function together(index, keys, fits, thorough) {
  const sizes = await Promise.all(keys.map((key) => index.size(key.token)));
  const sized = keys.map((key, at) => ({ key, size: sizes[at] })).sort((a, b) => a.size - b.size);
  const needed = sized
    .slice(0, thorough ? KEYS : FEWER_KEYS)
    .filter(({ size }, at) => at <= 1 || thorough || size < LARGE);
  return allOf(await Promise.all(needed.map(({ key }) => keyPlaces(index, key, fits))));
}

async function keyPlaces(index, { token, begins, endings }, fits) {
  const tokens = [token, ...endings.map((ending) => token + ending)];
  const lists = begins
    ? (await index.beginning(token)).map(([, found]) => found)
    : (await Promise.all(tokens.map((each) => index.postings(each)))).filter(Boolean);
  return either(lists.map((found) => readPlaces(found, fits)), index.languages.length);
}

const key = (token, begins = false, endings = []) => ({ token, begins, endings });

// The tokens that every text has in which some runs stand one after the other.
function keysOf(parts, whole) {
  const keys = [];
  let before = "";
  parts.forEach((run, number) => {
    const characters = Array.from(run.text);
    const only = parts.length === 1;
    if (run.touches) keys.push(key(before + characters[0]));
    if (run.dense) for (const pair of denseKeys(characters, only)) keys.push(pair);
    else if (number < parts.length - 1) keys.push(key(run.text));
    else if (whole) keys.push(key(run.text, false, ["s", "es"]));
    else if (characters.length >= BEGUN_FROM || only) keys.push(key(run.text, true));
    before = characters.at(-1);
  });
  return keys;
}

function denseKeys(characters, alone) {
  if (characters.length > 1) return characters.slice(1).map((c, at) => key(characters[at] + c));
  return alone && !KANA.test(characters[0]) ? [key(characters[0], true)] : [];
}

// --- Names, and other words for the same --------------------------------------------------------

export function nameKey(name) {
  let found = "";
  let dense = true;
  for (const run of runs(loose(plain(name)))) {
    found += run.dense || dense ? run.text : ` ${run.text}`;
    dense = run.dense;
  }
  return found;
}

// The entries that a name token leads to: [number, whether it is their whole name].
export async function named(index, token) {
  const lists = await index.postings(token);
  return lists ? numbers(lists[0]).map((value) => [value >>> 1, Boolean(value & 1)]) : [];
}

async function otherNames(index, name) {
  const names = new Map();
  for (const [number, whole] of await named(index, NAME + name)) {
    const entry = whole ? await index.entry(number) : null;
    if (!entry || entry.kind === "topic") continue;
    for (const other of [...Object.values(entry.name), ...entry.others]) {
      const folded = nameKey(other);
      if (folded && folded !== name && !names.has(folded)) names.set(folded, other);
    }
  }
  return [...names.values()];
}

async function nameAt(index, clauses) {
  for (let count = clauses.length; count; count -= 1) {
    const some = clauses.slice(0, count);
    if (some.some((clause) => clause.quoted)) continue;
    const names = await otherNames(index, nameKey(some.map((clause) => clause.text).join(" ")));
    if (names.length) return [count, names];
  }
  return [1, []];
}

// The parts of a query: { text, scores, exact, ways, corrected }.
export async function sought(index, clauses, thorough) {
  const parts = [];
  for (let start = 0; start < clauses.length; ) {
    const [length, names] = await nameAt(index, clauses.slice(start, start + LONGEST_NAME));
    const word = names.length ? null : await oneWord(index, clauses.slice(start, start + 2));
    const others = word ? [word] : names.map(literal);
    const count = word ? 2 : length;
    const atoms = clauses.slice(start, start + count).flatMap((clause) => clause.atoms);
    const text = clauses.slice(start, start + count).map((clause) => clause.text).join(" ");
    const ways = [atoms, ...others.map((other) => [other])];
    parts.push(soughtIn(index, text, ways, thorough));
    start += count;
  }
  return Promise.all(parts);
}

// Two words as one, if somebody writes it so, and a number only if nobody writes it apart.
async function oneWord(index, clauses) {
  const word = asOne(clauses);
  const written = word ? (await formsOf(index, word.token)).size > 0 : false;
  return word && written !== word.token.includes(SPACE) ? word : null;
}

async function soughtIn(index, text, ways, thorough) {
  const found = await Promise.all(
    ways.map((way) => Promise.all(way.map((atom) => find(index, atom, thorough)))),
  );
  const placed = found.map((way) => {
    const known = way.map((one) => one.scores).filter(Boolean);
    return known.length ? allOf(known) : null;
  });
  return {
    text,
    scores: placed.every(Boolean) ? either(placed, index.languages.length) : null,
    exact: found.every((way) => way.every((one) => one.exact)),
    ways: found.map((way) => way.map((one) => one.finder)),
    corrected: ways.flatMap((way, at) =>
      way.flatMap((atom, number) => {
        const { corrected } = found[at][number];
        return corrected.length ? [[atom.token, corrected]] : [];
      }),
    ),
  };
}
