"""A collection becomes pages of Markdown, the same in every language. Pure: no I/O, no MkDocs."""

from kikigaki.pages.beside import NOTHING, Beside, Offer
from kikigaki.pages.chooser import ASSETS, chooser
from kikigaki.pages.contribution import contribution
from kikigaki.pages.edition import Edition, Said, editions
from kikigaki.pages.entries import people_page, person_page, topic_page, topics_page
from kikigaki.pages.glossary import glossary_page, term_section
from kikigaki.pages.home import home_page
from kikigaki.pages.note import Place, note_page
from kikigaki.pages.packed import Packed, Unpacked, pack, unpacked, unpacked_line
from kikigaki.pages.page import Page
from kikigaki.pages.shelves import CARDS, Added, Shelves, Stock
from kikigaki.pages.site import EditUrl, all_pages, place_of
from kikigaki.pages.status import status_page
from kikigaki.pages.years import year_page

__all__ = [
    "ASSETS",
    "CARDS",
    "NOTHING",
    "Added",
    "Beside",
    "EditUrl",
    "Edition",
    "Offer",
    "Packed",
    "Page",
    "Place",
    "Said",
    "Shelves",
    "Stock",
    "Unpacked",
    "all_pages",
    "chooser",
    "contribution",
    "editions",
    "glossary_page",
    "home_page",
    "note_page",
    "pack",
    "people_page",
    "person_page",
    "place_of",
    "status_page",
    "term_section",
    "topic_page",
    "topics_page",
    "unpacked",
    "unpacked_line",
    "year_page",
]
