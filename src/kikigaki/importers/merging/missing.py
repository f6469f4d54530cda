"""What a draft has and a note lacks."""

from dataclasses import dataclass

from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.importers.merging.places import Heard, Matches, Place
from kikigaki.importers.notes.fitting import titled
from kikigaki.model import Note
from kikigaki.timestamps import Timestamp


@dataclass(frozen=True, slots=True)
class NewSection:
    """A section the note lacks."""

    section: DraftSection
    before: int
    """Index of the section it stands before; the number of sections where it is the last."""


@dataclass(frozen=True, slots=True)
class NewMoment:
    """A moment that a section of the note lacks."""

    moment: DraftMoment
    place: Place
    """What it comes before."""
    at: Timestamp | None
    """When it is heard; None where nobody says so."""

    @property
    def order(self) -> tuple[Place, int]:
        """What is heard first stands first."""
        return self.place, -1 if self.at is None else self.at.seconds


@dataclass(slots=True)
class Missing:
    """All that a note lacks."""

    sections: list[NewSection]
    moments: list[NewMoment]
    stamps: list[tuple[Place, Timestamp]]
    """Timestamps, and the moments that lack them."""
    left: list[Heard]
    """What belongs to sections that are not there, though all their seconds are."""


def missing_parts(note: Note, draft: Draft, matches: Matches, language: str) -> Missing:
    """Sort what the note does not have by where it comes.

    ``language`` is that of the title of a section that has none.
    """
    moments = [NewMoment(heard.moment, at, heard.at) for at, heard in matches.new if at is not None]
    found = Missing([], sorted(moments, key=lambda new: new.order), matches.stamps, [])
    place = 0
    for number, section in enumerate(draft.sections):
        own = matches.sections[number]
        new = [heard for at, heard in matches.new if at is None and heard.part == number]
        if own is not None:
            place = own + 1
        elif section.start is None or any(heard.at is not None for heard in new):
            first = next((heard.at for heard in new if heard.at is not None), None)
            place = _place(note, first, place)
            said = tuple(heard.moment for heard in new)
            whole = titled(DraftSection(section.title, said), language)
            found.sections.append(NewSection(whole, place))
        else:
            found.left += new
    return found


def _place(note: Note, start: Timestamp | None, place: int) -> int:
    """Where a new section stands: before the first that begins later, else behind the last one."""
    if start is None:
        return place
    later = (n for n, s in enumerate(note.sections) if s.start is not None and s.start > start)
    return next(later, len(note.sections))
