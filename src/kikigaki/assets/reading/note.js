// The note on the page: what the other behaviours ask the page for.
const WATCH = /^https:\/\/www\.youtube\.com\/watch\?v=([\w-]{11})(?:&t=(\d+)s)?$/; // as we write them

/** The video and second of a link to YouTube; null for any other link. */
export function placeOf(link) {
  const found = WATCH.exec(link.href);
  return found && { video: found[1], seconds: Number(found[2] ?? 0) };
}

class Note {
  /** Where the player begins: what the address asks for. */
  cue = 0;

  constructor(article, tools, watch) {
    this.article = article;
    this.tools = tools;
    this.video = placeOf(watch).video;
    this.title = textOf(article.querySelector("h1"));
    this.href = location.pathname;
    this.sections = [...article.querySelectorAll(".kk-section")].map(readSection);
    this.moments = this.sections.flatMap((section) => section.moments);
    this.inTime = this.moments.toSorted((one, other) => one.seconds - other.seconds);
  }

  /** The moments of which the reader has not hidden all voices. */
  get shown() {
    return this.moments.filter((moment) => !moment.element.hidden);
  }

  /** The moment at or before a second; undefined before the first. */
  at(seconds) {
    return this.inTime.findLast((moment) => moment.seconds <= seconds);
  }
}

/** The words of a heading, without the sign that links to it. */
function textOf(heading) {
  const parts = [...heading.childNodes].filter((node) => node.className !== "headerlink");
  return parts.map((node) => node.textContent).join("");
}

function readSection(element) {
  const heading = element.querySelector("h2");
  const section = { element, heading, title: textOf(heading), id: heading.id };
  const stamped = [...element.querySelectorAll(".kk-moment")].filter((moment) => moment.querySelector(".kk-at"));
  section.moments = stamped.map((moment) => {
    const stamp = moment.querySelector(".kk-stamp");
    // The heading carries the anchor of the first timestamp.
    return { element: moment, stamp, section, id: moment.id || heading.id, seconds: placeOf(stamp).seconds };
  });
  return section;
}

/** The note of the page that is shown now; null on other pages. */
export let note = null;

/** Look for a note on a page that has just come. */
export function open() {
  note?.tools.replaceChildren(); // Material may keep an old page for long; our listeners leave it
  const tools = document.querySelector(".kk-tools");
  const watch = document.querySelector("a.kk-watch");
  note = tools && watch ? new Note(tools.closest("article"), tools, watch) : null;
  return note;
}
