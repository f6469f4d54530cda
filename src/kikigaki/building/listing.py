"""Every generated page, as hand-written ones and sitemaps see it."""

import re
from collections.abc import Iterator
from html import escape

from kikigaki import links
from kikigaki.building.engine import Listed
from kikigaki.building.reading import Reading
from kikigaki.model import Person, Term, Topic
from kikigaki.pages import Edition, Page, Stock

_ID = re.compile(r' id="([^"]+)"')
_INDEXES = ((Person, "people"), (Topic, "topics"), (Term, "glossary"))


def listed(edition: Edition, reading: Reading, stock: Stock, *, status: bool) -> Iterator[Listed]:
    """The pages of a language, each with its title and the file it is made of."""
    language, strings, collection = edition.language, edition.strings, edition.collection
    yield Listed(links.home(language), escape(strings("page.home")))
    for kind, key in _INDEXES:
        yield Listed(links.index_page(language, kind), escape(strings(f"page.{key}")))
    for head in reading.heads:
        title = escape(edition.words(head.title, head.id))
        yield Listed(links.note_page(language, head.id), title, reading.kept[head.id].uri)
    for entry in (*collection.people.values(), *collection.topics.values()):
        yield Listed(links.entry_page(language, entry)[0], escape(edition.name(entry)))
    for year in stock.years if stock.crowded else ():
        title = edition.strings("years.title", year=edition.strings.year(year))
        yield Listed(links.year_page(language, year), escape(title))
    if status:
        yield Listed(links.status_page(language), escape(strings("page.status")))


def anchors(page: Page) -> set[str]:
    """The anchors of a page."""
    return set(_ID.findall(page.html))
