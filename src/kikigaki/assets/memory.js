// What a reader has chosen once; a browser that keeps nothing forgets it with the page.
const KEY = "kikigaki";
let kept = {};
try {
  kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
} catch {
  // No storage, or something that is not ours: the defaults.
}

export const recall = (name, otherwise) => kept[name] ?? otherwise;

export function remember(name, value) {
  kept[name] = value;
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Chosen for this page then.
  }
}
