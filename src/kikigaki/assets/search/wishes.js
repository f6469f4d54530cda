// The wishes a reader may have beside the words: language, order, and filters; and how they stand
// in the address.

import { make } from "../dom.js";
import { VOICES } from "./results.js";

const FILTERS = {
  person: "ui.search.filter.person",
  topic: "ui.search.filter.topic",
  voice: "ui.search.filter.voice",
  year: "ui.search.filter.year",
};
const KEYS = ["only", "sort", ...Object.keys(FILTERS)];

export class Wishes {
  // `bar` is where they are shown; `ask` gives the menu of filters, once the reader wants to see it.
  constructor(bar, say, reader, ask, changed) {
    this.say = say;
    this.reader = reader;
    this.menu = ask;
    this.selects = new Map();
    const names = new Intl.DisplayNames([reader], { type: "language" });
    const languages = [...document.querySelectorAll("link[rel=alternate][href], .md-select__link[hreflang]")];
    const tags = [...new Set(languages.map((link) => link.hreflang).filter(Boolean))];
    this.only = this.select("only", "ui.search.language", [
      ["", say("ui.search.all-languages")],
      ...tags.map((tag) => [tag, names.of(tag)]),
    ]);
    this.sort = this.select("sort", "ui.search.sort", [
      ["", say("ui.search.relevance")],
      ["date", say("ui.search.newest")],
    ]);
    this.filters = make("div", { class: "kk-search__filters", hidden: "" });
    this.toggle = make(
      "button",
      { type: "button", class: "kk-search__pill kk-search__narrow", "aria-expanded": "false" },
      say("ui.search.narrow"),
    );
    this.toggle.addEventListener("click", () => this.show(this.filters.hidden));
    const first = make("div", { class: "kk-search__bar" }, this.only, this.sort, this.toggle);
    bar.append(first, this.filters);
    bar.addEventListener("change", changed);
  }

  select(name, label, options) {
    const made = make("select", { name, "aria-label": this.say(label) });
    made.append(...options.map(([value, text]) => make("option", { value }, text)));
    this.selects.set(name, made);
    return made;
  }

  async show(shown) {
    this.filters.hidden = !shown;
    this.toggle.setAttribute("aria-expanded", String(shown));
    if (!shown || this.filters.childElementCount) return;
    const { facets, years } = await this.menu();
    const own = (names, id) => names[this.reader] ?? Object.values(names)[0] ?? id;
    const values = {
      person: facets.person.map(([id, names, count]) => [id, `${own(names, id)} (${count})`]),
      topic: facets.topic.map(([id, names, count]) => [id, `${own(names, id)} (${count})`]),
      voice: facets.voice.map(([id, , count]) => [id, `${this.say(VOICES[id])} (${count})`]),
      year: years.filter(Boolean).reverse().map((year) => [String(year), String(year)]),
    };
    for (const [name, label] of Object.entries(FILTERS)) {
      this.filters.append(this.select(name, label, [["", this.say(label)], ...values[name]]));
    }
  }

  value(name) {
    return this.selects.get(name)?.value ?? "";
  }

  get wishes() {
    const filters = Object.keys(FILTERS).filter((name) => this.value(name));
    return {
      language: this.reader,
      only: this.value("only"),
      sort: this.value("sort") || "relevance",
      filters: Object.fromEntries(filters.map((name) => [name, [this.value(name)]])),
    };
  }

  // Whether less than everything is looked at.
  get narrowed() {
    return ["only", ...Object.keys(FILTERS)].some((name) => this.value(name));
  }

  widen() {
    for (const [name, select] of this.selects) if (name !== "sort") select.value = "";
    this.only.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async read(address) {
    if (Object.keys(FILTERS).some((name) => address.get(name))) await this.show(true);
    for (const key of KEYS) {
      const select = this.selects.get(key);
      if (select) select.value = address.get(key) ?? "";
      if (select && select.selectedIndex < 0) select.value = "";
    }
  }

  write(address, open) {
    for (const key of KEYS) {
      if (open && this.value(key)) address.set(key, this.value(key));
      else address.delete(key);
    }
  }
}
