"""Where the moments of a note are, and what a draft has of them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, TypeVar

from kikigaki.importers.draft import DraftMoment
from kikigaki.model import Moment, Note
from kikigaki.text import parse, to_readable
from kikigaki.timestamps import Timestamp

Place: TypeAlias = tuple[int, int]
"""Index of a section, and of a moment in it; or of what would be behind the last."""
Marks: TypeAlias = frozenset[Hashable]
"""The texts of a moment; one in common is a sign that two are the same."""


class _Timed(Protocol):
    @property
    def at(self) -> Timestamp | None: ...


M = TypeVar("M", bound=_Timed)


@dataclass(frozen=True, slots=True)
class Heard:
    """A moment of a draft."""

    moment: DraftMoment
    at: Timestamp | None
    """When it is heard: its timestamp, or that of the moment it belongs to."""
    part: int
    """Index of the draft's section that it stands in."""
    section: int | None
    """Index of that section in the note; None where the note has no such section."""
    titled: bool = True
    """Whether that section has a title, so that it was asked for."""


@dataclass(slots=True)
class Matches:
    """What a draft has of a note, and what beside it."""

    sections: list[int | None]
    """For each section of the draft that of the note, by its index; None where it has none."""
    pairs: list[tuple[Place, Heard]] = field(default_factory=list)
    """Moments of the note, and what the draft has of them."""
    new: list[tuple[Place | None, Heard]] = field(default_factory=list)
    """Moments that the note lacks, and the place they come before; None in a section it lacks."""
    stamps: list[tuple[Place, Timestamp]] = field(default_factory=list)
    """Timestamps that moments of the note lack."""
    left: list[Heard] = field(default_factory=list)
    """Moments where the note has others."""


def runs(moments: Sequence[M]) -> list[tuple[M, ...]]:
    """Moments with those behind them that have no timestamp and so belong to them."""
    found: list[list[M]] = []
    for moment in moments:
        if moment.at is not None or not found:
            found.append([])
        found[-1].append(moment)
    return [tuple(run) for run in found]


def moment_at(note: Note, place: Place) -> Moment:
    """The moment at a place."""
    return note.sections[place[0]].moments[place[1]]


def by_time(note: Note, section: int, at: Timestamp, *, asked: bool = False) -> Place:
    """The place of what is heard at a time: before the first in its section that is heard later.

    It is in a later section if that has begun by then, unless the section is ``asked`` for.
    """
    if not asked:
        starts = [(known.start, number) for number, known in enumerate(note.sections)]
        begun = (number for start, number in starts if start is not None and start <= at)
        section = max([section, *begun])
    moments = note.sections[section].moments
    later = (n for n, moment in enumerate(moments) if moment.at is not None and moment.at > at)
    return section, next(later, len(moments))


def marks(moment: Moment) -> Marks:
    """What is said in a moment, wherever its lines end."""
    return frozenset(
        (voice, tag, to_readable(text))
        for voice, texts in moment.voices()
        for tag, text in texts.items()
    )


def draft_marks(moment: DraftMoment) -> Marks:
    """The same of one in the making."""
    voices = {"question": moment.question, "answer": moment.answer, "comment": moment.comment}
    return frozenset(
        (voice, tag, to_readable(parse(text).text))
        for voice, texts in voices.items()
        for tag, text in texts.items()
    )
