// Texts as they are compared. Twins: fold.py, spellings.py, tokens.py and stems.py in search/words/,
// where the reasons stand; a test holds both to the same answers.

// --- Folding ------------------------------------------------------------------------------------

const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/g;
const BELONGS = /^[\p{M}\uff9e\uff9f\u1160-\u11ff]/u;

export const plain = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(ACCENTED, (letter) => letter.normalize("NFD")[0])
    .replaceAll("ς", "σ");

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

// --- Spellings ----------------------------------------------------------------------------------

const A = "[ァアカガサザタダナハバパマヤャラワ]";
const VARIANTS = new RegExp(
  `ヴ([ァィェォ]?)|ェイ|(?<=[ァ-ヺー]{3})(?:(?<=${A})ー|ー(?![ァ-ヺー]))`,
  "g",
);
const LONG_FROM = 3;
const VU = { "": "ブ", ァ: "バ", ィ: "ビ", ェ: "ベ", ォ: "ボ" };
const SOUND = { ェイ: "ェ[イー]", ェー: "ェ[イー]" };
for (const [small, b] of Object.entries(VU)) {
  SOUND[b] = `(?:${b}|ヴ${small})`;
  SOUND[`ヴ${small}`] = `(?:ヴ${small}|${b})`;
}
const IN_A = new RegExp(`${A}$`);
const DOTS = /(?<=[ァ-ヺー])・(?=[ァ-ヺー])/g;
const COMMAS = /(?<=\p{Nd}),(?=\p{Nd}{3}(?!\p{Nd}))/gu;
const FIGURES = /^\p{Nd}+$/u;

export const loose = (text) =>
  text.replace(VARIANTS, (found, small) =>
    found === "ー" ? "" : found === "ェイ" ? "ェー" : VU[small],
  );

// Without marks that some leave out.
export const bare = (text) => text.replace(COMMAS, "").replace(DOTS, "");

// Figures in threes, from the end.
function grouped(figures) {
  const groups = [];
  for (let end = figures.length; end > 0; end -= 3) {
    groups.push(figures.slice(Math.max(0, end - 3), end).join(""));
  }
  return groups.reverse();
}

// A pattern of every spelling of a bare text of one script.
export const spellings = (text) =>
  FIGURES.test(text)
    ? grouped(Array.from(text)).join(",?")
    : text.replace(/[ァ-ヺー]+|[\\^$.*+?()[\]{}|]/g, (part) =>
        part.length > 1 || /[ァ-ヺー]/.test(part) ? katakana(part) : `\\${part}`,
      );

function katakana(word) {
  const sounds = [];
  for (const { 0: sound, index } of word.matchAll(/ヴ[ァィェォ]?|ェ[イー]|./g)) {
    const end = index + sound.length;
    const last = end === word.length;
    let pattern = SOUND[sound] ?? sound;
    if (sound.endsWith("ー")) {
      if (end > LONG_FROM && (last || IN_A.test(word[end - 2]))) pattern += "?";
    } else if (end >= LONG_FROM && (last || IN_A.test(sound)) && word[end] !== "ー") pattern += "ー?";
    sounds.push(pattern);
  }
  return sounds.join("・?");
}

// --- Words --------------------------------------------------------------------------------------

export const DENSE =
  "々〆〇ぁ-ゖゝゞァ-ヺー-ヿㇰ-ㇿ㐀-鿿豈-﫿\\u{20000}-\\u{3ffff}" +
  "가-힣ᄀ-ᇿ\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff";
export const LETTER = `(?:(?![${DENSE}])[\\p{L}\\p{N}])`;
export const GAP = "[^\\p{L}\\p{N}]";
export const [MARK, SPACE] = ["-", " "];
const ONE = `${LETTER}+[+#]*`;
export const CHAIN = `${ONE}(?:(?:[-‐‑–/.&·_]|(?<=\\p{Nd})[,:](?=\\p{Nd})| (?=\\p{Nd}))${ONE})*`;
const RUN = new RegExp(`([${DENSE}]+)|${ONE}`, "gu");
const CHAINS = new RegExp(CHAIN, "gu");
const LONGEST_CHAIN = 6;

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

// The words of a text, alone and joined: [token, start, end].
export function words(folded) {
  const found = [];
  for (const { 0: chain, index } of folded.matchAll(CHAINS)) {
    let ending = []; // with the last word, and where they begin
    let before = null;
    for (const { text, start, end } of runs(chain)) {
      const between = before && joint(before.text, chain.slice(before.end, start), text);
      ending = between === null ? [] : ending.map(([token, at]) => [token + between + text, at]);
      ending = [...ending, [text, index + start]].slice(-LONGEST_CHAIN);
      before = { text, end };
      for (const [token, at] of ending) found.push([token, at, index + end]);
    }
  }
  return found;
}

function joint(before, gap, after) {
  const isFigure = /^\p{Nd}/u.test(after);
  if (gap === SPACE) return /^\p{L}+$/u.test(before) && isFigure ? SPACE : null;
  return isFigure && !(gap === "," && after.length === 3) ? MARK : "";
}

// --- English endings ----------------------------------------------------------------------------

const ENDINGS = [
  [3, /(?<=[^aeiou])(?:ies|ied)$/, "y"],
  [3, /(?<=[sxz])es$|(?<=[cs]h)es$|(?<=[^suie'])(?<!^new)s$|(?<=e)s$/, ""],
  [4, /^([^aeiou]*[aeiouy][^aeiouwxy])(?:ing|ed)$/, "$1e"],
  [4, /(?<=at)ion$|ing$|ed$/, ""],
  [3, /([bdfglmnprt])\1$/, "$1"],
  [4, /e$/, ""],
  [4, /(?<=i)[sz](?:at)?$/, "z"],
  [4, /(?<=[bt])er$/, "r"],
  [5, /our$/, "or"],
  [4, /(?<=en)c$/, "s"],
];
const VARYING =
  /(?<=[\p{L}\p{N}][^aeiou])y$|(?<=[\p{L}\p{N}]{3})(?:e|(?<=i)z|(?<=[bt])r|or|(?<=en)s)$/u;

export function stem(word) {
  for (const [least, ending, instead] of ENDINGS) {
    const shorter = word.replace(ending, instead);
    if (shorter.length >= least) word = shorter;
  }
  return word;
}

export const beginning = (word) => stem(word).replace(VARYING, "");
