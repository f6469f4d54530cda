// The search box: a dialog with a field, wishes, and results; the address keeps what is asked.

import { make } from "../dom.js";
import { ask } from "./asking.js";
import { render } from "./results.js";
import { Rows } from "./rows.js";
import { Wishes } from "./wishes.js";
import { language, styled, words } from "./words.js";

const FIRST = 3;
const MORE = 16;
const PAUSE = 120;
const NEAR = 160;
const COARSE = matchMedia("(pointer: coarse)");

class Box {
  constructor(say) {
    this.say = say;
    this.reader = language();
    this.limit = FIRST;
    this.answeredTo = null; // the query whose results are shown
    this.input = make("input", {
      type: "search",
      class: "kk-search__input",
      role: "combobox",
      enterkeyhint: "search",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      placeholder: say("ui.search.placeholder"),
      "aria-label": say("ui.search.open"),
      "aria-autocomplete": "list",
      "aria-haspopup": "grid",
      "aria-expanded": "false",
      "aria-controls": "kk-search-results",
    });
    const close = make("button", { type: "button", class: "kk-search__close" }, say("ui.search.close"));
    this.wishes = null;
    this.bar = make("div", { class: "kk-search__wishes" });
    this.status = make("p", { role: "status", class: "kk-search__status" });
    this.help = make("div", { class: "kk-search__help" });
    this.results = make("div", { id: "kk-search-results", role: "grid", "aria-label": say("ui.search.results"), hidden: "" });
    this.rows = new Rows(this.input, this.results);
    this.more = make("button", { type: "button", class: "kk-search__pill kk-search__more", hidden: "" }, say("ui.search.more"));
    this.scroll = make("div", { class: "kk-search__scroll" }, this.help, this.results, this.more);
    const head = make("div", { class: "kk-search__head", role: "search" }, this.input, close);
    const label = say("ui.search.open");
    this.dialog = make("dialog", { class: "kk-search", "aria-label": label }, head, this.bar, this.status, this.scroll);
    this.listen(close);
    document.body.append(this.dialog);
  }

