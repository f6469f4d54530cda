"""The stretch of the video that each section and moment covers.

A stretch ends where the next one in time begins, the last one with the video.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kikigaki.links import MomentAnchor, note_anchors
from kikigaki.model import Moment, Note, Section
from kikigaki.timestamps import Timestamp


class Span(NamedTuple):
    """From when to when."""

    start: Timestamp | None
    """None where the note does not say."""
    end: Timestamp | None
    """None where nothing comes after it and the note does not say how long the video is."""


class MomentSpan(NamedTuple):
    """A moment, and its stretch of the video."""

    anchor: MomentAnchor
    moment: Moment
    span: Span


class SectionSpan(NamedTuple):
    """A section with its stretch of the video, and the moments in it."""

    anchor: str
    section: Section
    span: Span
    moments: tuple[MomentSpan, ...]


_Spans: TypeAlias = Mapping[Timestamp | None, Span]
_NOWHERE = Span(None, None)


@lru_cache(maxsize=4)  # several formats want them, in each language
def section_spans(note: Note) -> tuple[SectionSpan, ...]:
    """All sections, in file order.

    A moment without a timestamp is heard with the one before it in its section; before the first
    timestamp of a section, with that.
    """
    starts = [section.start for section in note.sections]
    sections = _spans(filter(None, starts), note.duration)
    moments = _spans(note.stamps, note.duration)
    return tuple(
        SectionSpan(
            anchors.heading,
            section,
            sections.get(start, _NOWHERE),
            tuple(_moments(section, start, anchors.moments, moments)),
        )
        for section, start, anchors in zip(note.sections, starts, note_anchors(note), strict=True)
    )


def _moments(
    section: Section,
    at: Timestamp | None,
    anchors: Iterable[MomentAnchor],
    spans: _Spans,
) -> Iterator[MomentSpan]:
    for moment, anchor in zip(section.moments, anchors, strict=True):
        at = moment.at if moment.at is not None else at
        yield MomentSpan(anchor, moment, spans.get(at, _NOWHERE))


def _spans(stamps: Iterable[Timestamp], duration: Timestamp | None) -> _Spans:
    """The stretch that begins at each timestamp."""
    starts = sorted(set(stamps), key=lambda at: at.seconds)
    ends = zip(starts, [*starts[1:], duration], strict=False)  # where there is nothing, no end
    return {
        start: Span(start, end if end is None or end.seconds > start.seconds else None)
        for start, end in ends
    }
