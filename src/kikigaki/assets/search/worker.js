// Search beside the page, so that typing never waits. Ask with { id, kind, … }; every question gets
// one answer { id, … }, or { id, error }. A question that a newer one has overtaken gets nothing.

import { Index } from "./index.js";
import { alone, ask, entries, hits } from "./search.js";

const ENTRIES = 4;
const FEW = 4;
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
    // A few interviews are looked through to the end, to say how many moments there really are.
    const few = !answer.exact && answer.ofNote.size <= FEW;
    const all = await hits(index, answer, few ? Infinity : limit);
    const candidates = few ? all.length : answer.places.length;
    const complete = all.length < limit || candidates <= limit;
    const counted = few || complete;
    const ofNote = new Map();
    for (const { note } of all) ofNote.set(note, (ofNote.get(note) ?? 0) + 1);
    return {
      hits: all
        .slice(0, limit)
        .map((hit) => ({ ...hit, count: counted ? ofNote.get(hit.note) : hit.count })),
      entries: found,
      corrected: answer.corrected,
      total: complete ? all.length : candidates,
      notes: counted ? ofNote.size : answer.ofNote.size,
      exact: answer.exact || counted,
      complete,
      alone: all.length ? [] : await alone(index, answer),
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
