// Elements without markup: text goes in as text alone.
const SHAPES = {
  play: "M8 5v14l11-7z",
  pause: "M6 5h4v14H6zm8 0h4v14h-4z",
  previous: "M6 6h2v12H6zm3.5 6 8.5 6V6z",
  next: "M6 18l8.5-6L6 6zM16 6v12h2V6z",
  close: "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4l5.6 5.6L5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6z",
  link: "M3.9 12A3.1 3.1 0 0 1 7 8.9h4V7H7a5 5 0 0 0 0 10h4v-1.9H7A3.1 3.1 0 0 1 3.9 12M8 13h8v-2H8zm9-6h-4v1.9h4a3.1 3.1 0 0 1 0 6.2h-4V17h4a5 5 0 0 0 0-10",
  quote: "M6 17h3l2-4V7H5v6h3zm8 0h3l2-4V7h-6v6h3z",
};

/** An element; attributes that are functions are listeners, those without a value are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that shows a shape and says a name. */
export function iconButton(shape, name, click, attributes = {}) {
  const button = make("button", { type: "button", title: name, "aria-label": name, click, ...attributes });
  setShape(button, shape);
  return button;
}

/** Change the shape of a button. */
export function setShape(button, shape) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", SHAPES[shape]);
  svg.append(path);
  button.replaceChildren(svg);
}

/** A dialog of the browser's own; a click beside it closes it. */
export function dialog(title, close, ...children) {
  const heading = make("h2", { id: "kk-dialog-title" }, title);
  const box = make("dialog", { class: "kk-dialog md-typeset", "aria-labelledby": heading.id });
  box.append(heading, ...children, iconButton("close", close, () => box.close(), { class: "kk-close" }));
  box.addEventListener("click", (event) => event.target === box && box.close());
  const before = document.activeElement;
  box.addEventListener("close", () => {
    box.remove();
    before.focus();
  });
  document.body.append(box);
  box.showModal();
  return box;
}

const status = make("div", { role: "status", class: "kk-status" });

/** Say something to eyes and ears, for a moment. */
export function say(text) {
  // Behind an open dialog nobody sees or hears it.
  (document.querySelector("dialog[open]") ?? document.body).append(status);
  status.textContent = "";
  clearTimeout(say.timer);
  // Software that reads aloud speaks up at a change, which a text that stays the same is not.
  requestAnimationFrame(() => (status.textContent = text));
  say.timer = setTimeout(() => (status.textContent = ""), 4000);
}

/** Copy a text, and say so; where the browser forbids it, show it to be copied by hand. */
export async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    say(said);
  } catch {
    window.prompt(said, text);
  }
}

/** Whether a click or key belongs to the browser: with a modifier key, or already answered. */
export function isBrowsers(event) {
  return event.defaultPrevented || event.button > 0 || event.metaKey || event.ctrlKey || event.altKey;
}
