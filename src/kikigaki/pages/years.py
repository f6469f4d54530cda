"""A page for each year: its interviews in a line each. Only where the home page has not all."""

from kikigaki import links
from kikigaki.pages.edition import Edition
from kikigaki.pages.page import Page
from kikigaki.pages.parts import page_body
from kikigaki.pages.shelves import Shelves
from kikigaki.text import Box, List


def year_page(edition: Edition, year: str, shelves: Shelves) -> Page:
    """Build the page of a year; ``undated`` is one too."""
    src_uri = links.year_page(edition.language, year)
    title = edition.strings("years.title", year=edition.strings.year(year))
    lines = tuple(shelves.lines(shelves.stock.years[year]))
    listed = Box((List(ordered=False, items=lines),), "kk-notes")
    body = page_body(edition, src_uri, title, listed)
    return Page(src_uri, edition.language, title, "", body, searched=False)
