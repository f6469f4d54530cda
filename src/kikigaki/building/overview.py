"""The pages that speak of many notes, as far as a build changes them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

from kikigaki import links
from kikigaki.building.store import Store
from kikigaki.building.touched import Touched
from kikigaki.mentions import entry_key
from kikigaki.model import Entry, Term
from kikigaki.pages import (
    Edition,
    Packed,
    Page,
    Shelves,
    Stock,
    Unpacked,
    glossary_page,
    home_page,
    people_page,
    person_page,
    status_page,
    term_section,
    topic_page,
    topics_page,
    unpacked,
    unpacked_line,
    year_page,
)
from kikigaki.status import Status
from kikigaki.text import Block, Ready, Text, headings, to_html

REMEMBERED = 4000
"""Notes whose pieces are remembered while the pages of a language are written: 12 kB each."""


class Kept:
    """What a note adds in a language, read from the store part by part."""

    def __init__(self, line: str, load: Callable[[], Packed]) -> None:
        self.line = unpacked_line(line)
        self._load = load

    @property
    def card(self) -> Text:
        """Its piece of the home page."""
        return unpacked(self._load().card)

    @property
    def moments(self) -> Mapping[str, Text]:
        """The moments that concern a person or topic, by its key."""
        return Unpacked(self._load().moments)

    @property
    def uses(self) -> Mapping[str, Text]:
        """One paragraph for each term."""
        return Unpacked(self._load().uses)


@dataclass
class Overview:
    """Writes these pages in one language."""

    edition: Edition
    stock: Stock
    store: Store
    status: Status | None
    touched: Touched
    load: Callable[[str], Packed] = field(init=False)
    """Gives what a note adds, as it was kept."""

    def __post_init__(self) -> None:
        self.load = lru_cache(REMEMBERED)(self._load)

    def pages(self) -> Iterator[Page]:
        """The pages that are to be written."""
        edition, touched, collection = self.edition, self.touched, self.edition.collection
        shelves = Shelves(self.stock, self.added)
        if touched.home(self.stock):
            yield home_page(edition, shelves)
        if touched.heads or touched.everything:
            yield people_page(edition, self.stock)
            yield topics_page(edition, self.stock)
        for person in filter(self.concerned, collection.people.values()):
            yield person_page(edition, person, shelves)
        for topic in filter(self.concerned, collection.topics.values()):
            yield topic_page(edition, topic, shelves)
        if touched.terms():
            yield glossary_page(edition, lambda term: self.section(term, shelves))
        for year in self.stock.years if self.stock.crowded else ():
            if touched.everything or year in touched.years:
                yield year_page(edition, year, shelves)
        if self.status is not None:
            yield status_page(edition, self.status)

    def concerned(self, entry: Entry) -> bool:
        """Whether a changed note concerns an entry."""
        return self.touched.concerns(entry_key(entry))

    @cached_property
    def lines(self) -> dict[str, str]:
        """The line of each note."""
        return self.store.lines(self.edition.language)

    def added(self, note_id: str) -> Kept:
        """What a note adds to these pages."""
        return Kept(self.lines[note_id], partial(self.load, note_id))

    def _load(self, note_id: str) -> Packed:
        packed = self.store.contribution(note_id, self.edition.language)
        if packed is None:
            raise LookupError(note_id)
        return packed

    def section(self, term: Term, shelves: Shelves) -> Block:
        """The part of a term on the glossary's page; the last one, where nothing changed."""
        language, fresh = self.edition.language, self.concerned(term)
        kept = None if fresh else self.store.section(term.id, language)
        if kept is None:
            written = (term_section(self.edition, term, shelves),)
            ((_, _, title),) = headings(written)
            kept = title, to_html(written, links.index_page(language, Term))
            self.store.keep_section(term.id, language, *kept)
        title, html = kept
        return Ready(html, ((2, term.id, title),))
