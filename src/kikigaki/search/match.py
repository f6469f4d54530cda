"""Whether a text really has what was asked for, and where, to mark it.

The browser's twin is ``assets/search/match.js``.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from kikigaki.search.fold import Folded, folded, loose
from kikigaki.search.query import Literal, Run
from kikigaki.search.tokens import JOINED, LETTER, RUN, SPACED

Span: TypeAlias = tuple[int, int]
Finder: TypeAlias = Callable[["Searched"], list[Span]]
"""Gives the spans of an original that match."""

_GAP = r"[\W_]"
_JOINT = re.compile(f"[{SPACED}{JOINED}]")
_PLURAL = rf"(?:e?s)?(?!{LETTER})"
_KATAKANA_GOES_ON = "(?![ァ-ヺー])"


class Searched:
    """A text that is looked through: as it is, folded, and loosely folded."""

    __slots__ = ("_loose", "original", "plain")

    def __init__(self, original: str) -> None:
        self.original = original
        self.plain = folded(original)
        self._loose: Folded | None = None

    @property
    def loose(self) -> Folded:
        """The loose form, made when it is first needed."""
        if self._loose is None:
            self._loose = self.plain.loosened()
        return self._loose


def word_finder(forms: frozenset[str]) -> Finder:
    """Finds words that have one of these tokens; of joined ones (``gpt-4``), all their parts."""
    patterns = [_joined(form) for form in sorted(forms) if _JOINT.search(form)]

    def find(searched: Searched) -> list[Span]:
        text = searched.plain
        words = ((m.start(), m.end()) for m in RUN.finditer(text.text) if m[0] in forms)
        spans = [text.span(*span) for span in words]
        return spans + [span for pattern in patterns for span in _spans(pattern, text)]

    return find


@cache
def _joined(form: str) -> re.Pattern[str]:
    """Where the parts of a joined word stand one after the other."""
    parts = _GAP.join(map(re.escape, _JOINT.split(form)))
    return re.compile(rf"(?<!{LETTER}){parts}(?!{LETTER})")


def literal_finder(atom: Literal) -> Finder:
    """Finds what must stand there literally, in one spelling or another."""
    end = _PLURAL if atom.whole and not atom.runs[-1].dense else ""
    exact = _pattern(atom.runs, end)
    loosened = tuple(
        Run(loose(r.text) if r.dense else r.text, r.dense, r.touches) for r in atom.runs
    )
    shortened = atom.runs[-1].text[-1] == "ー" != loosened[-1].text[-1:]
    varied = _pattern(loosened, _KATAKANA_GOES_ON if shortened else end)

    def find(searched: Searched) -> list[Span]:
        return _spans(exact, searched.plain) or _spans(varied, searched.loose)

    return find


@cache
def _pattern(runs: tuple[Run, ...], end: str) -> re.Pattern[str]:
    first = runs[0]
    pattern = re.escape(first.text) if first.dense else rf"(?<!{LETTER}){re.escape(first.text)}"
    for before, run in pairwise(runs):
        if not run.touches:
            pattern += _GAP + ("*" if before.dense or run.dense else "+")
        pattern += re.escape(run.text)
    return re.compile(pattern + end)


def _spans(pattern: re.Pattern[str], text: Folded) -> list[Span]:
    return [text.span(*found.span()) for found in pattern.finditer(text.text) if found[0]]


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
