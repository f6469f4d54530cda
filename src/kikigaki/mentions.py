"""What is said about whom and what: for each entry, the moments that concern it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kikigaki.links import MomentAnchor, note_anchors
from kikigaki.model import Collection, Entry, Moment, Note, Section, Voice
from kikigaki.terms import TermFinder, used_terms
from kikigaki.wiki import Names


@dataclass(frozen=True, slots=True)
class Mention:
    """A moment, with the note and section it stands in and the anchor that leads to it."""

    note: Note
    section: Section
    moment: Moment
    anchor: MomentAnchor


@dataclass(frozen=True, slots=True)
class Mentions:
    """Moments by the entry they concern, in the order of notes and of the video."""

    _by_entry: Mapping[str, tuple[Mention, ...]]

    def of(self, entry: Entry) -> tuple[Mention, ...]:
        """The moments that concern an entry, each once."""
        return self._by_entry.get(entry_key(entry), ())


def entry_key(entry: Entry) -> str:
    """How an entry is told from those of other registries: ``person/mark-zuckerberg``."""
    return f"{type(entry).__name__.lower()}/{entry.id}"


def find_mentions(
    collection: Collection, names: Names, finders: Mapping[str, TermFinder]
) -> Mentions:
    """Go through all notes once."""
    found: defaultdict[str, tuple[Mention, ...]] = defaultdict(tuple)
    for note in collection.notes:
        for key, mentions in mentions_of(note, collection, names, finders).items():
            found[key] += mentions
    return Mentions(found)


def mentions_of(
    note: Note, collection: Collection, names: Names, finders: Mapping[str, TermFinder]
) -> dict[str, tuple[Mention, ...]]:
    """The moments of a note that concern each entry, by :func:`entry_key`.

    A moment concerns who answers or asks in it, its own and its section's topics, what its wiki
    links name, and the terms its words use in any language.
    """
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in _moments(note):
        entries = _entries(mention, collection, names, finders)
        for key in dict.fromkeys(map(entry_key, entries)):
            found[key].append(mention)
    return {key: tuple(mentions) for key, mentions in found.items()}


def _moments(note: Note) -> Iterator[Mention]:
    for section, anchors in zip(note.sections, note_anchors(note), strict=True):
        for moment, anchor in zip(section.moments, anchors.moments, strict=True):
            yield Mention(note, section, moment, anchor)


def _entries(
    mention: Mention, collection: Collection, names: Names, finders: Mapping[str, TermFinder]
) -> Iterable[Entry]:
    moment = mention.moment
    for person in (speaker_id(mention.note, moment), asker_id(mention.note, moment)):
        yield from filter(None, [collection.people.get(person)])
    for topic in (*mention.section.topics, *moment.topics):
        yield from filter(None, [collection.topics.get(topic.id)])
    for link in moment.links:
        if (target := names.entry(link.target)) is not None:
            yield target
    for _, texts in moment.voices():
        for language, text in texts.items():
            yield from used_terms(text, finders[language])


def speaker_id(note: Note, moment: Moment) -> str:
    """Who answers in a moment: its speaker, else the first guest; empty if nobody does."""
    if not moment.answer:
        return ""
    if moment.speaker:
        return moment.speaker.id
    return note.guests[0].id if note.guests else ""


def asker_id(note: Note, moment: Moment) -> str:
    """Who asks in a moment: the note's only host; empty if nobody does or it is not known who."""
    return note.hosts[0].id if moment.question and len(note.hosts) == 1 else ""


def heard_id(note: Note, moment: Moment, voice: Voice, author: str = "") -> str:
    """Who is heard in a voice; ``author`` comments where the moment names nobody.

    Empty where nobody is, or nobody knows who.
    """
    match voice:
        case Voice.QUESTION:
            return asker_id(note, moment)
        case Voice.COMMENT:
            return moment.by.id if moment.by else author
        case _:
            return speaker_id(note, moment)
