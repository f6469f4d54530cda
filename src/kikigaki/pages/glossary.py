"""The glossary: every term on one page, in the order of the language."""

from collections.abc import Callable

from kikigaki import links
from kikigaki.model import Term
from kikigaki.pages import readings
from kikigaki.pages.edition import Edition
from kikigaki.pages.entries import entry_facts
from kikigaki.pages.ordering import in_order
from kikigaki.pages.page import Page
from kikigaki.pages.parts import heading, more, page_body, paragraph
from kikigaki.pages.shelves import Shelves
from kikigaki.text import Block, Box

SOURCE = "registry/glossary.yaml"


def glossary_page(edition: Edition, section: Callable[[Term], Block]) -> Page:
    """Build the glossary; ``section`` gives the part of a term."""
    strings, terms = edition.strings, edition.collection.terms
    src_uri = links.index_page(edition.language, Term)
    entries = [section(term) for term in in_order(edition, terms.values())]
    intro = strings("glossary.intro")
    title = strings("page.glossary")
    content = entries or [paragraph(strings("page.empty"))]
    body = page_body(edition, src_uri, title, paragraph(intro), *content)
    return Page(src_uri, edition.language, title, intro, body, SOURCE if terms else "")


def term_section(edition: Edition, term: Term, shelves: Shelves) -> Box:
    """A term: what it means, its other names, and the interviews that use it."""
    title = heading(2, readings.title(edition, term), term.id)
    uses = shelves.uses(term)
    lines = tuple(line for piece in uses.pieces for line in piece)
    parts = (
        title,
        *edition.text(term.description),
        entry_facts(edition, term),
        Box((*lines, *more(edition, uses.more)), "kk-used") if lines else None,
    )
    return Box(tuple(part for part in parts if part is not None), "kk-entry", tag="section")
