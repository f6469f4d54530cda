"""The points of an OHMS index: the sections of a note that have a timestamp."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kikigaki import synopses
from kikigaki.exports.scholars.ohms.fields import words
from kikigaki.exports.views.source import Source
from kikigaki.exports.views.spoken import Spoken, spoken_in
from kikigaki.links import stamp_anchor
from kikigaki.model import Entry, Note, Reference, Section, Voice
from kikigaki.pages import Edition
from kikigaki.timestamps import Timestamp


class Point(NamedTuple):
    """A section of a note in one language."""

    at: Timestamp
    fields: Mapping[str, str]
    """Its fields by their tags, fit to stand in XML; empty where the language is missing."""


def index(source: Source, alt: Edition | None) -> Iterator[str]:
    """The points line by line, with what they are in another language."""
    own = _points(source.edition, source.note)
    others = _points(alt, source.note) if alt else own
    page, title = words(source.page), words(source.title)
    for point, other in zip(own, others, strict=True):
        yield f"<point>\n<time>{point.at.seconds}</time>"
        for tag, written in point.fields.items():
            yield f"<{tag}>{written}</{tag}>"
            if alt:
                yield f"<{tag}_alt>{other.fields[tag]}</{tag}_alt>"
        if source.site_url:
            link = f"<hyperlink>{page}#{stamp_anchor(point.at)}</hyperlink>"
            shown = f"<hyperlink_text>{title} {point.at}</hyperlink_text>"
            yield f"<hyperlinks>{link}{shown}</hyperlinks>"
        yield "</point>"


@lru_cache(maxsize=4)  # the index of each language has those of another one too
def _points(edition: Edition, note: Note) -> tuple[Point, ...]:
    heard = iter(spoken_in(edition, note))
    named = {voice: edition.strings(f"voice.{voice}") for voice in Voice}
    return tuple(
        [
            Point(section.start, _fields(edition, section, _synopsis(moments, named)))
            for section in note.sections
            for moments in [[*islice(heard, len(section.moments))]]
            if section.start is not None
        ]
    )


def _synopsis(moments: Sequence[Spoken], names: Mapping[Voice, str]) -> str:
    return "\n".join(
        [
            synopses.lines(
                said.moment.at,
                [(one.voice, one.plain) for one in said.speeches if one.translated and one.plain],
                names,
            )
            for said in moments
        ]
    )


def _fields(edition: Edition, section: Section, synopsis: str) -> dict[str, str]:
    topics = [topic for moment in section.moments for topic in moment.topics]
    subjects = names(edition, (*section.topics, *topics), edition.collection.topics)
    return {
        "title": words(section.title.get(edition.language, "")),
        "synopsis": words(synopsis),
        "subjects": words("; ".join([name.replace(";", ",") for name in subjects])),
    }


def names(
    edition: Edition, references: Sequence[Reference], registry: Mapping[str, Entry]
) -> list[str]:
    """The names of those that the registry knows, each once."""
    ids = dict.fromkeys([reference.id for reference in references])
    return [edition.name(registry[one]) for one in ids if one in registry]
