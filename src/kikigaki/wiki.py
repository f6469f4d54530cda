"""Wiki links: what ``[[…]]`` means in a collection.

A target is the id, the name or an alias of a term, topic or person, in any language, or the id of
a note, with ``#7:18`` for one of its moments. Where one name means several things, terms come
before topics, topics before people, people before notes; a timestamp can only be one of a note.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from kikigaki.diagnostics import did_you_mean
from kikigaki.languages import LanguageMap
from kikigaki.model import Collection, Entry
from kikigaki.timestamps import Timestamp, TimestampError


class Named(Protocol):
    """What a wiki link needs to know of a note."""

    @property
    def id(self) -> str:
        """The note's id."""

    @property
    def title(self) -> LanguageMap[str]:
        """The note's title."""

    @property
    def stamps(self) -> tuple[Timestamp, ...]:
        """The timestamps of its moments."""


@dataclass(frozen=True, slots=True)
class MomentTarget:
    """A note, or a moment of it."""

    note: Named
    at: Timestamp | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A note whose file cannot be read: it is there, and nobody knows what is in it."""

    id: str
    title: LanguageMap[str] = field(default_factory=LanguageMap)
    stamps: tuple[Timestamp, ...] = ()


Target: TypeAlias = Entry | MomentTarget


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing of that name."""

    hint: str


@dataclass(frozen=True, slots=True)
class NoMoment:
    """The note exists, but has no moment at that timestamp."""

    hint: str


@dataclass(frozen=True)
class Names:
    """Looks targets up by any of their names; built once for a collection."""

    collection: Collection
    notes: Iterable[Named] | None = None
    """The notes, where they are not those of the collection."""
    _entries: dict[str, Entry] = field(init=False, repr=False)
    _named: dict[str, Named] = field(init=False, repr=False)
    """The notes by id; those of the same name as an entry too, for only they have moments."""
    _missing: dict[str, Missing] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        named: dict[str, Named] = {}
        for note in self._notes():
            key = note.id
            named[key if key.isascii() and key.islower() else fold(key)] = note
        entries: dict[str, Entry] = {}
        for registry in reversed(registries(self.collection)):
            for entry in reversed(list(registry.values())):
                entries.update({fold(name): entry for name in entry.names()})
        object.__setattr__(self, "_named", named)
        object.__setattr__(self, "_entries", entries)

    def entry(self, target: str) -> Entry | None:
        """The registry entry a target means, if it means one."""
        return self._entries.get(fold(target))

    def find(self, target: str) -> Target | Missing | NoMoment:
        """What a target means, or why it means nothing."""
        folded = fold(target)
        if (entry := self._entries.get(folded)) is not None:
            return entry
        if (note := self._named.get(folded)) is not None:
            return MomentTarget(note)
        name, hash_sign, stamp = target.partition("#")
        if hash_sign and (note := self._named.get(fold(name))) is not None:
            return _moment(note, stamp)
        # Without a registry, ten thousand notes miss the same few names again and again.
        if name not in self._missing:
            self._missing[name] = Missing(did_you_mean(name, self._spellings()))
        return self._missing[name]

    def _spellings(self) -> Iterator[str]:
        for registry in registries(self.collection):
            for entry in registry.values():
                yield from entry.names()
        yield from (note.id for note in self._notes())

    def _notes(self) -> Iterable[Named]:
        return self.collection.notes if self.notes is None else self.notes


def registries(collection: Collection) -> tuple[Mapping[str, Entry], ...]:
    """Terms, topics, people: the order in which a name is looked up."""
    return (collection.terms, collection.topics, collection.people)


def fold(name: str) -> str:
    """A name as it is compared: NFKC, without case or surrounding and repeated space."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _moment(note: Named, stamp: str) -> Target | NoMoment:
    if isinstance(note, Unread):
        return MomentTarget(note)
    stamps = note.stamps
    try:
        at = Timestamp.parse(stamp)
    except TimestampError:
        return NoMoment("a moment is written [[note-id#7:18]]")
    if at in stamps:
        return MomentTarget(note, at)
    return NoMoment(f"the nearest is {nearest}" if (nearest := _nearest(at, stamps)) else "")


def _nearest(at: Timestamp, stamps: Iterable[Timestamp]) -> Timestamp | None:
    return min(stamps, key=lambda stamp: abs(stamp.seconds - at.seconds), default=None)
