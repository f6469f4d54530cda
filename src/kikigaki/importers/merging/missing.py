"""What a draft has and a note lacks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.importers.merging.matching import runs, same_moments, same_section, start_of
from kikigaki.importers.notes.fitting import titled
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


def missing_parts(note: Note, draft: Draft, language: str) -> Missing:
    """Compare by timestamps, and sections without one by their titles.

    ``language`` is that of the title of a section that has none.
    """
    found = Missing()
    known = set(note.stamps)
    place = 0
    for section in draft.sections:
        own, start = same_section(note, section), start_of(section)
        new = [run for run in runs(section.moments) if run[0].at not in known or run[0].at is None]
        if own is None:
            new = [run for run in new if run[0].at is not None or start is None]
            if new:
                first = next((run[0].at for run in new if run[0].at is not None), None)
                place = _place(note, first, place)
                moments = tuple(moment for run in new for moment in run)
                new_section = titled(DraftSection(section.title, moments), language)
                found.sections.append(NewSection(new_section, place))
            continue
        place = own + 1
        if note.sections[own].start is None and start is not None and start not in known:
            found.stamps.append(NewStamp(start, own))
            new = [run for run in new if run[0].at != start]
        for run in new:
            if run[0].at is not None:
                before = _before(note.sections[own], run[0].at)
                found.moments.append(NewMoment(run, own, before))
    if draft.typed:
        found.moments += _further(note, draft)
    return found


def _further(note: Note, draft: Draft) -> Iterator[NewMoment]:
    """Moments without a timestamp behind as many as the note has."""
    for places, run in same_moments(note, draft):
        section, last = places[-1]
        if further := run[len(places) :]:
            yield NewMoment(further, section, last + 1)


def _place(note: Note, start: Timestamp | None, place: int) -> int:
    """Where a new section stands: before the first that begins later, else behind the last one."""
    if start is None:
        return place
    later = (n for n, s in enumerate(note.sections) if s.start is not None and s.start > start)
    return next(later, len(note.sections))


def _before(section: Section, at: Timestamp) -> int:
    later = (n for n, m in enumerate(section.moments) if m.at is not None and m.at > at)
    return next(later, len(section.moments))
