"""The head of a note: what the rest of its collection knows of it, and needs no text for."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kikigaki.languages import LanguageMap
from kikigaki.mentions import Mention
from kikigaki.model import Note
from kikigaki.timestamps import Timestamp


@dataclass(frozen=True, slots=True)
class Head:
    """A note without what is said in it."""

    id: str
    title: LanguageMap[str]
    published: datetime.date | None
    guests: tuple[str, ...]
    """Ids of people, as are hosts; of topics below."""
    hosts: tuple[str, ...]
    topics: tuple[str, ...]
    seconds: tuple[int, ...]
    """The timestamps of all moments, in file order."""
    moments: Mapping[str, int]
    """How many of its moments concern each entry, by :func:`kikigaki.mentions.entry_key`."""

    @property
    def stamps(self) -> tuple[Timestamp, ...]:
        """The same as timestamps."""
        return tuple(map(Timestamp, self.seconds))


def head_of(note: Note, mentions: Mapping[str, Sequence[Mention]]) -> Head:
    """The head of a note; ``mentions`` are its moments by the entry they concern."""
    return Head(
        id=note.id,
        title=note.title,
        published=note.published,
        guests=tuple(reference.id for reference in note.guests),
        hosts=tuple(reference.id for reference in note.hosts),
        topics=tuple(reference.id for reference in note.topics),
        seconds=tuple(at.seconds for at in note.stamps),
        moments={key: len(found) for key, found in mentions.items()},
    )
