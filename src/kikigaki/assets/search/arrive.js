// Marks what was found where a search result leads: in the moment of the address, or on the page.
// Ranges are marked, not the document changed, so that nothing else on the page notices.

import { styled } from "./words.js";

const NAME = "kk-found";

export function mark(texts) {
  if (!globalThis.Highlight) return;
  styled();
  const ranges = texts.filter(Boolean).flatMap((text) => rangesOf(text, place()));
  CSS.highlights.set(NAME, new Highlight(...ranges));
}

function place() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const around = target?.closest(".kk-moment, section") ?? target;
  return around ?? document.querySelector("article") ?? document.body;
}

// Everywhere below an element, across the borders of links and marked terms.
function rangesOf(text, below) {
  const nodes = [];
  let all = "";
  const walker = document.createTreeWalker(below, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(".kk-explanation")) continue;
    nodes.push([all.length, node]);
    all += node.data;
  }
  const pointAt = (offset, isEnd) => {
    const [start, node] = nodes.findLast(([from]) => (isEnd ? from < offset : from <= offset));
    return [node, offset - start];
  };
  const ranges = [];
  for (let at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + text.length)) {
    const range = document.createRange();
    range.setStart(...pointAt(at, false));
    range.setEnd(...pointAt(at + text.length, true));
    ranges.push(range);
  }
  return ranges;
}
