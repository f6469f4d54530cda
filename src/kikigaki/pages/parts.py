"""Pieces that several kinds of page share."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from kikigaki import links, youtube
from kikigaki.mentions import Mention
from kikigaki.model import Entry, Note
from kikigaki.pages.edition import Edition
from kikigaki.text import (
    Block,
    Box,
    Heading,
    Inline,
    Link,
    List,
    PageLink,
    Paragraph,
    Span,
    Text,
    Words,
    shorten,
)
from kikigaki.timestamps import Timestamp

EXCERPT_COLUMNS = 160
TITLE_ANCHOR = "page-title"
"""Where Material's link to skip the navigation leads, in every language."""


def paragraph(*children: Inline | str) -> Paragraph:
    """A paragraph of inline nodes; plain strings are words."""
    return Paragraph(tuple(Words(c) if isinstance(c, str) else c for c in children))


Title: TypeAlias = Inline | str | tuple[Inline, ...]


def heading(level: int, title: Title, anchor: str = "") -> Heading:
    """A heading of inline nodes; a plain string is words."""
    if isinstance(title, str):
        title = Words(title)
    return Heading(level, title if isinstance(title, tuple) else (title,), anchor)


def stamp_link(note: Note, at: Timestamp, shown: str = "") -> Link:
    """A timestamp that opens the video at its second."""
    return Link(youtube.watch_url(note.video, at), (Words(shown or str(at)),), "kk-stamp")


def page_body(edition: Edition, src_uri: str, title: Title, *blocks: Block | None) -> Text:
    """A page: its title, the way to other languages, and its content."""
    frame = (heading(1, title, TITLE_ANCHOR), edition.other_languages(src_uri), *blocks)
    return tuple(block for block in frame if block is not None)


def fact(
    label: str, values: Iterable[Inline], between: str = "", css: str = ""
) -> tuple[Block, ...]:
    """One line of a list of facts: a label and its values."""
    inner: list[Inline] = []
    for value in values:
        inner += [Words(between), value] if inner else [value]
    return (Paragraph((Span((Words(label),), "kk-label"), Words(" "), Span(tuple(inner), css))),)


def facts(items: Iterable[tuple[Block, ...] | None]) -> Box | None:
    """A list of facts, those that are not known left out."""
    known = tuple(item for item in items if item)
    return Box((List(ordered=False, items=known),), "kk-facts") if known else None


def entry_links(entry: Entry) -> list[Inline]:
    """The addresses of a registry entry, each shown without its scheme."""
    shown = (url.partition("://")[2].rstrip("/") for url in entry.links)
    return [Link(url, (Words(text),)) for url, text in zip(entry.links, shown, strict=True)]


def mention_line(edition: Edition, mention: Mention) -> Paragraph:
    """A moment in a line: its timestamp, and the beginning of what is said."""
    page = links.note_page(edition.language, mention.note.id)
    excerpt = PageLink(page, (_excerpt(edition, mention),), mention.anchor.id)
    if mention.moment.at is None:
        return Paragraph((excerpt,))
    return Paragraph((stamp_link(mention.note, mention.moment.at), Words(" "), excerpt))


def _excerpt(edition: Edition, mention: Mention) -> Inline:
    """The beginning of what is said: the answer, else the question, else the comment."""
    moment = mention.moment
    for texts in (moment.answer, moment.question, moment.comment):
        if chosen := texts.choose(edition.language):
            said = edition.said(moment, chosen.value)
            plain = Words(shorten(said.plain, EXCERPT_COLUMNS))
            return plain if chosen.translated else Span((plain,), language=chosen.language)
    return edition.inline(mention.section.title, mention.note.id)


def stamp(edition: Edition, mention: Mention) -> Inline:
    """A link to the moment on its note's page, where the video is one click away."""
    shown = str(mention.moment.at) if mention.moment.at is not None else "·"
    return replace(edition.note_link(mention.note, mention.anchor.id, shown), css="kk-stamp")


def more(edition: Edition, number: int) -> tuple[Block, ...]:
    """How many interviews a page leaves to search; nothing where it has them all."""
    if not number:
        return ()
    return (Box((paragraph(edition.strings.count("entry.more", number)),), "kk-more"),)
