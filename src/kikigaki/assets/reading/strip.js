// The timeline strip: the section that is heard or read is marked, and a line shows the second.
import { heard } from "./follow.js";
import { note } from "./note.js";
import { player } from "./player.js";

let strip = null;
let watcher = null;

/** Watch which section of a note is read. */
export function start(page) {
  watcher?.disconnect();
  strip = page ? page.article.querySelector(".kk-contents") : null;
  if (!strip) return;
  watcher = new IntersectionObserver(mark, { rootMargin: "-20% 0px -75% 0px" });
  for (const section of page.sections) watcher.observe(section.element);
}

function mark(entries) {
  const seen = entries.findLast((entry) => entry.isIntersecting);
  if (seen && !player.isOpen) markSection(seen.target.querySelector("h2").id);
}

function markSection(id) {
  strip?.querySelector("[aria-current]")?.removeAttribute("aria-current");
  strip?.querySelector(`a[href$="#${id}"]`)?.setAttribute("aria-current", "true");
}

heard.addEventListener("moment", ({ detail }) => detail && markSection(detail.section.id));
