"""Which section and moment of a note a draft speaks of: told by the time, else by the title."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeAlias, TypeVar

from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.model import Note
from kikigaki.timestamps import Timestamp


class _Timed(Protocol):
    @property
    def at(self) -> Timestamp | None: ...


M = TypeVar("M", bound=_Timed)
Place: TypeAlias = tuple[int, int]
"""Index of a section, and of a moment in it."""


def runs(moments: Sequence[M]) -> list[tuple[M, ...]]:
    """Moments with those behind them that have no timestamp and so belong to them."""
    found: list[list[M]] = []
    for moment in moments:
        if moment.at is not None or not found:
            found.append([])
        found[-1].append(moment)
    return [tuple(run) for run in found]


def start_of(section: DraftSection) -> Timestamp | None:
    """The first timestamp in a section."""
    return next((moment.at for moment in section.moments if moment.at is not None), None)


def same_section(note: Note, section: DraftSection) -> int | None:
    """Index of the section of the note that this one is: by its start, else by its title."""
    start = start_of(section)
    by_start = (n for n, known in enumerate(note.sections) if start and known.start == start)
    titles = {_folded(title) for title in section.title.values()}
    by_title = (
        n
        for n, known in enumerate(note.sections)
        if titles & set(map(_folded, known.title.values()))
    )
    return next(by_start, next(by_title, None))


def same_moments(
    note: Note, draft: Draft
) -> Iterator[tuple[tuple[Place, ...], tuple[DraftMoment, ...]]]:
    """Moments that belong together: their places in the note, and what the draft has of them.

    What begins in the same second is the same; so is what begins the same section, where one of
    both does not say when.
    """
    places = _places(note)
    for section in draft.sections:
        own = same_section(note, section)
        unstamped = own is not None and note.sections[own].start is None
        for run in runs(section.moments):
            key = own if run[0].at is None or (unstamped and not places[run[0].at]) else run[0].at
            if places[key]:
                yield places[key].pop(0), run


def _places(note: Note) -> defaultdict[Timestamp | int | None, list[tuple[Place, ...]]]:
    """The places of all runs, by when they begin, or by their section."""
    found = defaultdict[Timestamp | int | None, list[tuple[Place, ...]]](list)
    for number, section in enumerate(note.sections):
        count = 0
        for run in runs(section.moments):
            key = number if run[0].at is None else run[0].at
            found[key].append(tuple((number, count + n) for n in range(len(run))))
            count += len(run)
    return found


def _folded(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))
