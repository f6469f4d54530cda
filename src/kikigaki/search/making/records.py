"""What search knows of a note: its head and its moments, each a passage of plain text.

A passage is the same in all languages; its texts are language maps. Nothing here depends on
another note, so that the record of a note can be kept as long as the note and the names it uses
stay as they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kikigaki.languages import LanguageMap
from kikigaki.links import SectionAnchors, note_anchors
from kikigaki.mentions import heard_id
from kikigaki.model import Collection, Entry, Moment, Note, Reference, Section
from kikigaki.text import Text, Wiki, Words, replace_wiki, to_plain
from kikigaki.wiki import MomentTarget, Names

HEAD = -1
"""The section number of a note's head, which stands in none."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What one voice says."""

    voice: str
    """``question``, ``answer`` or ``comment``; empty for a note's summary."""
    person: str
    """The id of who is heard; may be empty."""
    text: LanguageMap[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A moment, or the head of a note: its title and summary."""

    anchor: str
    """Where it is on the note's page; empty for the head."""
    seconds: int | None
    section: int
    """Counted from 0; :data:`HEAD` for the head."""
    title: LanguageMap[str]
    """The title it begins: the note's for the head, a section's for its first moment."""
    speeches: tuple[Speech, ...]
    topics: tuple[str, ...]

    def people(self) -> Iterator[str]:
        """Who is heard in it."""
        return (speech.person for speech in self.speeches if speech.person)


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note as search knows it."""

    id: str
    title: LanguageMap[str]
    published: str
    """ISO 8601; empty if the note does not say."""
    video: str
    sections: tuple[LanguageMap[str], ...]
    passages: tuple[Passage, ...]
    """The head first."""
    people: tuple[str, ...]
    """Hosts and guests, who belong to the head."""
    names: Mapping[str, LanguageMap[str]]
    """The names of the people and topics in it, by :func:`name_key`."""


def name_key(kind: str, entry_id: str) -> str:
    """How a person (``p``) or topic (``t``) is told from one of the same id."""
    return f"{kind}{entry_id}"


def names_in(record: NoteRecord, passage: Passage) -> set[str]:
    """Who is heard in a passage and what it is about; a note's head belongs to all its people."""
    people = record.people if passage.section == HEAD else passage.people()
    return {*(name_key("p", p) for p in people), *(name_key("t", t) for t in passage.topics)}


def read_note(note: Note, collection: Collection, names: Names) -> NoteRecord:
    """The record of a note."""
    return _Reader(note, collection, names).record()


@dataclass(frozen=True, slots=True)
class _Reader:
    note: Note
    collection: Collection
    names: Names

    def record(self) -> NoteRecord:
        note = self.note
        sections = zip(note.sections, note_anchors(note), strict=True)
        moments = (self.section(n, *pair) for n, pair in enumerate(sections))
        passages = (self.head(), *(passage for section in moments for passage in section))
        people = tuple(dict.fromkeys(reference.id for reference in (*note.guests, *note.hosts)))
        return NoteRecord(
            id=note.id,
            title=note.title,
            published=note.day,
            video=note.video,
            sections=tuple(section.title for section in note.sections),
            passages=passages,
            people=people,
            names=self.used_names(passages, people),
        )

    def head(self) -> Passage:
        summary = Speech("", "", self.plain(self.note.summary, linked=bool(self.note.links)))
        topics = _ids(self.note.topics)
        return Passage("", None, HEAD, self.note.title, (summary,), topics)

    def section(self, number: int, section: Section, anchors: SectionAnchors) -> Iterator[Passage]:
        title = section.title
        for moment, anchor in zip(section.moments, anchors.moments, strict=True):
            seconds = moment.at.seconds if moment.at is not None else None
            topics = _ids((*section.topics, *moment.topics))
            speeches = tuple(self.speeches(moment))
            yield Passage(anchor.id, seconds, number, title, speeches, topics)
            title = LanguageMap()

    def speeches(self, moment: Moment) -> Iterator[Speech]:
        for voice, texts in moment.voices():
            plain = self.plain(texts, linked=bool(moment.links))
            yield Speech(voice.value, heard_id(self.note, moment, voice), plain)

    def used_names(
        self, passages: tuple[Passage, ...], people: tuple[str, ...]
    ) -> dict[str, LanguageMap[str]]:
        heard = {*people, *(person for passage in passages for person in passage.people())}
        topics = {topic for passage in passages for topic in passage.topics}
        registries = (("p", self.collection.people, heard), ("t", self.collection.topics, topics))
        return {
            name_key(kind, entry_id): registry[entry_id].name
            for kind, registry, ids in registries
            for entry_id in sorted(ids)
            if entry_id in registry
        }

    def plain(self, texts: LanguageMap[Text], *, linked: bool) -> LanguageMap[str]:
        """The words alone; wiki links read as they are shown on the page."""
        return LanguageMap(
            {
                language: to_plain(self.shown(text, language) if linked else text)
                for language, text in texts.items()
            }
        )

    def shown(self, text: Text, language: str) -> Text:
        return replace_wiki(text, lambda wiki: Words(wiki.shown or self.name(wiki, language)))

    def name(self, wiki: Wiki, language: str) -> str:
        target = self.names.find(wiki.target)
        if isinstance(target, Entry):
            return target.name.best(language, "") or target.id
        if isinstance(target, MomentTarget):
            title = target.note.title.best(language, "") or target.note.id
            return title if target.at is None else f"{title} {target.at}"
        return wiki.target


def _ids(references: tuple[Reference, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reference.id for reference in references))
