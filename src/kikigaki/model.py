"""What a knowledge base is made of: frozen values, no I/O, no Markdown syntax.

Each value that a check may speak about carries its position in the YAML.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kikigaki.diagnostics import Position
from kikigaki.languages import LanguageMap
from kikigaki.text import Text
from kikigaki.timestamps import Timestamp

REGISTRIES = ("people", "topics", "glossary")
"""The stems of the registry files."""


class Translation(StrEnum):
    """How the text of a language came to be."""

    HUMAN = "human"
    REVIEWED = "reviewed"
    """Written by a machine, then read and corrected by a person."""
    MACHINE = "machine"


class Voice(StrEnum):
    """Who is heard in a moment."""

    QUESTION = "question"
    ANSWER = "answer"
    COMMENT = "comment"


VOICES = tuple(Voice)
"""In reading order."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of a person or topic, and where it is written."""

    id: str
    position: Position = field(compare=False)


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A wiki link of a note or a description, and where it is written."""

    target: str
    position: Position = field(compare=False)


@dataclass(frozen=True, slots=True)
class Recording:
    """Another recording of the same interview."""

    name: LanguageMap[str]
    url: str
    offset: int
    """Seconds to add to a timestamp of the note to find it there; may be negative."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of a section: a timestamp and what was said there."""

    position: Position = field(compare=False)
    at: Timestamp | None
    """None where the moment belongs to the one before it."""
    at_position: Position | None = field(compare=False)
    """Where its timestamp is written, readable or not; None where there is none."""
    question: LanguageMap[Text]
    answer: LanguageMap[Text]
    comment: LanguageMap[Text]
    speaker: Reference | None
    """Who answers; None stands for the note's first guest."""
    by: Reference | None
    """Who comments; None stands for the collection's author."""
    topics: tuple[Reference, ...]
    translation: Mapping[str, Translation]
    links: tuple[WikiLink, ...]
    """The wiki links of all its texts, in file order."""

    def voices(self) -> list[tuple[Voice, LanguageMap[Text]]]:
        """What is said, in reading order; voices that are silent are left out."""
        parts = (self.question, self.answer, self.comment)
        return [said for said in zip(VOICES, parts) if said[1]]  # noqa: B905 - asked for often


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a note."""

    position: Position = field(compare=False)
    title: LanguageMap[str]
    moments: tuple[Moment, ...]
    topics: tuple[Reference, ...]

    @property
    def start(self) -> Timestamp | None:
        """The first timestamp in it; None where it has none (never an invented 0)."""
        for moment in self.moments:
            if moment.at is not None:
                return moment.at
        return None


@dataclass(frozen=True, slots=True)
class Note:
    """One interview, written down."""

    id: str
    position: Position = field(compare=False)
    title: LanguageMap[str]
    video: str
    """YouTube's id, eleven characters; empty only in a note with errors."""
    published: datetime.date | None
    duration: Timestamp | None
    spoken: str
    """Language tag of the video; empty if the note does not say."""
    hosts: tuple[Reference, ...]
    guests: tuple[Reference, ...]
    topics: tuple[Reference, ...]
    summary: LanguageMap[Text]
    links: tuple[WikiLink, ...]
    """The wiki links of the summary."""
    sections: tuple[Section, ...]
    translation: Mapping[str, Translation]
    also: tuple[Recording, ...]
    draft: bool = False
    """Whether it is raw material still, such as captions as they are heard."""

    def __hash__(self) -> int:
        return hash(self.id)  # what is remembered of a note is asked for often

    def moments(self) -> Iterator[Moment]:
        """All moments in file order."""
        return (moment for section in self.sections for moment in section.moments)

    @property
    def day(self) -> str:
        """The day of the interview, by ISO 8601; empty where it is not known."""
        return self.published.isoformat() if self.published else ""

    @property
    def stamps(self) -> tuple[Timestamp, ...]:
        """The timestamps of all moments, in file order."""
        return tuple(moment.at for moment in self.moments() if moment.at is not None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A registry entry: a person, a topic or a term."""

    id: str
    position: Position = field(compare=False)
    name: LanguageMap[str]
    reading: LanguageMap[str]
    """How the name is read (kana), to sort and to find by."""
    aliases: LanguageMap[tuple[str, ...]]
    description: LanguageMap[Text]
    links: tuple[str, ...]
    """Addresses to learn more at."""
    wiki_links: tuple[WikiLink, ...] = field(default=(), kw_only=True)
    """Those of the description."""

    def names(self) -> Iterator[str]:
        """Its id, and every name and alias in every language."""
        yield self.id
        yield from self.name.values()
        for aliases in self.aliases.values():
            yield from aliases


class Person(Entry):
    """Somebody who speaks or is spoken of."""

    __slots__ = ()


class Topic(Entry):
    """What sections and moments are about."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Term(Entry):
    """A glossary entry."""

    mark: bool = True
    """Whether its first use in a section is found and explained without a wiki link."""


@dataclass(frozen=True, slots=True)
class Collection:
    """All notes and registries of a knowledge base."""

    languages: tuple[str, ...]
    author: str
    """Person id of the note-taker; may be empty."""
    name: LanguageMap[str]
    description: LanguageMap[str]
    notes: tuple[Note, ...]
    """Newest interview first, then by id."""
    people: Mapping[str, Person]
    topics: Mapping[str, Topic]
    terms: Mapping[str, Term]
    unread: frozenset[str] = frozenset()
    """Stems of the registries whose file cannot be read: nobody knows what is not in them."""

    def note(self, note_id: str) -> Note | None:
        """The note of an id, or None."""
        return next((note for note in self.notes if note.id == note_id), None)

    def registry(self, kind: type[Entry]) -> Mapping[str, Entry]:
        """The entries of a kind, by id."""
        registries: dict[type[Entry], Mapping[str, Entry]] = {
            Person: self.people,
            Topic: self.topics,
            Term: self.terms,
        }
        return registries[kind]
