"""Nodes: the characters that were typed and where, never a type YAML guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

from kikigaki.diagnostics import Position

_SOLID = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text, which nodes point into."""

    path: str
    text: str


@lru_cache(maxsize=4)
def _solid(raw: str, begin: int) -> tuple[int, ...]:
    """Where the characters that are not white space stand; kept for the next link of a text."""
    return tuple(found.start() for found in _SOLID.finditer(raw, begin))


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text, whatever it looks like: ``7:18``, ``no`` and ``2024-04-18`` too."""

    text: str
    position: Position
    style: str
    """YAML's own sign: ``|`` ``>`` ``'`` ``"`` or nothing for a plain scalar."""
    start: int
    end: int
    document: Document = field(repr=False)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.text and not self.style

    def locate(self, offset: int) -> Position:
        """Where in the file the character at an offset of the text stands.

        Folding and indentation change white space only, so it is found by counting the other
        characters. Texts with escapes point to their beginning.
        """
        raw = self.document.text[self.start : self.end]
        if self.style == "|" and "\r" not in raw:
            return self._locate_literally(raw, offset)
        if (self.style == '"' and "\\" in raw) or (self.style == "'" and "''" in raw[1:-1]):
            return self.position
        begin = raw.find("\n") + 1 if self.style in ("|", ">") else len(self.style)
        solid = _solid(raw, begin)
        count = len("".join(self.text[:offset].split()))
        return self.position_of(self.start + (solid[count] if count < len(solid) else len(raw)))

    def _locate_literally(self, raw: str, offset: int) -> Position:
        """The same in a text whose lines are those of the file, but for their indentation."""
        above = self.text.count("\n", 0, offset)
        line = self.text.split("\n")[above]
        column = offset - self.text.rfind("\n", 0, offset) - 1
        typed = raw.split("\n")[above + 1]
        number = self.position.line + above + 1
        return Position(self.position.path, number, len(typed) - len(line) + column + 1)

    def position_of(self, index: int) -> Position:
        """The position of a character of the file, at or after the beginning of the scalar."""
        text = self.document.text
        line = self.position.line + text.count("\n", self.start, index)
        return Position(self.position.path, line, index - text.rfind("\n", 0, index))


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    position: Position
    start: int
    """Index of its first character: of the ``[``, or of the first ``-``."""
    end: int
    """Index behind the ``]``; of a list in block style, where the next thing begins."""
    flow: bool
    """Whether it is written in brackets."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in file order, each key once."""

    entries: tuple[Entry, ...]
    position: Position
    start: int
    """Index of its first character: of the ``{``, or of the first key."""
    end: int
    """Index behind the ``}``; of a mapping in block style, where the next thing begins."""
    flow: bool
    """Whether it is written in braces."""

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry
        return None

    def get(self, key: str) -> "Node | None":
        """The value of a key; None if it is missing or nothing was typed."""
        entry = self.entry(key)
        if entry is None or (isinstance(entry.value, Scalar) and entry.value.empty):
            return None
        return entry.value

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


Node: TypeAlias = Scalar | Sequence | Mapping


def follow(node: Node | None, trail: tuple[int | str, ...]) -> Node | None:
    """The node that a trail of keys and indexes leads to, or None."""
    for part in trail:
        if isinstance(node, Mapping) and isinstance(part, str):
            node = node.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            return None
    return node


def plain_data(node: Node) -> Any:  # noqa: ANN401 - nested text, list and dict
    """The node as nested str, list and dict; None where nothing was typed.

    Recursion is bounded by the depth limit that ``compose`` enforces.
    """
    match node:
        case Scalar():
            return None if node.empty else node.text
        case Sequence():
            return [plain_data(item) for item in node.items]
        case Mapping():
            return {entry.key.text: plain_data(entry.value) for entry in node.entries}
