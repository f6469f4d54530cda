"""What the notes of a collection add to its other pages, put in order: newest interview first.

A page has room for so much and no more, however many notes there are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kikigaki.heads import Head
from kikigaki.mentions import entry_key
from kikigaki.model import Entry, Term
from kikigaki.text import Text

CARDS = 24
"""Interviews on the home page; older ones have pages by year."""
LINES = 200
"""Interviews listed on the page of a person or topic."""
NOTES = 40
"""Interviews whose moments are listed there."""
USES = 10
"""Interviews named for a term of the glossary."""


@dataclass(frozen=True)
class Stock:
    """The heads of all notes, newest first, by what they concern; the same in all languages."""

    heads: Sequence[Head]

    @cached_property
    def _concerned(self) -> dict[str, list[Head]]:
        concerned: defaultdict[str, list[Head]] = defaultdict(list)
        for head in self.heads:
            for key in _keys(head):
                concerned[key].append(head)
        return dict(concerned)

    def concerned(self, key: str) -> Sequence[Head]:
        """Notes with moments that concern an entry, or with a part in it: ``guest:…``."""
        return self._concerned.get(key, ())

    def moments(self, entry: Entry) -> int:
        """How many moments concern an entry."""
        key = entry_key(entry)
        return sum(head.moments[key] for head in self.concerned(key))

    @cached_property
    def years(self) -> dict[str, list[Head]]:
        """The notes of each year, newest first; last those without a day."""
        years: defaultdict[str, list[Head]] = defaultdict(list)
        for head in self.heads:
            years[year_of(head)].append(head)
        return dict(sorted(years.items(), key=lambda item: item[0].isdigit() and -int(item[0])))

    @property
    def crowded(self) -> bool:
        """Whether there are more notes than the home page has room for."""
        return len(self.heads) > CARDS


@dataclass(frozen=True, slots=True)
class Shown:
    """Some pieces of a page, and how many more there would be."""

    pieces: list[Text]
    more: int


class Added(Protocol):
    """What a note adds: a :class:`kikigaki.pages.contribution.Contribution`, or as much as one."""

    @property
    def card(self) -> Text:
        """Its piece of the home page."""

    @property
    def line(self) -> Text:
        """The interview and its day."""

    @property
    def moments(self) -> Mapping[str, Text]:
        """The moments that concern a person or topic, by its key."""

    @property
    def uses(self) -> Mapping[str, Text]:
        """One paragraph for each term."""


@dataclass(frozen=True)
class Shelves:
    """The stock, and what each note adds in a language."""

    stock: Stock
    contribution: Callable[[str], Added]
    """What the note of an id adds."""

    def cards(self) -> list[Text]:
        """The newest interviews."""
        return [self.contribution(head.id).card for head in self.stock.heads[:CARDS]]

    def lines(self, heads: Iterable[Head]) -> list[Text]:
        """Notes in a line each."""
        return [self.contribution(head.id).line for head in heads]

    def part(self, part: str, entry: Entry) -> Shown:
        """The interviews in which an entry is ``guest``, ``host`` or ``topic``."""
        heads = self.stock.concerned(f"{part}:{entry.id}")
        return Shown(self.lines(heads[:LINES]), max(0, len(heads) - LINES))

    def mentions(self, entry: Entry) -> Shown:
        """The moments that concern a person or topic, interview by interview."""
        key = entry_key(entry)
        heads = self.stock.concerned(key)
        shown = [self.contribution(head.id).moments[key] for head in heads[:NOTES]]
        return Shown(shown, max(0, len(heads) - NOTES))

    def uses(self, term: Term) -> Shown:
        """Where a term is used."""
        heads = self.stock.concerned(entry_key(term))
        shown = [self.contribution(head.id).uses[term.id] for head in heads[:USES]]
        return Shown(shown, max(0, len(heads) - USES))


def year_of(head: Head) -> str:
    """The year of an interview; ``undated`` where its day is not known."""
    return str(head.published.year) if head.published else "undated"


def _keys(head: Head) -> Iterable[str]:
    yield from head.moments
    for part, ids in (("guest", head.guests), ("host", head.hosts), ("topic", head.topics)):
        yield from dict.fromkeys(f"{part}:{entry_id}" for entry_id in ids)
