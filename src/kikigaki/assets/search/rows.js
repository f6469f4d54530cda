// The results under the keyboard: the field keeps the focus, and one row at most is the active one.

export class Rows {
  constructor(input, results) {
    this.input = input;
    this.results = results;
    this.active = null;
  }

  get all() {
    return [...this.results.querySelectorAll("[role=row]:is(.kk-search__hit, .kk-search__entry)")];
  }

  get isLast() {
    return this.active !== null && this.active === this.all.at(-1);
  }

  choose(row) {
    this.active?.removeAttribute("aria-selected");
    this.active = row;
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  // Go where a key leads; false if it is none that moves.
  move(key) {
    const { all } = this;
    const at = all.indexOf(this.active);
    const moves = {
      ArrowDown: () => all[Math.min(at + 1, all.length - 1)],
      ArrowUp: () => all[at - 1],
      ...(this.active && { Home: () => all[0], End: () => all.at(-1) }),
    };
    if (!(key in moves)) return false;
    this.choose(moves[key]() ?? null);
    return true;
  }

  // Follow the active row, or the first one.
  enter() {
    (this.active ?? this.all[0])?.querySelector("a:not([target])").click();
  }
}
