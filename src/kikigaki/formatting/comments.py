"""The comments of a file, which YAML itself throws away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kikigaki.source import Mapping, Node, Scalar, Sequence

_COMMENT = re.compile(r"#[^\n]*")
HEADER = re.compile(r"[|>][0-9+-]*[ \t]+(#[^\n]*)")
"""What begins a text in lines of its own, with a comment beside it."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, from its ``#`` to the end of its line."""

    text: str
    """Without the space behind it."""
    start: int
    """Index of its ``#``."""
    column: int
    """Where its line begins, from 1: at a ``-`` or ``key:`` before it, or at its own ``#``."""
    gap: str
    """The space before it."""
    after_blank: bool
    """Whether the line above it is blank."""


def find_comments(root: Node, text: str) -> list[Comment]:
    """The comments of a composed text whose lines end in a line feed, in file order."""
    starts: list[int] = []
    behind = 0
    for scalar in _scalars(root):
        starts += _in_gap(text, behind, scalar.start)
        if scalar.style in ("|", ">") and (found := HEADER.match(text, scalar.start)):
            starts.append(found.start(1))
        behind = max(behind, scalar.end)
    starts += _in_gap(text, behind, len(text))
    return [_comment(text, start) for start in starts]


def blank_above(text: str, index: int) -> bool:
    """Whether the line above that of a character is blank, as YAML understands it."""
    line_end = text.rfind("\n", 0, index)
    return line_end > 0 and not text[text.rfind("\n", 0, line_end) + 1 : line_end].strip(" \t")


def _in_gap(text: str, begin: int, end: int) -> Iterator[int]:
    """Where comments begin between two scalars: nothing else there holds a ``#``."""
    return (found.start() for found in _COMMENT.finditer(text, begin, end))


def _scalars(node: Node) -> Iterator[Scalar]:
    """Every key and value, in file order; ``compose`` bounds the depth."""
    match node:
        case Scalar():
            yield node
        case Sequence(items):
            for item in items:
                yield from _scalars(item)
        case Mapping(entries):
            for entry in entries:
                yield entry.key
                yield from _scalars(entry.value)


def _comment(text: str, start: int) -> Comment:
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    before = text[begin:start]
    return Comment(
        text=text[start : end if end >= 0 else None].rstrip(),
        start=start,
        column=len(before) - len(before.lstrip()) + 1,
        gap=before[len(before.rstrip()) :],
        after_blank=blank_above(text, start),
    )
