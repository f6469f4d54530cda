"""Chapters as WebVTT: each cue is one, at one level or several."""

from kikigaki.importers.captions import webvtt
from kikigaki.importers.chapters.reading import Reading, words
from kikigaki.importers.draft import Chapter
from kikigaki.importers.tags import tag_of


def read(text: str) -> Reading | None:
    """The chapters of a WebVTT file; None if it is none."""
    reading = webvtt.read(text)
    if reading is None:
        return None
    chapters = (Chapter(c.start, words(c.text), c.end, line=c.line) for c in reading.cues)
    language = tag_of(reading.language)
    return Reading(tuple(chapters), reading.faults, words(reading.title), language=language)
