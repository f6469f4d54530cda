// Reloads a page when it has become another. The server answers when that is so, or after a while.
// The address keeps its #t…, and the browser its place on the page.
const { state } = document.currentScript.dataset;
const page = location.pathname;
const PAUSE = 1000; // milliseconds before a server that is not there is asked again

async function changed() {
  const query = new URLSearchParams({ page, state });
  const answer = await fetch(`/.kikigaki/changed?${query}`, { cache: "no-store" });
  return answer.status === 200;
}

async function watch() {
  // Material swaps pages without loading them anew: then another page's state is asked for.
  while (location.pathname === page) {
    try {
      if (await changed()) break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
  location.reload();
}

window.document$?.subscribe(() => location.pathname !== page && location.reload());
watch();
