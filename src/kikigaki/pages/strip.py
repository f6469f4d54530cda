"""The timeline strip of a note: its sections to scale, and marks on it. Plain HTML and CSS."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kikigaki.model import Note
from kikigaki.text import Box, Mark, Paragraph
from kikigaki.timestamps import Timestamp

WHOLE = 100.0


def strip(note: Note, marks: Iterable[Timestamp] = ()) -> Box | None:
    """The strip of a note, with a tick at each of some timestamps; None where none is stamped."""
    end = _end(note)
    if not end:
        return None
    parts = [Mark(start, size, "kk-part") for start, size in _parts(note, end)]
    ticks = [Mark(_share(at.seconds, end), 0, "kk-tick") for at in dict.fromkeys(marks)]
    return Box((Paragraph((*parts, *ticks)),), "kk-strip")


def _end(note: Note) -> int:
    """The length of the video in seconds; the last timestamp where it is not known."""
    if note.duration:
        return note.duration.seconds
    return max((moment.at.seconds for moment in note.moments() if moment.at), default=0)


def _parts(note: Note, end: int) -> Iterator[tuple[float, float]]:
    """Where each section begins, and how much of the whole it takes."""
    starts = sorted({section.start.seconds for section in note.sections if section.start})
    for start, following in pairwise([*starts, end]):
        yield _share(start, end), max(0.0, _share(following, end) - _share(start, end))


def _share(seconds: int, end: int) -> float:
    return min(WHOLE, WHOLE * seconds / end)
