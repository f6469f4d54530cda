"""A text file as lines: Markdown, HTML or plain, as descriptions and show notes come."""

from kikigaki.importers.pages.facts import Facts, facts_of, length
from kikigaki.importers.pages.flat import Flat, Span, flatten
from kikigaki.importers.pages.lines import Line, Mark, Page, read_page

__all__ = [
    "Facts",
    "Flat",
    "Line",
    "Mark",
    "Page",
    "Span",
    "facts_of",
    "flatten",
    "length",
    "read_page",
]
