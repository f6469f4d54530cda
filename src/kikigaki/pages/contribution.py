"""What a note adds to pages other than its own, in one language.

Nothing here depends on another note but for the names that wiki links show, so that it can be kept
as long as the note stays as it is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kikigaki.mentions import Mention
from kikigaki.model import Note
from kikigaki.pages.card import card
from kikigaki.pages.edition import Edition
from kikigaki.pages.parts import heading, mention_line, stamp
from kikigaki.pages.strip import Strip
from kikigaki.text import (
    Box,
    Heading,
    Inline,
    List,
    Paragraph,
    Ready,
    Span,
    Text,
    Words,
    inner_html,
)

_TERM = "term/"


@dataclass(frozen=True, slots=True)
class Contribution:
    """Pieces of the home page, of the pages of people, topics and years, and of the glossary."""

    card: Text
    line: Text
    """One paragraph: the interview and its day."""
    moments: Mapping[str, Text]
    """The moments that concern a person or topic, by its key."""
    uses: Mapping[str, Text]
    """One paragraph for each term: the interview, and the moments that use the term."""


def contribution(
    edition: Edition, note: Note, mentions: Mapping[str, Sequence[Mention]], here: str = ""
) -> Contribution:
    """What a note adds; ``mentions`` are its moments by the entry they concern.

    With ``here``, a page of an entry, the line of a moment is written for pages like it: once,
    though several entries show it.
    """
    strip, lines = Strip(note), dict[int, Paragraph]()

    title = heading(3, edition.note_link(note), f"note-{note.id}")

    def line(mention: Mention) -> Paragraph:
        key = id(mention.moment)
        if key not in lines:
            made = mention_line(edition, mention)
            lines[key] = Paragraph((Ready(inner_html(made, here)),)) if here else made
        return lines[key]

    return Contribution(
        card=(card(edition, note, strip),),
        line=(note_line(edition, note),),
        moments={
            key: _moments(title, strip, found, line)
            for key, found in mentions.items()
            if not key.startswith(_TERM)
        },
        uses={
            key.removeprefix(_TERM): (_use(edition, note, found),)
            for key, found in mentions.items()
            if key.startswith(_TERM)
        },
    )


def note_line(edition: Edition, note: Note) -> Paragraph:
    """A note in one line: its title, and its day where that is known."""
    link = edition.note_link(note)
    if note.published is None:
        return Paragraph((link,))
    date = Span((Words(edition.strings.date(note.published)),), "kk-figures")
    return Paragraph((link, Words(" "), date))


def _moments(
    title: Heading,
    strip: Strip,
    mentions: Sequence[Mention],
    line: Callable[[Mention], Paragraph],
) -> Text:
    """Moments under the interview they come from, with its strip."""
    drawn = strip.drawn([m.moment.at for m in mentions if m.moment.at is not None])
    listed = Box((List(ordered=False, items=tuple((line(m),) for m in mentions)),), "kk-mentions")
    return (title, drawn, listed) if drawn else (title, listed)


def _use(edition: Edition, note: Note, mentions: Iterable[Mention]) -> Paragraph:
    """A note and its timestamps, each a link to the moment on the note's page."""
    line: list[Inline] = [edition.note_link(note)]
    for mention in mentions:
        line += [Words(" "), stamp(edition, mention)]
    return Paragraph(tuple(line))
