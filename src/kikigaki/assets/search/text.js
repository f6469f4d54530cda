// Texts as they are compared. Twins: search/fold.py, tokens.py, stems.py and typos.py, where the
// reasons stand; a test holds both to the same answers.

// --- Folding ------------------------------------------------------------------------------------

const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/g;
const BELONGS = /^[\p{M}\uff9e\uff9f\u1160-\u11ff]/u;
const VARIANTS =
  /ヴ([ァィェォ]?)|ェイ|(?<=[ァ-ヺー]{3})(?:(?<=[ァアカガサザタダナハバパマヤャラワ])ー|ー(?![ァ-ヺー]))/g;
const VU = { "": "ブ", ァ: "バ", ィ: "ビ", ェ: "ベ", ォ: "ボ" };

export const plain = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(ACCENTED, (letter) => letter.normalize("NFD")[0])
    .replaceAll("ς", "σ");

const oneSpelling = (found, small) => (found === "ー" ? "" : found === "ェイ" ? "ェー" : VU[small]);

export const loose = (folded) => folded.replace(VARIANTS, oneSpelling);

// A folded text, and for each of its units the place of the original character it comes from.
export class Folded {
  constructor(text, starts) {
    this.text = text;
    this.starts = starts;
  }

  span(start, end) {
    const until = this.starts[end - 1];
    let after = end;
    while (after < this.starts.length && this.starts[after] <= until) after += 1;
    return [this.starts[start], this.starts[after] ?? until];
  }

  loosened() {
    let text = "";
    const kept = []; // pieces: a call takes some ten thousand arguments, a text may have more units
    let position = 0;
    for (const found of this.text.matchAll(VARIANTS)) {
      const replaced = oneSpelling(found[0], found[1]);
      text += this.text.slice(position, found.index) + replaced;
      kept.push(this.starts.slice(position, found.index + replaced.length));
      position = found.index + found[0].length;
    }
    kept.push(this.starts.slice(position));
    return new Folded(text + this.text.slice(position), kept.flat());
  }
}

// `characters` are the code points of a text.
export function folded(characters) {
  let text = "";
  const starts = [];
  for (let begin = 0, end; begin < characters.length; begin = end) {
    end = begin + 1;
    while (end < characters.length && BELONGS.test(characters[end])) end += 1;
    const part = plain(characters.slice(begin, end).join(""));
    for (let unit = 0; unit < part.length; unit += 1) starts.push(begin);
    text += part;
  }
  return new Folded(text, [...starts, characters.length]);
}

// --- Tokens -------------------------------------------------------------------------------------

const DENSE =
  "々〆〇ぁ-ゖゝゞァ-ヺー-ヿㇰ-ㇿ㐀-鿿豈-﫿\\u{20000}-\\u{3ffff}" +
  "가-힣ᄀ-ᇿ\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff";
export const LETTER = `(?:(?![${DENSE}])[\\p{L}\\p{N}])`;
export const GAP = "[^\\p{L}\\p{N}]";
export const JOINER = /^[-‐‑–/.,:'’&·]/;
const RUN = new RegExp(`([${DENSE}]+)|${LETTER}+[+#]*`, "gu");

// Each run of one kind of script: { text, dense, touches, start, end }.
export function runs(folded) {
  const found = [];
  for (const match of folded.matchAll(RUN)) {
    const start = match.index;
    const end = start + match[0].length;
    const touches = found.length > 0 && found.at(-1).end === start;
    found.push({ text: match[0], dense: Boolean(match[1]), touches, start, end });
  }
  return found;
}

// --- English endings ----------------------------------------------------------------------------

const ENDINGS = [
  [3, /(?<=[^aeiou])(?:ies|ied)$/, "y"],
  [3, /(?<=[sxz])es$|(?<=[cs]h)es$|(?<=[^suie'])s$|(?<=e)s$/, ""],
  [4, /(?<=at)ion$|ing$|ed$/, ""],
  [3, /([bdfgmnprt])\1$/, "$1"],
  [4, /e$/, ""],
];

export function stem(word) {
  for (const [least, ending, instead] of ENDINGS) {
    const shorter = word.replace(ending, instead);
    if (shorter.length >= least) word = shorter;
  }
  return word;
}

export const beginning = (word) => stem(word).replace(/y$/, "");

// --- Typos --------------------------------------------------------------------------------------

export function oneEdit(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const a = one.slice(start);
  const b = other.slice(start);
  const exchanged = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || exchanged;
}
