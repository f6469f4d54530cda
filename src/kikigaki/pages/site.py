"""All pages of a collection, in every language."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from kikigaki.model import Collection
from kikigaki.pages.edition import Edition, editions
from kikigaki.pages.entries import people_page, person_page, topic_page, topics_page
from kikigaki.pages.glossary import glossary_page
from kikigaki.pages.home import home_page
from kikigaki.pages.note import note_page
from kikigaki.pages.page import Page
from kikigaki.pages.status import status_page
from kikigaki.status import Status

EditUrl: TypeAlias = Callable[[str], str]
"""Where a file of the notes' folder is edited; an empty text where nobody can say."""


def all_pages(
    collection: Collection,
    sources: Mapping[str, str],
    edit_url: EditUrl = lambda _: "",
    status: Status | None = None,
) -> Iterator[Page]:
    """Every generated page; ``sources`` gives the YAML file of each note by its id."""
    for edition in editions(collection):
        yield from _pages(edition, sources, edit_url)
        if status is not None:
            yield status_page(edition, status)


def _pages(edition: Edition, sources: Mapping[str, str], edit_url: EditUrl) -> Iterator[Page]:
    collection = edition.collection
    yield home_page(edition)
    for note in collection.notes:
        source = sources.get(note.id, "")
        yield note_page(edition, note, source, edit_url(source) if source else "")
    yield people_page(edition)
    for person in collection.people.values():
        yield person_page(edition, person)
    yield topics_page(edition)
    for topic in collection.topics.values():
        yield topic_page(edition, topic)
    yield glossary_page(edition)
