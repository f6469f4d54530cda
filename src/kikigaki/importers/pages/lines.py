"""The lines of a page, each with the mark it begins with; what nobody sees is left out.

Read line by line, not as CommonMark: in a pasted list every line break counts, and a file of a few
megabytes must not take longer than its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from kikigaki.importers.pages.hidden import Seen, hide

_BREAK = re.compile(r"<br\s{0,9}/?>|</(?:li|p|div|tr|h[1-6])>", re.IGNORECASE)
_OPENING = re.compile(r"<(?:li|h(?P<level>[1-6]))(?=[\s>])[^<>]{0,500}>\s*", re.IGNORECASE)
_QUOTE = re.compile(r"(?:\s{0,3}>\s?)+")
_HEADING = re.compile(r"(?P<level>#{1,6})(?:\s+|$)")
_CLOSING_HASHES = re.compile(r"\s#+\s*$")
_RULE = re.compile(r"(?:[-*_=~─━―－＝]\s*){3,}")
_BELOW_HEAD = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?")
_TAGS = re.compile(r"(?:</?[A-Za-z][^<>]{0,500}>\s*)+")
"""A line of nothing but tags."""
_TAB = 4


class Mark(Enum):
    """What kind of line it is."""

    PLAIN = auto()
    HEADING = auto()
    BULLET = auto()
    NUMBER = auto()
    ROW = auto()
    """Of a table that is drawn with ``|`` at its left."""
    RULE = auto()
    """Nothing but a line across."""


_SIGNS = (
    (Mark.BULLET, re.compile(r"[-*+](?=\s|$)\s*")),
    (Mark.NUMBER, re.compile(r"[0-9]{1,9}[.)](?=\s|$)\s*")),
    (Mark.ROW, re.compile(r"(?=\|)")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    number: int
    """In the file, from 1. Pieces that ``<br>`` parts share the number of their line."""
    column: int
    """Where its body begins in the file's line, from 1."""
    raw: str
    """As it stands in the file, without space at its end."""
    indent: int
    """Columns of white space before it, behind the sign of a quote."""
    mark: Mark
    level: int
    """Of a heading, from 1; 0 for other lines."""
    body: str
    """Behind its mark."""
    quoted: bool
    """Whether a ``>`` stands before it."""
    after_blank: bool
    """Whether the line above it is blank, or it is the first."""

    @property
    def listed(self) -> bool:
        """Whether it is an item of a Markdown list."""
        return self.mark in (Mark.BULLET, Mark.NUMBER)


@dataclass(frozen=True, slots=True)
class Page:
    """A text file."""

    path: str
    """As diagnostics name it."""
    matter: dict[str, str]
    """The front matter: keys in small letters, and their values."""
    lines: tuple[Line, ...]
    """Without front matter, HTML comments and code."""
    fenced: tuple[Line, ...]
    """Lines of fenced code that says it is no program."""
    code: tuple[Line, ...]
    """Lines of other fenced code."""


def read_page(text: str, path: str) -> Page:
    """Read a text, whose lines end in a line feed."""
    seen = hide(text)
    parts = (tuple(_lines(lines)) for lines in (seen.lines, seen.fenced, seen.code))
    return Page(path, seen.matter, *parts)


def _lines(seen: list[Seen]) -> Iterator[Line]:
    blank = True
    for line in seen:
        begin = 0
        for found in (*_BREAK.finditer(line.text), None):
            piece = line.text[begin : found.start() if found else None]
            if piece.strip() and not _is_frame(piece):
                yield _line(piece, line, begin, after_blank=blank)
                blank = False
            begin = found.end() if found else begin
        blank = blank or not line.text.strip()


def _is_frame(piece: str) -> bool:
    """Whether there are no words: only tags, or the line below the head of a table."""
    inner = piece.strip()
    return bool(_TAGS.fullmatch(inner) or _BELOW_HEAD.fullmatch(inner))


def _line(piece: str, line: Seen, begin: int, *, after_blank: bool) -> Line:
    quoted = _QUOTE.match(piece)
    rest = piece[quoted.end() if quoted else 0 :]
    inner = rest.lstrip()
    indent = len(rest[: len(rest) - len(inner)].expandtabs(_TAB))
    mark, level, body = _marked(inner.rstrip())
    column = begin + len(piece) - len(inner) + inner.find(body) + 1
    return Line(
        number=line.number,
        column=column,
        raw=piece.rstrip(),
        indent=indent,
        mark=mark,
        level=level,
        body=body,
        quoted=bool(quoted),
        after_blank=after_blank,
    )


def _marked(inner: str) -> tuple[Mark, int, str]:
    """The mark of a line without indentation, its level, and what stands behind it."""
    if _RULE.fullmatch(inner):
        return Mark.RULE, 0, ""
    if found := _OPENING.match(inner):
        level = int(found["level"] or 0)
        return (Mark.HEADING if level else Mark.BULLET), level, inner[found.end() :]
    if found := _HEADING.match(inner):
        return Mark.HEADING, len(found["level"]), _CLOSING_HASHES.sub("", inner[found.end() :])
    for mark, sign in _SIGNS:
        if found := sign.match(inner):
            return mark, 0, inner[found.end() :]
    return Mark.PLAIN, 0, inner
