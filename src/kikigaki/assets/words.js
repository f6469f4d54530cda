// The words our scripts show, in the language of the page.
const file = new URL(`words/${document.documentElement.lang}.json`, import.meta.url);
const words = await (await fetch(file)).json();

/** The text of a key, with its {parts} filled in. */
export function word(key, parts = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}
