"""What a draft has and a note lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.importers.merging.matching import Heard, Matches, runs, start_of
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
    at: Timestamp | None
    """When it is heard; None where nobody says so."""

    @property
    def order(self) -> tuple[int, int, int]:
        """What is heard first stands first."""
        return self.section, self.before, -1 if self.at is None else self.at.seconds


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
    left: list[Heard] = field(default_factory=list)
    """What belongs to sections that are not there, though all their seconds are."""


def missing_parts(note: Note, draft: Draft, matches: Matches, language: str) -> Missing:
    """Compare by timestamps, and sections without one by their titles.

    ``language`` is that of the title of a section that has none.
    """
    known, place = set(note.stamps), 0
    found = Missing()
    further = [NewMoment((heard.moment,), *at, heard.at) for at, heard in matches.further]
    for section, own in zip(draft.sections, matches.sections, strict=True):
        new = [run for run in runs(section.moments) if run[0].at not in known]
        if own is not None:
            place = own + 1
            further += _in_section(note, section, own, found, new)
        elif start_of(section) is None or any(run[0].at is not None for run in new):
            first = next((run[0].at for run in new if run[0].at is not None), None)
            place = _place(note, first, place)
            moments = tuple(moment for run in new for moment in run)
            whole = titled(DraftSection(section.title, moments), language)
            found.sections.append(NewSection(whole, place))
        else:
            found.left += [Heard(moment, None, None) for run in new for moment in run]
    found.moments = sorted(further, key=lambda moment: moment.order)
    return found


def _in_section(
    note: Note,
    section: DraftSection,
    own: int,
    found: Missing,
    new: Sequence[tuple[DraftMoment, ...]],
) -> Iterator[NewMoment]:
    """Moments at seconds that the note does not have; the first may be that of its section."""
    for run in new:
        at = run[0].at
        if at is None:
            continue
        if run[0] is section.moments[0] and note.sections[own].start is None:
            found.stamps.append(NewStamp(at, own))
        else:
            yield NewMoment(run, own, _before(note.sections[own], at), at)


def _place(note: Note, start: Timestamp | None, place: int) -> int:
    """Where a new section stands: before the first that begins later, else behind the last one."""
    if start is None:
        return place
    later = (n for n, s in enumerate(note.sections) if s.start is not None and s.start > start)
    return next(later, len(note.sections))


def _before(section: Section, at: Timestamp) -> int:
    later = (n for n, m in enumerate(section.moments) if m.at is not None and m.at > at)
    return next(later, len(section.moments))
