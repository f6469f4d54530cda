// All of search that every page loads: it waits for the reader to want it. `/`, `s` and `f` open
// the box as the button does; an address with `?q=` opens it with a query; one with `?h=` marks
// these words at the moment it leads to.

const box = () => import("./box.js");
const typing = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

document.addEventListener("click", async (event) => {
  if (event.target instanceof Element && event.target.closest(".kk-find__open")) (await box()).open();
});

document.addEventListener("keydown", async (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (!["/", "s", "f"].includes(event.key) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  (await box()).open();
});

async function arrive() {
  const asked = new URLSearchParams(location.search);
  if (asked.has("h")) (await import("./arrive.js")).mark(asked.getAll("h"));
  else globalThis.CSS?.highlights?.delete("kk-found");
}

if (new URLSearchParams(location.search).has("q")) void box().then(({ open }) => open());
// Material swaps pages without loading them, and says so here.
if (globalThis.document$) globalThis.document$.subscribe(arrive);
else void arrive();
