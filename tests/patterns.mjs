// Tries every regular expression of the scripts, and the functions that make more of them, on long
// texts that come near to what they want: node tests/patterns.mjs SCRIPT...
// The system ends it where one takes its time; its line is the last.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const LENGTH = 100_000;

// Literals of a script; a `/` that does not divide stands behind one of these.
function literals(source) {
  const found = [];
  const token = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|(?<=[(,=:[!&|?{};>]\s*)\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/g;
  for (const [, body, flags] of source.matchAll(token)) if (body) found.push([body, flags]);
  return found;
}

function attacks(pattern) {
  const letters = [...pattern.replace(/\\u\{?[0-9a-f]{4,6}\}?/g, "")];
  const pumps = new Set([...letters, ..." \n\t0aA.日ー😀"]);
  letters.forEach((letter, place) => pumps.add(letter + (letters[place + 1] ?? "")));
  return [...pumps].map((pump) => `${pump.repeat(LENGTH / pump.length)}\u0000`);
}

const scripts = process.argv.slice(2);
for (const script of scripts) {
  for (const [body, flags] of literals(readFileSync(script, "utf-8"))) {
    console.log(script.split("/").at(-1), body, flags);
    for (const text of attacks(body)) text.replace(new RegExp(body, flags), "");
  }
}

const at = (name) => import(pathToFileURL(scripts.find((path) => path.endsWith(name))));
const { folded, loose, runs } = await at("search/text.js");
const { Searched, literalFinder, wordFinder, wordsFinder } = await at("search/match.js");
const { parse } = await at("search/query.js");
const pumps = ["a", "a ", "a-", "あ", "あ ", "ー", "アー", "ﷺ", "e\u0301", '"', '"a', "a,b", "ヴ", "が"];
for (const pump of pumps) {
  console.log("texts of", pump);
  const text = pump.repeat(LENGTH / pump.length);
  runs(folded([...text]).text);
  loose(text);
  for (const query of ["a", "あ", '"a a あ"', "a-a", pump.repeat(20)]) {
    for (const { atoms } of parse(query)) {
      for (const atom of atoms) literalFinder({ ...atom, literal: true })(new Searched(text));
    }
    const forms = new Set([query, "a-a", "a", "aa", "e"]);
    wordFinder(forms)(new Searched(text));
    wordsFinder([forms, forms, forms])(new Searched(text));
  }
  parse(text);
}
