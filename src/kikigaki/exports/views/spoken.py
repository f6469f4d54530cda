"""What is said in a note, moment by moment, as the readers of a language see it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import NamedTuple

from kikigaki.exports.views.source import Source, once
from kikigaki.links import MomentAnchor, note_anchors
from kikigaki.mentions import heard_id
from kikigaki.model import Entry, Moment, Note, Section, Voice
from kikigaki.pages import Edition, Said
from kikigaki.text import to_plain


class Speech(NamedTuple):
    """What one voice says."""

    voice: Voice
    person: str
    """The name of who is heard; empty where that is not known."""
    said: Said
    plain: str
    """The words alone, on one line."""
    language: str
    translated: bool
    """False where the text stands in for one in the language of the export."""


class Spoken(NamedTuple):
    """A moment, and what is said in it."""

    section: Section
    title: str
    """The section's, as its page shows it."""
    moment: Moment
    anchor: MomentAnchor
    speeches: tuple[Speech, ...]


def spoken(source: Source) -> tuple[Spoken, ...]:
    """The moments of a note, in file order."""
    return spoken_in(source.edition, source.note)


@lru_cache(maxsize=4)  # nearly all formats want them, some those of two languages
def spoken_in(edition: Edition, note: Note) -> tuple[Spoken, ...]:
    """The same."""
    named = cache(partial(_name, edition, edition.collection.people))
    return tuple(
        Spoken(section, title, moment, anchor, tuple(_speeches(edition, note, moment, named)))
        for section, anchors in zip(note.sections, note_anchors(note), strict=True)
        for title in [edition.words(section.title)]
        for moment, anchor in zip(section.moments, anchors.moments, strict=True)
    )


def _speeches(
    edition: Edition, note: Note, moment: Moment, named: Callable[[str], str]
) -> Iterator[Speech]:
    author = edition.collection.author
    for voice, texts in moment.voices():
        chosen = texts.choose(edition.language)
        if chosen is None:
            continue
        value, language, translated = chosen
        said = edition.said(moment, value)
        person = named(heard_id(note, moment, voice, author))
        yield Speech(voice, person, said, said.plain, language, translated)


def person_name(source: Source, person_id: str) -> str:
    """The name of a person; the id where the registry has none of that id."""
    return _name(source.edition, source.edition.collection.people, person_id)


def topic_name(source: Source, topic_id: str) -> str:
    """The name of a topic, likewise."""
    return _name(source.edition, source.edition.collection.topics, topic_id)


def _name(edition: Edition, registry: Mapping[str, Entry], entry_id: str) -> str:
    entry = registry.get(entry_id)
    return edition.name(entry) if entry else entry_id


@once
def summary(source: Source) -> str:
    """The words of the note's summary in the language of the export, else in another."""
    chosen = source.note.summary.choose(source.language)
    return to_plain(source.edition.resolve(chosen.value)) if chosen else ""
