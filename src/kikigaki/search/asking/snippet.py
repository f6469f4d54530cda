"""A few lines of a text around what was found, in its original form, with the finds marked.

The browser's twin is ``assets/search/match.js``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kikigaki.search.asking.match import Span

COLUMNS = 150
_BEFORE = 40
_ELLIPSIS = "…"
_WIDE_FROM = "\u1100"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a snippet."""

    text: str
    marked: bool


def pieces(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """A snippet, in pieces: spans are in order and do not overlap."""
    start = _begin(text, spans[0][0]) if spans else 0
    end = _finish(text, start)
    end = next((stop for begin, stop in spans if begin < end < stop), end)
    position = start
    if start:
        yield Piece(_ELLIPSIS, marked=False)
    for begin, stop in spans:
        if begin >= end:
            break
        if begin > position:
            yield Piece(text[position:begin], marked=False)
        yield Piece(text[begin:stop], marked=True)
        position = stop
    if position < end:
        yield Piece(text[position:end], marked=False)
    if end < len(text):
        yield Piece(_ELLIPSIS, marked=False)


def whole(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """A text that is shown from beginning to end, in pieces."""
    position = 0
    for begin, stop in spans:
        if begin > position:
            yield Piece(text[position:begin], marked=False)
        yield Piece(text[begin:stop], marked=True)
        position = stop
    if position < len(text):
        yield Piece(text[position:], marked=False)


def _width(character: str) -> int:
    """Columns that a character takes, near enough."""
    return 2 if character >= _WIDE_FROM else 1


def _begin(text: str, first: int) -> int:
    """Where to begin so that what comes first is not at the very edge."""
    start, columns = first, 0
    while start and columns < _BEFORE:
        start -= 1
        columns += _width(text[start])
    return _word_edge(text, start, first) if start else 0


def _word_edge(text: str, start: int, latest: int) -> int:
    """The next place, no later than the latest, where a word of a script with spaces begins."""
    edge = start
    while edge < latest and text[edge] < _WIDE_FROM and not text[edge - 1].isspace():
        edge += 1
    return edge


def _finish(text: str, start: int) -> int:
    """Where to end, between words where it can."""
    end, columns = start, 0
    while end < len(text) and columns < COLUMNS:
        columns += _width(text[end])
        end += 1
    if end == len(text):
        return end
    edge = end
    while edge > start and text[edge - 1] < _WIDE_FROM and not text[edge].isspace():
        edge -= 1
    return edge if end - edge < _BEFORE else end
