"""The home page of a language: what this is, the interviews, and the ways into them."""

from kikigaki import links
from kikigaki.model import Entry, Note, Person, Term, Topic
from kikigaki.pages.edition import Edition
from kikigaki.pages.page import Page
from kikigaki.pages.parts import heading, page_body, paragraph
from kikigaki.pages.strip import strip
from kikigaki.text import (
    Block,
    Box,
    Inline,
    List,
    PageLink,
    Paragraph,
    Span,
    Words,
    shorten,
    to_plain,
)

SUMMARY_COLUMNS = 240


def home_page(edition: Edition) -> Page:
    """Build the home page."""
    collection, strings = edition.collection, edition.strings
    src_uri = links.home(edition.language)
    title = edition.words(collection.name, strings("page.home"))
    description = edition.words(collection.description)
    cards = tuple(_card(edition, note) for note in collection.notes)
    body = page_body(
        edition,
        src_uri,
        title,
        Box((paragraph(description),), "kk-lead") if description else None,
        heading(2, strings("page.interviews"), "interviews"),
        Box(cards, "kk-cards") if cards else paragraph(strings("page.empty")),
        *_index(edition, Topic, "page.topics"),
        *_index(edition, Person, "page.people"),
        *_index(edition, Term, "page.glossary"),
    )
    return Page(src_uri, edition.language, strings("page.home"), description, body)


def _card(edition: Edition, note: Note) -> Box:
    """An interview in a few lines."""
    people: list[Inline] = []
    for reference in note.guests:
        people += [Words(" · "), edition.person(reference.id)]
    blocks: list[Block] = [heading(3, edition.note_link(note), f"note-{note.id}")]
    if people:
        blocks.append(Paragraph(tuple(people[1:])))
    if chosen := note.summary.choose(edition.language):
        plain = shorten(to_plain(edition.resolve(chosen.value)), SUMMARY_COLUMNS)
        language = "" if chosen.translated else chosen.language
        blocks.append(Paragraph((Span((Words(plain),), "kk-excerpt", language),)))
    if drawn := strip(note):
        blocks.append(drawn)
    blocks.append(paragraph(Span((Words(_figures(edition, note)),), "kk-figures")))
    return Box(tuple(blocks), "kk-card", tag="article")


def _figures(edition: Edition, note: Note) -> str:
    strings = edition.strings
    parts = [
        strings.date(note.published) if note.published else "",
        strings.duration(note.duration) if note.duration else "",
        strings.count("sections", len(note.sections)),
        strings.count("moments", sum(1 for _ in note.moments())),
    ]
    return " · ".join(filter(None, parts))


def _index(edition: Edition, kind: type[Entry], key: str) -> tuple[Block, ...]:
    """Links to the entries of a registry, the most mentioned first."""
    registry = edition.collection.registry(kind)
    if not registry:
        return ()
    entries = sorted(registry.values(), key=lambda e: (-len(edition.mentions.of(e)), e.id))
    index = PageLink(links.index_page(edition.language, kind), (Words(edition.strings(key)),))
    items = tuple((_chip(edition, entry),) for entry in entries)
    return heading(2, index, links.FOLDERS[kind]), Box(
        (List(ordered=False, items=items),), "kk-chips"
    )


def _chip(edition: Edition, entry: Entry) -> Paragraph:
    """A link to an entry, and how many moments concern it."""
    number = Span((Words(str(len(edition.mentions.of(entry)))),), "kk-figures")
    return Paragraph((edition.entry_link(entry), Words(" "), number))
