"""All pages of a collection, in every language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from kikigaki.heads import Head, head_of
from kikigaki.mentions import mentions_of
from kikigaki.model import Collection, Note
from kikigaki.pages.beside import NOTHING, Beside
from kikigaki.pages.contribution import Contribution, contribution
from kikigaki.pages.edition import Edition, editions
from kikigaki.pages.entries import people_page, person_page, topic_page, topics_page
from kikigaki.pages.glossary import glossary_page, term_section
from kikigaki.pages.home import home_page
from kikigaki.pages.note import Place, note_page
from kikigaki.pages.page import Page
from kikigaki.pages.shelves import Shelves, Stock
from kikigaki.pages.status import status_page
from kikigaki.pages.years import year_page
from kikigaki.status import Status

EditUrl: TypeAlias = Callable[[str], str]
"""Where a file of the notes' folder is edited; an empty text where nobody can say."""


def all_pages(
    collection: Collection,
    sources: Mapping[str, str],
    edit_url: EditUrl = lambda _: "",
    status: Status | None = None,
    beside: Callable[[Edition, Note], Beside] = lambda _edition, _note: NOTHING,
) -> Iterator[Page]:
    """Every generated page; ``sources`` gives the YAML file of each note by its id.

    ``beside`` is asked once for each note of each language, newest first.
    """
    everyone = editions(collection)
    names, finders = everyone[0].names, everyone[0].finders
    mentions = {note.id: mentions_of(note, collection, names, finders) for note in collection.notes}
    stock = Stock([head_of(note, mentions[note.id]) for note in collection.notes])
    notes = {note.id: note for note in collection.notes}
    for edition in everyone:

        @cache
        def contributed(note_id: str, edition: Edition = edition) -> Contribution:
            return contribution(edition, notes[note_id], mentions[note_id])

        for number, note in enumerate(collection.notes):
            place = place_of(stock.heads, number, sources.get(note.id, ""), edit_url)
            yield note_page(edition, note, place, beside(edition, note))
        shelves = Shelves(stock, contributed)
        yield from other_pages(edition, shelves)
        if status is not None:
            yield status_page(edition, status)


def place_of(heads: Sequence[Head], number: int, source: str, edit_url: EditUrl) -> Place:
    """Where a note stands among the others, newest first, and on disk."""
    newer = heads[number - 1] if number else None
    older = heads[number + 1] if number + 1 < len(heads) else None
    return Place(newer, older, source, edit_url(source) if source else "")


def other_pages(edition: Edition, shelves: Shelves) -> Iterator[Page]:
    """The pages of a language that speak of many notes."""
    collection, stock = edition.collection, shelves.stock
    yield home_page(edition, shelves)
    yield people_page(edition, stock)
    for person in collection.people.values():
        yield person_page(edition, person, shelves)
    yield topics_page(edition, stock)
    for topic in collection.topics.values():
        yield topic_page(edition, topic, shelves)

    yield glossary_page(edition, lambda term: term_section(edition, term, shelves))
    for year in stock.years if stock.crowded else ():
        yield year_page(edition, year, shelves)
