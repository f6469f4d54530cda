"""An interview in a few lines, as the home page shows it."""

from kikigaki.model import Note
from kikigaki.pages.edition import Edition
from kikigaki.pages.parts import heading, paragraph
from kikigaki.pages.strip import Strip
from kikigaki.text import Block, Box, Inline, Paragraph, Span, Words, shorten, to_plain

SUMMARY_COLUMNS = 240


def card(edition: Edition, note: Note, strip: Strip) -> Box:
    """The card of a note: title, guests, the beginning of its summary, strip and figures."""
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
    if drawn := strip.drawn():
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
