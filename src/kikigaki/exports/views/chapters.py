"""A note's sections as chapters: in the order of the recording, each with its end."""

from collections import defaultdict
from typing import NamedTuple

from kikigaki.exports.views.source import Source, once
from kikigaki.model import Section
from kikigaki.timestamps import Timestamp

TAIL = 30
"""Seconds given to what is said last, in a video whose length the note does not say."""


class Chapter(NamedTuple):
    """A section, or several that begin in the same second."""

    title: str
    at: Timestamp
    """When it begins in the video."""
    start: int
    """When it begins in the recording, in seconds; so is ``end``."""
    end: int
    sections: tuple[Section, ...]


@once
def chapters(source: Source) -> tuple[Chapter, ...]:
    """The sections that have a timestamp.

    What lies before the recording begins or after it ends is left out; the chapter that runs then
    begins or ends with it.
    """
    begun: defaultdict[Timestamp, list[Section]] = defaultdict(list)
    for section in source.note.sections:
        if (at := section.start) is not None:
            begun[at].append(section)
    together = sorted(begun.items(), key=lambda pair: pair[0].seconds)
    clock, last = [source.clock(at) for at, _ in together], end_of(source)
    ends = [min(end, last) for end in (*clock[1:], last)] if clock else []
    return tuple(
        Chapter(_title(source, sections), at, max(0, start), end, tuple(sections))
        for (at, sections), start, end in zip(together, clock, ends, strict=True)
        if end > max(0, start)
    )


def end_of(source: Source) -> int:
    """When the recording ends, in its own seconds; a guess where the note does not say."""
    if source.note.duration:
        return source.clock(source.note.duration)
    return max([source.clock(at) + TAIL for at in source.note.stamps], default=0)


def _title(source: Source, sections: list[Section]) -> str:
    return " / ".join([source.edition.words(section.title) for section in sections])
