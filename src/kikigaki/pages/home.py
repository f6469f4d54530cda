"""The home page of a language: what this is, the interviews, and the ways into them."""

from kikigaki import links
from kikigaki.model import Entry, Person, Term, Topic
from kikigaki.pages.edition import Edition
from kikigaki.pages.page import Page
from kikigaki.pages.parts import heading, page_body, paragraph
from kikigaki.pages.shelves import Shelves
from kikigaki.text import Block, Box, Inline, List, PageLink, Paragraph, Span, Words

CHIPS = 100
"""Entries of a registry that the home page names; its index, one click away, has them all."""


def home_page(edition: Edition, shelves: Shelves) -> Page:
    """Build the home page."""
    collection, strings = edition.collection, edition.strings
    src_uri = links.home(edition.language)
    title = edition.words(collection.name, strings("page.home"))
    description = edition.words(collection.description)
    cards = tuple(block for card in shelves.cards() for block in card)
    body = page_body(
        edition,
        src_uri,
        title,
        Box((paragraph(description),), "kk-lead") if description else None,
        heading(2, strings("page.interviews"), "interviews"),
        Box(cards, "kk-cards") if cards else paragraph(strings("page.empty")),
        *_years(edition, shelves),
        *_index(edition, shelves, Topic, "page.topics"),
        *_index(edition, shelves, Person, "page.people"),
        *_index(edition, shelves, Term, "page.glossary"),
    )
    return Page(src_uri, edition.language, strings("page.home"), description, body)


def _years(edition: Edition, shelves: Shelves) -> tuple[Block, ...]:
    """Links to the pages of the years, where there are more interviews than cards."""
    if not shelves.stock.crowded:
        return ()
    items = [
        _chip(PageLink(links.year_page(edition.language, year), (Words(shown),)), len(notes))
        for year, notes in shelves.stock.years.items()
        for shown in [edition.strings.year(year)]
    ]
    return heading(2, edition.strings("page.years"), "years"), _chips(items)


def _index(edition: Edition, shelves: Shelves, kind: type[Entry], key: str) -> tuple[Block, ...]:
    """Links to the entries of a registry, the most mentioned first."""
    registry = edition.collection.registry(kind)
    if not registry:
        return ()
    counted = {entry.id: shelves.stock.moments(entry) for entry in registry.values()}
    entries = sorted(registry.values(), key=lambda entry: (-counted[entry.id], entry.id))
    index = PageLink(links.index_page(edition.language, kind), (Words(edition.strings(key)),))
    items = [_chip(edition.entry_link(entry), counted[entry.id]) for entry in entries[:CHIPS]]
    return heading(2, index, links.FOLDERS[kind]), _chips(items)


def _chips(items: list[Paragraph]) -> Box:
    return Box((List(ordered=False, items=tuple((item,) for item in items)),), "kk-chips")


def _chip(link: Inline, number: int) -> Paragraph:
    """A link, and how many moments or interviews are behind it."""
    figure = Span((Words(str(number)),), "kk-figures")
    return Paragraph((link, Words(" "), figure))
