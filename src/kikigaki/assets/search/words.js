// What search says in the reader's language, where the site is, and the style sheet.

export const root = new URL("../../../", import.meta.url);
export const language = () => document.documentElement.lang;

// Gives a function from a key (`ui.…`) and the parts of its text to the text.
export async function words() {
  const { word } = await import("../words.js");
  return (key, parts) => word(key.slice("ui.".length), parts);
}

// Resolves when the style sheet is there. It stands in the body: as Material swaps pages, it clears
// the head of whatever the next page does not bring, a sheet that is still on its way too.
let styling = null;

export function styled() {
  styling ??= new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("search.css", import.meta.url).href;
    link.onload = link.onerror = resolve;
    document.body.append(link);
  });
  return styling;
}
