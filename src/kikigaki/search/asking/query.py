"""What somebody typed, taken apart: clauses that must all hold, each in one of several ways.

Spaces separate clauses. A word of a script with spaces is a :class:`Word`: it may be inflected or
unfinished. Anything else, and what stands between quotation marks, is a :class:`Literal`: it is
found as it stands, in the middle of a compound too, but from the beginning of a Latin word.
The browser's twin is ``assets/search/query.js``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kikigaki.search.words.fold import plain
from kikigaki.search.words.spellings import bare
from kikigaki.search.words.tokens import CHAIN, DENSE, LETTER, RUN, SPACE, words

_PARTS = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<chunk>[^\s"]+)')
_QUOTES = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), "’": "'"})
_STRETCH = re.compile(rf"(?:[{DENSE}]+|{CHAIN}|(?<={LETTER})'(?={LETTER}))+")
"""What belongs together: scripts that touch, words that a mark joins."""
_POSSESSIVE = re.compile(rf"(?<={LETTER})'s(?!{LETTER})")


_LONG = 3
"""Letters that a word must have to be half of another."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind of script."""

    text: str
    dense: bool
    touches: bool
    """Whether nothing stands between it and the run before."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several joined by marks."""

    runs: tuple[Run, ...]
    token: str
    """The token of all its parts."""


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
        if atoms := (_phrase(text) if quoted else tuple(_atoms(text))):
            clauses.append(Clause(text, atoms, quoted))
    return tuple(clauses)


def as_one(clauses: Sequence[Clause]) -> Word | None:
    """Two words that somebody may write as one; None if they are not that."""
    match [clause.atoms for clause in clauses]:
        case [(Word((one,)),), (Word((other,)),)] if other.text[0].isdecimal():
            return Word((one, other), one.text + SPACE + other.text) if one.text.isalpha() else None
        case [(Word((one,)),), (Word((other,)),)] if len(one.text) >= _LONG:
            return Word((one, other), one.text + other.text)
    return None


def literal(name: str) -> Literal:
    """A name, to be found as a whole."""
    return Literal(tuple(_runs(plain(name))), whole=True)


def _phrase(text: str) -> tuple[Atom, ...]:
    runs = tuple(_runs(text))
    return (Literal(runs),) if runs else ()


def _atoms(chunk: str) -> Iterator[Atom]:
    """The stretches of a chunk between marks that do not join words."""
    for found in _STRETCH.finditer(bare(_POSSESSIVE.sub("", chunk))):
        stretch = found[0]
        runs = tuple(_runs(stretch))
        whole = [token for token, start, end in words(stretch) if end - start == len(stretch)]
        yield Word(runs, whole[0]) if whole else Literal(runs)


def _runs(text: str) -> list[Run]:
    runs, end = [], -1
    for found in RUN.finditer(bare(text)):
        runs.append(Run(found[0], bool(found["dense"]), found.start() == end))
        end = found.end()
    return runs
