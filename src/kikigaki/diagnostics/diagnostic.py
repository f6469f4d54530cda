"""One problem: its position, its code, a message and a hint."""

import difflib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from kikigaki.diagnostics.codes import Code, Severity

QUOTED_CHARACTERS = 40
MANY = 100
"""Of one kind of problem in one file, so many are listed; the rest would help nobody."""
_LIKELY = 50
"""Candidates that are compared letter by letter; those before are sorted out by their letters."""
_NEAR = 0.6
"""How much alike two words must be."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file."""

    path: str
    """As the person at the terminal would write it, with ``/``."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in code points."""

    def __str__(self) -> str:
        return f"{quote(self.path, 400)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A problem as a value; sorted by position, then by code."""

    position: Position
    code: Code
    message: str
    """What was found, in one line."""
    hint: str = ""
    """What to do about it; may be empty."""

    @property
    def severity(self) -> Severity:
        """How bad it is; each code has one severity."""
        return self.code.severity

    def __str__(self) -> str:
        return f"{self.position}: {self.severity} {self.code}: {self.message}"


def quote(text: str, limit: int = QUOTED_CHARACTERS) -> str:
    """A piece of a note made safe to print: on one line, short, with odd characters escaped."""
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each problem once, by place; of very many of one kind in a file the first, and a last word.

    A file of half a megabyte can be wrong in a hundred thousand places.
    """
    counts: Counter[tuple[str, Code]] = Counter()
    listed = []
    for problem in sorted(set(diagnostics)):
        kind = (problem.position.path, problem.code)
        counts[kind] += 1
        if counts[kind] == MANY + 1:
            message = f"more of this kind follow; the first {MANY} are listed"
            listed.append(Diagnostic(problem.position, problem.code, message))
        elif counts[kind] <= MANY:
            listed.append(problem)
    return tuple(listed)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """``did you mean "x"?`` for the nearest candidate, or an empty text if none is near."""
    word = word[:80].casefold()
    by_folded = {candidate.casefold(): candidate for candidate in sorted(candidates)}
    matcher = difflib.SequenceMatcher(b=word)

    def likeness(candidate: str) -> float:
        matcher.set_seq1(candidate)
        return matcher.quick_ratio() if matcher.real_quick_ratio() >= _NEAR else 0.0

    likely = nlargest(_LIKELY, by_folded, key=likeness)
    near = difflib.get_close_matches(word, likely, n=1, cutoff=_NEAR)
    return f"did you mean “{quote(by_folded[near[0]])}”?" if near else ""
