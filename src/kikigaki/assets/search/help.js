// Where nothing was found: what would be, with other wishes or with a part of the words.

import { make } from "../dom.js";

// `alone` are the words that are found by themselves, each with a number of moments; `search` asks
// for one of them, `widen` takes filters away and is null where there are none.
export function help(alone, say, { search, widen }) {
  const button = (text, click) => make("button", { type: "button", class: "kk-search__pill", click }, text);
  const words = alone.map(([text, number]) => button(`${text} (${number})`, () => search(text)));
  return [
    widen && make("p", {}, button(say("ui.search.widen"), widen)),
    words.length ? make("p", {}, say("ui.search.alone"), ...words) : null,
  ].filter(Boolean);
}
