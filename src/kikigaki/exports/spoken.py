"""What is said in a note, moment by moment, as the readers of a language see it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from kikigaki.exports.source import Source, once
from kikigaki.links import MomentAnchor, note_anchors
from kikigaki.mentions import heard_id
from kikigaki.model import Entry, Moment, Section, Voice
from kikigaki.text import Text, to_plain


class Speech(NamedTuple):
    """What one voice says."""

    voice: Voice
    person: str
    """The name of who is heard; empty where that is not known."""
    text: Text
    """With its wiki links resolved."""
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


@once
def spoken(source: Source) -> tuple[Spoken, ...]:
    """The moments of a note, in file order."""
    named = cache(partial(person_name, source))
    return tuple(
        Spoken(section, title, moment, anchor, tuple(_speeches(source, moment, named)))
        for section, anchors in zip(source.note.sections, note_anchors(source.note), strict=True)
        for title in [source.edition.words(section.title)]
        for moment, anchor in zip(section.moments, anchors.moments, strict=True)
    )


def _speeches(source: Source, moment: Moment, named: Callable[[str], str]) -> Iterator[Speech]:
    edition, author = source.edition, source.edition.collection.author
    for voice, texts in moment.voices():
        chosen = texts.choose(source.language)
        if chosen is None:
            continue
        _, text, plain = edition.said(moment, chosen.value)
        person = named(heard_id(source.note, moment, voice, author))
        yield Speech(voice, person, text, plain, chosen.language, chosen.translated)


def person_name(source: Source, person_id: str) -> str:
    """The name of a person; the id where the registry has none of that id."""
    return _name(source, source.edition.collection.people, person_id)


def topic_name(source: Source, topic_id: str) -> str:
    """The name of a topic, likewise."""
    return _name(source, source.edition.collection.topics, topic_id)


def _name(source: Source, registry: Mapping[str, Entry], entry_id: str) -> str:
    entry = registry.get(entry_id)
    return source.edition.name(entry) if entry else entry_id


@once
def summary(source: Source) -> str:
    """The words of the note's summary in the language of the export, else in another."""
    chosen = source.note.summary.choose(source.language)
    return to_plain(source.edition.resolve(chosen.value)) if chosen else ""
