"""Whether a text really has what was asked for, and where, to mark it.

The browser's twin is ``assets/search/match.js``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias

from kikigaki.search.asking.query import Literal
from kikigaki.search.words.fold import Folded, folded
from kikigaki.search.words.spellings import spellings
from kikigaki.search.words.tokens import LETTER, RUN, words

Span: TypeAlias = tuple[int, int]
Finder: TypeAlias = Callable[["Searched"], list[Span]]
"""Gives the spans of an original that match."""

_GAP = r"[\W_]"
_PLURAL = rf"(?:e?s)?(?!{LETTER})"


class Searched:
    """A text that is looked through: as it is, and folded."""

    __slots__ = ("original", "plain")

    def __init__(self, original: str) -> None:
        self.original = original
        self.plain: Folded = folded(original)


def word_finder(forms: frozenset[str]) -> Finder:
    """Finds words, alone or joined, that have one of these tokens."""

    def find(searched: Searched) -> list[Span]:
        text = searched.plain
        return [text.span(start, end) for token, start, end in words(text.text) if token in forms]

    return find


def words_finder(parts: Sequence[frozenset[str]]) -> Finder:
    """Finds words one after the other, each one of some tokens."""

    def find(searched: Searched) -> list[Span]:
        text = searched.plain
        found = sorted(words(text.text), key=itemgetter(1))
        starts = [start for _, start, _ in found]

        def following(end: int) -> Iterator[tuple[str, int]]:
            first = bisect_left(starts, end)
            for token, start, after in found[first : bisect_right(starts, starts[first])]:
                if not RUN.search(text.text, end, start):
                    yield token, after

        spans = [(start, end) for token, start, end in found if token in parts[0]]
        for part in parts[1:]:
            longer = (
                (begin, after)
                for begin, end in spans
                if end <= starts[-1]
                for token, after in following(end)
                if token in part
            )
            spans = list(dict.fromkeys(longer))
        return [text.span(*span) for span in spans]

    return find


def literal_finder(atom: Literal) -> Finder:
    """Finds what must stand there literally, in one spelling or another."""
    pattern = _pattern(atom)

    def find(searched: Searched) -> list[Span]:
        text = searched.plain
        return [text.span(*found.span()) for found in pattern.finditer(text.text) if found[0]]

    return find


def any_of(finders: Iterable[Finder]) -> Finder:
    """Finds what any of some finders finds."""
    all_finders = tuple(finders)
    return lambda searched: [span for find in all_finders for span in find(searched)]


@cache
def _pattern(atom: Literal) -> re.Pattern[str]:
    first, last = atom.runs[0], atom.runs[-1]
    pattern = spellings(first.text) if first.dense else rf"(?<!{LETTER}){spellings(first.text)}"
    for before, run in pairwise(atom.runs):
        if not run.touches:
            pattern += _GAP + ("*" if before.dense or run.dense else "+")
        pattern += spellings(run.text)
    return re.compile(pattern + (_PLURAL if atom.whole and not last.dense else ""))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clause to be checked: in one of these ways, each a set of finders that must all find."""

    ways: tuple[tuple[Finder, ...], ...]

    def spans(self, fields: Iterable[Searched]) -> dict[int, list[Span]] | None:
        """Where the fields (by number) have it; None if they do not."""
        fields = list(fields)
        found: dict[int, list[Span]] = {}
        holds = False
        for way in self.ways:
            spans = [[finder(searched) for searched in fields] for finder in way]
            if all(any(of_field) for of_field in spans):
                holds = True
                for of_field in spans:
                    for number, some in enumerate(of_field):
                        found.setdefault(number, []).extend(some)
        return found if holds else None


def united(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, those that touch or overlap made one."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current is None:
            current = start, end
        elif start <= current[1]:
            current = current[0], max(current[1], end)
        else:
            yield current
            current = start, end
    if current is not None:
        yield current
