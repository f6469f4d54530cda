"""The timeline strip of a note: its sections to scale, and ticks on it. Plain HTML and CSS."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kikigaki import links
from kikigaki.model import Note, Section
from kikigaki.pages.edition import Edition
from kikigaki.text import Box, Mark, Paragraph, Span, Words
from kikigaki.timestamps import Timestamp

WHOLE = 100.0


class Strip:
    """The strips of a note, which differ in their ticks alone."""

    def __init__(self, note: Note) -> None:
        self._end = _end(note)
        self._parts = [
            Mark(_share(start, self._end), _share(following - start, self._end), "kk-part")
            for start, following in _parts(note, self._end)
        ]

    def drawn(self, marks: Iterable[Timestamp] = ()) -> Box | None:
        """A strip with a tick at each of some timestamps; None where the note has none."""
        if not self._parts or not self._end:
            return None
        ticks = _ticks((mark.seconds for mark in marks), 0, self._end)
        return Box((Paragraph((*self._parts, *ticks)),), "kk-strip")


def contents(edition: Edition, note: Note) -> Box | None:
    """The strip at the head of a note's page: each section a link, each moment a tick on it.

    None where there are not two sections to choose from.
    """
    end = _end(note)
    if len(list(_parts(note, end))) <= 1 or not end:
        return None
    anchors = (section.heading for section in links.note_anchors(note))
    placed = zip((section.start for section in note.sections), note.sections, anchors, strict=True)
    sections = {start.seconds: (section, anchor) for start, section, anchor in placed if start}
    stamps = [moment.at.seconds for moment in note.moments() if moment.at]
    linked: list[Mark] = []
    for start, following in _parts(note, end):
        section, anchor = sections[start]
        ticks = _ticks((at for at in stamps if start <= at < following), start, following)
        inner = (_name(edition, section), Span(tuple(ticks), "kk-ticks"))
        linked.append(Mark(None, _share(following - start, end), "kk-part", anchor, inner))
    before = Mark(None, _share(min(sections, default=0), end), "kk-gap")
    label = edition.strings("note.strip")
    return Box((Paragraph((before, *linked)),), "kk-contents", tag="nav", label=label)


def _name(edition: Edition, section: Section) -> Span:
    return Span((Words(f"{section.start} "), edition.inline(section.title)), "kk-name")


def _ticks(seconds: Iterable[int], start: int, end: int) -> Iterator[Mark]:
    """A tick for each second, on a piece of the strip from ``start`` to ``end``."""
    places = (_share(second - start, end - start) for second in dict.fromkeys(seconds))
    return (Mark(place, None, "kk-tick") for place in places)


def _end(note: Note) -> int:
    """The length of the video in seconds; the last timestamp where it is not known."""
    if note.duration:
        return note.duration.seconds
    return max((moment.at.seconds for moment in note.moments() if moment.at), default=0)


def _parts(note: Note, end: int) -> Iterator[tuple[int, int]]:
    """From which second to which each section runs, in the order of the video."""
    found = (section.start for section in note.sections)
    starts = sorted({start.seconds for start in found if start})
    return ((start, max(start, following)) for start, following in pairwise([*starts, end]))


def _share(seconds: int, whole: int) -> float:
    return min(WHOLE, WHOLE * seconds / whole) if whole > 0 else 0.0
