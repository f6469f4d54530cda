"""One problem: its position, its code, a message and a hint."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from kikigaki.diagnostics.codes import Code, Severity

QUOTED_CHARACTERS = 40


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


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """``did you mean "x"?`` for the nearest candidate, or an empty text if none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in sorted(candidates)}
    near = difflib.get_close_matches(word[:80].casefold(), by_folded, n=1, cutoff=0.6)
    return f"did you mean “{quote(by_folded[near[0]])}”?" if near else ""
