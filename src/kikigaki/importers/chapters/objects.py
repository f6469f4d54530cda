"""Chapters as JSON: one table of who writes which keys.

Podcasting 2.0, Podlove, yt-dlp's info files, ffprobe and Audnexus all have a list of chapters with
a start and a title; they differ in names and units.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kikigaki.importers import seconds
from kikigaki.importers.chapters.reading import Reading, bad_start, day, words
from kikigaki.importers.draft import Chapter
from kikigaki.importers.found import Fault, split
from kikigaki.importers.material.objects import objects_in, text_in
from kikigaki.importers.tags import tag_of

_MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Shape:
    """Under which keys a kind of file has a chapter's times, and in what unit."""

    form: str
    start: str
    end: str
    per_second: int = 1


_SHAPES = (
    Shape("Podcasting 2.0 chapters", "startTime", "endTime"),
    Shape("yt-dlp", "start_time", "end_time"),
    Shape("Audnexus", "startOffsetMs", "", _MILLISECONDS),
    Shape("Podlove chapters", "start", "end"),
)


def read(value: Any) -> tuple[str, Reading] | None:  # noqa: ANN401 - JSON is anything
    """The chapters of a JSON file and what wrote it; None if it is another kind of JSON."""
    outer = value if isinstance(value, dict) else {}
    rows = outer.get("chapters") if outer else value
    first = next((row for _, row in objects_in(rows)), {})
    shape = next((shape for shape in _SHAPES if shape.start in first), None)
    # A transcript has starts too, but no titles.
    if shape is not None and "text" not in first:
        chapters, faults = split(_chapter(number, row, shape) for number, row in objects_in(rows))
        form = "ffprobe" if "time_base" in first else shape.form
        return form, _reading(outer, chapters, faults)
    if {"id", "webpage_url"} <= outer.keys():
        return "yt-dlp", _reading(outer, (), ())
    return None


def _chapter(number: int, row: dict[str, Any], shape: Shape) -> Chapter | Fault:
    tags = row.get("tags")
    title = text_in(row, "title") or text_in(tags if isinstance(tags, dict) else {}, "title")
    start = _time(row.get(shape.start), shape)
    if start is None:
        return bad_start(1, f"chapter {number} {title}")
    hidden = row.get("toc") is False
    return Chapter(start, words(title), _time(row.get(shape.end), shape), hidden=hidden)


def _time(value: object, shape: Shape) -> Decimal | None:
    if shape.per_second != 1:
        return seconds.number(value, shape.per_second)
    return seconds.time(value)


def _reading(
    outer: dict[str, Any], chapters: tuple[Chapter, ...], faults: tuple[Fault, ...]
) -> Reading:
    """The chapters, with what the outermost object says about the recording."""
    date = text_in(outer, "release_date", "upload_date", "publicationDate", "published")
    return Reading(
        chapters,
        faults,
        title=words(text_in(outer, "title")),
        duration=seconds.time(outer.get("duration")),
        media=text_in(outer, "webpage_url"),
        published=day(date),
        language=tag_of(text_in(outer, "language")),
        description=text_in(outer, "description"),
    )
