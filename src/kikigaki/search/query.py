"""What somebody typed, taken apart: clauses that must all hold, each in one of several ways.

Spaces separate clauses. A word of a script with spaces is a :class:`Word`: it may be inflected or
unfinished. Anything else, and what stands between quotation marks, is a :class:`Literal`: it is
found as it stands, in the middle of a compound too, but from the beginning of a Latin word.
The browser's twin is ``assets/search/query.js``.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from kikigaki.search.fold import plain
from kikigaki.search.tokens import JOINED, JOINERS, RUN

_PARTS = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<chunk>[^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind of script."""

    text: str
    dense: bool
    touches: bool
    """Whether nothing stands between it and the run before."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several joined by hyphens."""

    runs: tuple[Run, ...]

    @property
    def token(self) -> str:
        """The token of all its parts."""
        return JOINED.join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Literal:
    """Runs that must stand one after the other, with nothing but marks and space in between."""

    runs: tuple[Run, ...]
    whole: bool = False
    """Whether the last word must end there, but for a plural: so with names, not as one types."""


Atom: TypeAlias = Word | Literal


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is asked for."""

    text: str
    """As it was typed, but folded."""
    atoms: tuple[Atom, ...]
    """All of them must hold."""
    quoted: bool = False


def parse(query: str) -> tuple[Clause, ...]:
    """The clauses of a query; none if it holds no letter and no digit."""
    clauses = []
    for part in _PARTS.finditer(plain(query).translate(_QUOTES)):
        text = part["phrase"] or part["chunk"] or ""
        quoted = part["chunk"] is None
        if atoms := (_phrase(text) if quoted else _atoms(text)):
            clauses.append(Clause(text, atoms, quoted))
    return tuple(clauses)


def _phrase(text: str) -> tuple[Atom, ...]:
    runs = tuple(_runs(text))
    return (Literal(runs),) if runs else ()


def literal(name: str) -> Literal:
    """A name, to be found as a whole."""
    return Literal(tuple(_runs(plain(name))), whole=True)


def _atoms(chunk: str) -> tuple[Atom, ...]:
    """The stretches of a chunk between marks that do not join words."""
    stretches: list[list[Run]] = []
    end = -1
    for found, run in zip(RUN.finditer(chunk), _runs(chunk), strict=True):
        joins = end >= 0 and chunk[end : found.start()] in JOINERS
        if run.touches or (joins and not run.dense and not stretches[-1][-1].dense):
            stretches[-1].append(run)
        else:
            stretches.append([Run(run.text, run.dense, touches=False)])
        end = found.end()
    return tuple(_atom(tuple(stretch)) for stretch in stretches)


def _atom(runs: tuple[Run, ...]) -> Atom:
    is_word = not any(run.dense for run in runs) and not any(run.touches for run in runs)
    return Word(runs) if is_word else Literal(runs)


def _runs(text: str) -> list[Run]:
    runs, end = [], -1
    for found in RUN.finditer(text):
        runs.append(Run(found[0], bool(found["dense"]), found.start() == end))
        end = found.end()
    return runs
