"""Material's table of contents, learnt from what its template writes for three headings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import TypeAlias

Heading: TypeAlias = tuple[int, str, str]
"""Level, anchor and plain title."""
_QUOTES = str.maketrans({'"': "&#34;", "'": "&#39;"})


@dataclass(slots=True)
class Item:
    """A heading and those below it."""

    anchor: str
    title: str
    level: int = 0
    children: list["Item"] = field(default_factory=list)

    @property
    def html(self) -> str:
        """The title as Python-Markdown lists it."""
        return escape(self.title, quote=False)

    @property
    def label(self) -> str:
        """The title as Jinja's ``striptags`` and ``e`` write it into an attribute."""
        plain = unescape(" ".join(self.html.split()))
        return escape(plain, quote=False).translate(_QUOTES)


Write: TypeAlias = Callable[[Item], str]
"""What the theme's template makes of an item."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The pieces of the list, between which addresses and titles stand."""

    leaf: tuple[str, str, str]
    branch: tuple[str, str, str, str, str]
    within: str
    """Between two items below another."""
    between: str = ""
    """Between two items of the first level."""

    def write(self, headings: Sequence[Heading]) -> str:
        """The items of a page's list, from the first to the last."""
        return self.between.join(map(self._item, nested(headings)))

    def _item(self, item: Item) -> str:
        if not item.children:
            before, middle, after = self.leaf
            return f"{before}#{item.anchor}{middle}{item.html}{after}"
        a, b, c, d, e = self.branch
        inner = self.within.join(map(self._item, item.children))
        return f"{a}#{item.anchor}{b}{item.html}{c}{item.label}{d}{inner}{e}"


def nested(headings: Sequence[Heading]) -> list[Item]:
    """Headings below the page's title as a tree; what comes before a title is left out."""
    root = Item("", "", level=1)
    open_items = [root]
    for level, anchor, title in headings:
        if level <= 1:
            continue
        while open_items[-1].level >= level and len(open_items) > 1:
            open_items.pop()
        item = Item(anchor, title, level)
        open_items[-1].children.append(item)
        open_items.append(item)
    return root.children


def learn(write: Write) -> Contents | None:
    """The pieces of what a template writes for an item; None where they cannot be told apart."""
    one, other = Item("Kk0a", "Kk0b"), Item("Kk0c", "Kk0d")
    leaf = _split(write(one), ("#Kk0a", "Kk0b"))
    whole = write(Item("Kk0e", "Kk0f<", children=[one, other]))
    before, found, rest = whole.partition(write(one))
    within, found_other, after = rest.partition(write(other))
    branch = _split(before, ("#Kk0e", "Kk0f&lt;", "Kk0f&lt;"))
    if leaf is None or branch is None or not found or not found_other:
        return None
    (a, b, c), (d, e, f, g) = leaf, branch
    return Contents((a, b, c), (d, e, f, g, after), within)


def _split(text: str, tokens: Sequence[str]) -> list[str] | None:
    parts: list[str] = []
    for token in tokens:
        part, found, text = text.partition(token)
        if not found:
            return None
        parts.append(part)
    return None if "Kk0" in text else [*parts, text]


def walk(items: Sequence[Item]) -> Iterator[Item]:
    """All items, those above first."""
    for item in items:
        yield item
        yield from walk(item.children)
