"""Which of the other pages a changed note concerns."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kikigaki.heads import Head
from kikigaki.pages import CARDS, Packed, Stock
from kikigaki.pages.shelves import year_of


@dataclass(slots=True)
class Touched:
    """What changed, for the other pages to follow."""

    everything: bool = False
    """Whether all of these pages are to be written."""
    heads: bool = False
    """Whether the head of any note is another: its title, its day, how often it names whom."""
    cards: set[str] = field(default_factory=set)
    """Notes that the home page shows otherwise."""
    keys: set[str] = field(default_factory=set)
    """Entries that changed notes concern or concerned, and their parts in them."""
    years: set[str] = field(default_factory=set)
    """The years of changed notes."""

    def add_heads(self, heads: Iterable[Head]) -> None:
        """Take heads as they were and as they are; none if they are the same."""
        for head in heads:
            self.heads = True
            self.years.add(year_of(head))
            self.keys.update(head.moments)
            self.keys.update(f"person/{person}" for person in (*head.guests, *head.hosts))
            self.keys.update(f"topic/{topic}" for topic in head.topics)

    def add_contribution(self, note_id: str, before: Packed, now: Packed) -> None:
        """Take what a note adds as it was and as it is."""
        if before.card != now.card:
            self.cards.add(note_id)
        keys = before.moments.keys() | now.moments.keys()
        self.keys.update(k for k in keys if before.moments.get(k) != now.moments.get(k))
        terms = before.uses.keys() | now.uses.keys()
        self.keys.update(f"term/{k}" for k in terms if before.uses.get(k) != now.uses.get(k))

    def home(self, stock: Stock) -> bool:
        """Whether the home page is another."""
        shown = (head.id for head in stock.heads[:CARDS])
        return self.everything or self.heads or not self.cards.isdisjoint(shown)

    def concerns(self, key: str) -> bool:
        """Whether the page of an entry, or its part of one, is another."""
        return self.everything or key in self.keys

    def terms(self) -> bool:
        """Whether the glossary is another."""
        return self.everything or any(key.startswith("term/") for key in self.keys)
