"""The pages that speak of many notes, as far as a build changes them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kikigaki import links
from kikigaki.building.store import Store
from kikigaki.heads import Head
from kikigaki.mentions import entry_key
from kikigaki.model import Term
from kikigaki.pages import (
    Contribution,
    Edition,
    Page,
    Shelves,
    Stock,
    glossary_page,
    home_page,
    people_page,
    person_page,
    status_page,
    term_section,
    topic_page,
    topics_page,
    year_page,
)
from kikigaki.pages.shelves import year_of
from kikigaki.status import Status
from kikigaki.text import Block, Ready, headings, to_html


@dataclass(frozen=True, slots=True)
class Touched:
    """What changed, for the other pages to follow."""

    heads: tuple[Head, ...]
    """Of changed notes, as they were and as they are."""
    everything: bool
    """Whether all of these pages are to be written."""

    def keys(self) -> set[str]:
        """Entries that changed notes concern or concerned, and their parts in them."""
        keys: set[str] = set()
        for head in self.heads:
            keys.update(head.moments)
            keys.update(f"person/{person}" for person in (*head.guests, *head.hosts))
            keys.update(f"topic/{topic}" for topic in head.topics)
        return keys

    def years(self) -> set[str]:
        """The years of changed notes."""
        return {year_of(head) for head in self.heads}


@dataclass(slots=True)
class Overview:
    """Writes these pages in one language."""

    edition: Edition
    stock: Stock
    store: Store
    status: Status | None
    _added: dict[str, Contribution] = field(default_factory=dict)

    def pages(self, touched: Touched) -> Iterator[Page]:
        """The pages that are to be written."""
        edition, collection = self.edition, self.edition.collection
        if not touched.heads and not touched.everything:
            yield from self.status_pages()
            return
        shelves = Shelves(self.stock, self.added)
        keys, years = touched.keys(), touched.years()
        yield home_page(edition, shelves)
        yield people_page(edition, self.stock)
        for person in collection.people.values():
            if touched.everything or entry_key(person) in keys:
                yield person_page(edition, person, shelves)
        yield topics_page(edition, self.stock)
        for topic in collection.topics.values():
            if touched.everything or entry_key(topic) in keys:
                yield topic_page(edition, topic, shelves)

        def section(term: Term) -> Block:
            fresh = touched.everything or entry_key(term) in keys
            return self.section(term, shelves, fresh=fresh)

        yield glossary_page(edition, section)
        for year in self.stock.years if self.stock.crowded else ():
            if touched.everything or year in years:
                yield year_page(edition, year, shelves)
        yield from self.status_pages()

    def status_pages(self) -> Iterator[Page]:
        """The page of what is left to do, where the site has one."""
        if self.status is not None:
            yield status_page(self.edition, self.status)

    def added(self, note_id: str) -> Contribution:
        """What a note adds to these pages."""
        if note_id not in self._added:
            self._added[note_id] = self.store.contribution(note_id, self.edition.language)
        return self._added[note_id]

    def section(self, term: Term, shelves: Shelves, *, fresh: bool) -> Block:
        """The part of a term on the glossary's page; the last one, where nothing changed."""
        language = self.edition.language
        kept = None if fresh else self.store.section(term.id, language)
        if kept is None:
            written = (term_section(self.edition, term, shelves),)
            ((_, _, title),) = headings(written)
            kept = title, to_html(written, links.index_page(language, Term))
            self.store.keep_section(term.id, language, *kept)
        title, html = kept
        return Ready(html, ((2, term.id, title),))