  listen(close) {
    // Half-composed kana are no query: nothing is asked until the word is settled.
    this.input.addEventListener("input", (event) => event.isComposing || this.later());
    this.input.addEventListener("compositionstart", () => clearTimeout(this.timer));
    this.input.addEventListener("compositionend", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.more.addEventListener("click", () => void this.showMore());
    this.scroll.addEventListener("scroll", () => this.scrolled(), { passive: true });
    close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.closed());
    this.dialog.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (event.target === this.dialog) this.dialog.close();
      else if (link && !link.target) this.leave(link, event);
    });
    window.addEventListener("popstate", () => this.dialog.open || this.fromAddress());
  }

  async open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.input.focus();
    this.input.select();
    if (!this.input.value) this.show([], this.say("ui.search.hint"));
    await this.fromAddress();
  }

  async fromAddress() {
    const address = new URLSearchParams(location.search);
    if (!address.get("q")) return;
    if (!this.dialog.open) this.dialog.showModal();
    await this.wishing().read(address);
    this.input.value = address.get("q");
    await this.search();
  }

  // The address keeps the query when a result is followed, so that going back comes to the results.
  leave(link, event) {
    this.left = true;
    this.dialog.close();
    if (link.pathname !== location.pathname) return;
    event.preventDefault();
    event.stopPropagation(); // Material takes a link to the same page for one to its top
    this.stay(link);
  }

  // On the same page nothing is loaded, so that a video goes on.
  async stay(link) {
    history.pushState(null, "", link.pathname + link.search);
    location.replace(link.hash);
    (await import("./arrive.js")).mark(new URLSearchParams(link.search).getAll("h"));
  }

  closed() {
    clearTimeout(this.timer);
    if (!this.left) this.address(false);
    this.left = false;
  }

  address(open) {
    const address = new URL(location.href);
    if (open && this.input.value.trim()) address.searchParams.set("q", this.input.value.trim());
    else address.searchParams.delete("q");
    this.wishes?.write(address.searchParams, open && address.searchParams.has("q"));
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  // Wishes are of use once there are results.
  wishing() {
    this.wishes ??= new Wishes(this.bar, this.say, this.reader, () => ask({ kind: "menu" }), () => this.restart());
    return this.wishes;
  }

  later() {
    clearTimeout(this.timer);
    this.limit = FIRST;
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  restart() {
    this.limit = FIRST;
    return this.search();
  }

  // `step` is how far the active row moves on with that.
  async showMore(step = 0) {
    const before = this.rows.all;
    const active = this.rows.active && before.indexOf(this.rows.active) + step;
    const top = this.scroll.scrollTop;
    this.limit += MORE;
    await this.search();
    const rows = this.rows.all;
    if (active !== null) this.rows.choose(rows[active] ?? null);
    else this.scroll.scrollTop = top;
    if (document.activeElement === document.body) rows[before.length]?.querySelector("a")?.focus();
  }

  // More results come by themselves when the reader nears the end.
  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroll;
    if (this.more.hidden || scrollHeight - scrollTop - clientHeight > NEAR) return;
    this.more.hidden = true;
    void this.showMore();
  }

  async search() {
    const query = this.input.value.trim();
    if (!this.dialog.open) return;
    this.address(true);
    if (!query) {
      this.show([], this.say("ui.search.hint"));
      return;
    }
    const wishes = this.wishes?.wishes ?? { language: this.reader };
    const answer = await ask({ kind: "search", query, wishes, limit: this.limit });
    if (answer.error) this.show([], this.say("ui.search.failed"));
    else if (query === this.input.value.trim()) this.answered(answer, query);
  }

  answered(answer, query) {
    this.answeredTo = query;
    this.show(render(answer, this.reader, this.say), this.told(answer, query));
    this.more.hidden = answer.complete;
    this.wishing();
    if (!answer.hits.length) void this.helping(answer.alone, query);
  }

  async helping(alone, query) {
    const { help } = await import("./help.js");
    const search = (text) => {
      this.input.value = text;
      this.input.focus();
      void this.restart();
    };
    const widen = this.wishes?.narrowed ? () => this.wishes.widen() : null;
    if (query === this.input.value.trim()) this.help.replaceChildren(...help(alone, this.say, { search, widen }));
  }

  told(answer, query) {
    const { say } = this;
    if (!answer.hits.length && !answer.entries.length) return say("ui.search.none", { query });
    const numbers = { moments: answer.total, notes: answer.notes };
    const corrected = answer.corrected.map(([typed, used]) =>
      say("ui.search.corrected", { typed, used: used.join(", ") }),
    );
    const count = answer.exact ? "ui.search.count" : "ui.search.about";
    return [...corrected, say(count, numbers)].join(" ");
  }

  show(groups, told) {
    this.rows.choose(null);
    this.help.replaceChildren();
    this.results.replaceChildren(...groups);
    this.results.hidden = !groups.length;
    this.input.setAttribute("aria-expanded", String(groups.length > 0));
    this.status.textContent = told;
    this.more.hidden = true;
    if (this.limit === FIRST) this.scroll.scrollTop = 0;
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") this.dialog.close(); // the browser would only empty the field
    else if (event.key === "Enter") this.enter();
    else if (event.key === "ArrowDown" && this.rows.isLast && !this.more.hidden) void this.showMore(1);
    else if (!this.rows.move(event.key)) return;
    event.preventDefault();
  }

  enter() {
    if (this.answeredTo !== this.input.value.trim()) {
      clearTimeout(this.timer);
      void this.restart();
    } else if (!this.rows.active && COARSE.matches) {
      this.input.blur(); // the keyboard of a phone makes room for the results
    } else this.rows.enter();
  }
}

let making = null;

export async function open() {
  making ??= Promise.all([words(), styled()]).then(([say]) => new Box(say));
  await (await making).open();
}
