// Search beside the page, so that typing never waits. Ask with { id, kind, … }; every question gets
// one answer { id, … }, or { id, error }. A question that a newer one has overtaken gets nothing.

import { Index } from "./index.js";
import { ask, entries, hits } from "./search.js";

const ENTRIES = 4;
const folder = new URL(new URL(self.location).searchParams.get("index"));
let opening = null;
let latest = 0;

const open = () => {
  opening ??= Index.open(folder);
  opening.catch(() => (opening = null));
  return opening;
};

const answers = {
  async search({ id, query, wishes, limit }) {
    const index = await open();
    const [answer, found] = await Promise.all([
      ask(index, query, wishes),
      entries(index, query, ENTRIES),
    ]);
    if (id !== latest) return null;
    const shown = await hits(index, answer, limit);
    const complete = shown.length < limit || answer.places.length <= limit;
    return {
      hits: shown,
      entries: found,
      corrected: answer.corrected,
      total: complete ? shown.length : answer.places.length,
      notes: complete ? new Set(shown.map((hit) => hit.note)).size : answer.ofNote.size,
      exact: answer.exact || complete,
      complete,
    };
  },

  async menu() {
    const index = await open();
    return { facets: await index.facets(), years: index.root.years.map(([year]) => year) };
  },
};

self.onmessage = async ({ data }) => {
  if (data.kind === "search") latest = data.id;
  try {
    const answer = await answers[data.kind](data);
    if (answer) self.postMessage({ id: data.id, ...answer });
  } catch (error) {
    self.postMessage({ id: data.id, error: String(error) });
  }
};
