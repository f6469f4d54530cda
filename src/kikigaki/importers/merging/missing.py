"""What a draft has and a note lacks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.model import Note, Section
from kikigaki.timestamps import Timestamp


@dataclass(frozen=True, slots=True)
class NewSection:
    """A section the note lacks."""

    section: DraftSection
    before: int
    """Index of the section it stands before; the number of sections where it is the last."""


@dataclass(frozen=True, slots=True)
class NewMoment:
    """A moment that a section of the note lacks, with those that belong to it."""

    moments: tuple[DraftMoment, ...]
    section: int
    before: int
    """Index of the moment it stands before."""


@dataclass(frozen=True, slots=True)
class NewStamp:
    """A timestamp for the first moment of a section that has none."""

    at: Timestamp
    section: int


@dataclass(slots=True)
class Missing:
    """All that a note lacks."""

    sections: list[NewSection] = field(default_factory=list)
    moments: list[NewMoment] = field(default_factory=list)
    stamps: list[NewStamp] = field(default_factory=list)


def missing_parts(note: Note, draft: Draft) -> Missing:
    """Compare by timestamps, and sections without one by their titles."""
    found = Missing()
    known = set(note.stamps)
    place = 0
    for section in draft.sections:
        own = _same(note, section)
        runs = [
            run for run in _runs(section.moments) if run[0].at not in known or run[0].at is None
        ]
        if own is None:
            runs = [run for run in runs if run[0].at is not None or not _stamped(section)]
            if runs:
                place = _place(note, _start(runs), place)
                moments = tuple(moment for run in runs for moment in run)
                found.sections.append(NewSection(DraftSection(section.title, moments), place))
            continue
        place = own + 1
        start = _start(_runs(section.moments))
        if note.sections[own].start is None and start is not None and start not in known:
            found.stamps.append(NewStamp(start, own))
            runs = [run for run in runs if run[0].at != start]
        for run in runs:
            if run[0].at is not None:
                before = _before(note.sections[own], run[0].at)
                found.moments.append(NewMoment(run, own, before))
    return found


def _runs(moments: Sequence[DraftMoment]) -> list[tuple[DraftMoment, ...]]:
    """Moments with those behind them that have no timestamp and so belong to them."""
    runs: list[list[DraftMoment]] = []
    for moment in moments:
        if moment.at is not None or not runs:
            runs.append([])
        runs[-1].append(moment)
    return [tuple(run) for run in runs]


def _stamped(section: DraftSection) -> bool:
    return any(moment.at is not None for moment in section.moments)


def _start(runs: Sequence[tuple[DraftMoment, ...]]) -> Timestamp | None:
    return next((run[0].at for run in runs if run[0].at is not None), None)


def _same(note: Note, section: DraftSection) -> int | None:
    """Index of the section of the note that this one is: by its start, else by its title."""
    start = _start(_runs(section.moments))
    by_start = (n for n, known in enumerate(note.sections) if start and known.start == start)
    titles = {_folded(title) for title in section.title.values()}
    by_title = (
        n
        for n, known in enumerate(note.sections)
        if titles & set(map(_folded, known.title.values()))
    )
    return next(by_start, next(by_title, None))


def _place(note: Note, start: Timestamp | None, place: int) -> int:
    """Where a new section stands: before the first that begins later, else behind the last one."""
    if start is None:
        return place
    later = (n for n, s in enumerate(note.sections) if s.start is not None and s.start > start)
    return next(later, len(note.sections))


def _before(section: Section, at: Timestamp) -> int:
    later = (n for n, m in enumerate(section.moments) if m.at is not None and m.at > at)
    return next(later, len(section.moments))


def _folded(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))
