"""The stretch of the video that each section and moment covers, and a name for each moment.

A stretch ends where the next one in time begins, the last one with the video.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kikigaki.links import SectionAnchors, note_anchors
from kikigaki.model import Moment, Note, Section
from kikigaki.timestamps import Timestamp


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when."""

    start: Timestamp | None
    """None where the note does not say."""
    end: Timestamp | None
    """None where nothing comes after it and the note does not say how long the video is."""


@dataclass(frozen=True, slots=True)
class MomentSpan:
    """A moment, its stretch of the video, and its name among the moments of the note."""

    id: str
    """As in :mod:`.records`: its anchor ``t438``; without a timestamp, counted: ``t438_1``."""
    moment: Moment
    span: Span


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """A section with its stretch of the video, and the moments in it."""

    anchor: str
    section: Section
    span: Span
    moments: tuple[MomentSpan, ...]


@lru_cache(maxsize=4)  # several formats want them, in each language
def section_spans(note: Note) -> tuple[SectionSpan, ...]:
    """All sections, in file order.

    A moment without a timestamp is heard with the one before it in its section; before the first
    timestamp of a section, with that.
    """
    names: Counter[str] = Counter()
    starts = sorted({section.start for section in note.sections if section.start is not None})
    stamps = sorted(set(note.stamps))
    return tuple(
        SectionSpan(
            anchors.heading,
            section,
            _span(section.start, starts, note.duration),
            tuple(_moments(section, anchors, names, stamps, note.duration)),
        )
        for section, anchors in zip(note.sections, note_anchors(note), strict=True)
    )


def _moments(
    section: Section,
    anchors: SectionAnchors,
    names: Counter[str],
    stamps: Sequence[Timestamp],
    duration: Timestamp | None,
) -> Iterator[MomentSpan]:
    at = section.start
    for moment, anchor in zip(section.moments, anchors.moments, strict=True):
        at = moment.at if moment.at is not None else at
        name = anchor.id
        if moment.at is None:
            names[anchor.id] += 1
            name += f"_{names[anchor.id]}"
        yield MomentSpan(name, moment, _span(at, stamps, duration))


def _span(start: Timestamp | None, starts: Sequence[Timestamp], duration: Timestamp | None) -> Span:
    if start is None:
        return Span(None, None)
    following = bisect_right(starts, start)
    end = starts[following] if following < len(starts) else duration
    return Span(start, end if end is not None and end > start else None)
