// The worker, asked from the page: a promise of the answer to each question. See worker.js.

import { root } from "./words.js";

const waiting = new Map();
let worker = null;
let asked = 0;

export function ask(question) {
  if (!worker) {
    const address = new URL("worker.js", import.meta.url);
    address.searchParams.set("index", new URL("search/", root).href);
    worker = new Worker(address, { type: "module" });
    worker.onmessage = ({ data }) => {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    };
  }
  asked += 1;
  const id = asked;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, ...question });
  });
}
