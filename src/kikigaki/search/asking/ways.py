"""The clauses of a query, each with all the ways in which it may hold: synonyms come in here.

The browser's twin is ``assets/search/lookup.js``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kikigaki.search.asking.index import Index
from kikigaki.search.asking.lookup import Found, Lookup
from kikigaki.search.asking.match import Wanted
from kikigaki.search.asking.places import Scores, all_of, either
from kikigaki.search.asking.query import Atom, Clause, Word, as_one, literal
from kikigaki.search.making.entries import NAME, TOPIC, name_key
from kikigaki.search.making.varints import read_varint
from kikigaki.search.words.tokens import SPACE

_LONGEST_NAME = 4
"""How many clauses are tried together as one name."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A part of a query: where it may be, and how to see whether it is."""

    scores: list[Scores] | None
    """None where it cannot be looked up, only looked for."""
    exact: bool
    wanted: Wanted
    corrected: tuple[tuple[str, tuple[str, ...]], ...]
    """Words that nobody uses, each with what was looked for instead."""


def sought(index: Index, clauses: Sequence[Clause], *, thorough: bool = False) -> Iterator[Sought]:
    """The parts of a query: the longest known names taken together, and words often written so."""
    start = 0
    while start < len(clauses):
        count, names = _name_at(index, clauses[start : start + _LONGEST_NAME])
        others: list[Atom] = [literal(name) for name in names]
        if not names and (word := _one_word(index, clauses[start : start + 2])):
            count, others = 2, [word]
        atoms = [atom for clause in clauses[start : start + count] for atom in clause.atoms]
        ways = [tuple(atoms), *((other,) for other in others)]
        yield _sought(Lookup(index, thorough), ways)
        start += count


def _one_word(index: Index, clauses: Sequence[Clause]) -> Word | None:
    """Two words as one, if somebody writes it so, and a number only if nobody writes it apart."""
    lookup, word = Lookup(index), as_one(clauses)
    if word and SPACE in word.token:
        return None if lookup.forms(word.token) else word
    return word if word and lookup.forms(word.token) else None


def _name_at(index: Index, clauses: Sequence[Clause]) -> tuple[int, list[str]]:
    """How many clauses are a known name, and the other names of what it names."""
    for count in range(len(clauses), 0, -1):
        if not any(clause.quoted for clause in clauses[:count]):
            key = name_key(" ".join(clause.text for clause in clauses[:count]))
            if names := other_names(index, key):
                return count, names
    return 1, []


def other_names(index: Index, key: str) -> list[str]:
    """What else is called so, in all languages. A topic is wider than the words that name it."""
    names: dict[str, str] = {}
    for number, whole in named(index, NAME + key):
        if whole:
            entry = index.entry(number)
            if entry["kind"] == TOPIC:
                continue
            for name in (*entry["name"].values(), *entry["others"]):
                names.setdefault(name_key(name), name)
    return [name for other, name in names.items() if other and other != key]


def named(index: Index, token: str) -> Iterator[tuple[int, bool]]:
    """The entries that a name token leads to, and whether it is their whole name."""
    lists = index.postings(token)
    data, at = (lists[0] if lists else b""), 0
    while at < len(data):
        value, at = read_varint(data, at)
        yield value >> 1, bool(value & 1)


def _sought(lookup: Lookup, ways: list[tuple[Atom, ...]]) -> Sought:
    found = [[lookup.find(atom) for atom in way] for way in ways]
    placed = [_together(way) for way in found]
    certain = [scores for scores in placed if scores is not None]
    return Sought(
        either(certain, len(lookup.index.languages)) if len(certain) == len(placed) else None,
        all(one.exact for way in found for one in way),
        Wanted(tuple(tuple(one.finder for one in way) for way in found)),
        tuple(
            (atom.token, one.corrected)
            for way, all_found in zip(ways, found, strict=True)
            for atom, one in zip(way, all_found, strict=True)
            if isinstance(atom, Word) and one.corrected
        ),
    )


def _together(way: Sequence[Found]) -> list[Scores] | None:
    """Where all atoms of a way are; None if none of them could be looked up."""
    known = [one.scores for one in way if one.scores is not None]
    return all_of(iter(known)) if known else None
