"""The glossary: every term on one page, in the order of the language."""

from dataclasses import replace
from itertools import groupby

from kikigaki import links
from kikigaki.mentions import Mention
from kikigaki.model import Term
from kikigaki.pages import readings
from kikigaki.pages.edition import Edition
from kikigaki.pages.entries import entry_facts
from kikigaki.pages.ordering import in_order
from kikigaki.pages.page import Page
from kikigaki.pages.parts import heading, page_body, paragraph
from kikigaki.text import Block, Box, Inline, Paragraph, Words

SOURCE = "registry/glossary.yaml"


def glossary_page(edition: Edition) -> Page:
    """Build the glossary."""
    strings, terms = edition.strings, edition.collection.terms
    src_uri = links.index_page(edition.language, Term)
    entries = [_term(edition, term) for term in in_order(edition, terms.values())]
    intro = strings("glossary.intro")
    title = strings("page.glossary")
    content = entries or [paragraph(strings("page.empty"))]
    body = page_body(edition, src_uri, title, paragraph(intro), *content)
    return Page(src_uri, edition.language, title, intro, body, SOURCE if terms else "")


def _term(edition: Edition, term: Term) -> Block:
    title = heading(2, readings.title(edition, term), term.id)
    parts = (title, *edition.text(term.description), entry_facts(edition, term))
    used = _where_used(edition, term)
    blocks = tuple(part for part in (*parts, used) if part is not None)
    return Box(blocks, "kk-entry", tag="section")


def _where_used(edition: Edition, term: Term) -> Box | None:
    """The moments that use a term: each interview with its timestamps."""
    lines: list[Block] = []
    for _, group in groupby(edition.mentions.of(term), key=lambda mention: mention.note.id):
        mentions = tuple(group)
        line: list[Inline] = [edition.note_link(mentions[0].note)]
        for mention in mentions:
            line += [Words(" "), _stamp(edition, mention)]
        lines.append(Paragraph(tuple(line)))
    return Box(tuple(lines), "kk-used") if lines else None


def _stamp(edition: Edition, mention: Mention) -> Inline:
    """A link to the moment on its note's page, where the video is one click away."""
    shown = str(mention.moment.at) if mention.moment.at is not None else "·"
    return replace(edition.note_link(mention.note, mention.anchor.id, shown), css="kk-stamp")
