"""Transcripts as JSON arrays: one table of who writes which keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kikigaki.diagnostics import quote
from kikigaki.importers import seconds
from kikigaki.importers.captions.markup import plain
from kikigaki.importers.captions.reading import Reading
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import Fault, split
from kikigaki.importers.material.objects import objects_in, text_in


@dataclass(frozen=True, slots=True)
class Shape:
    """Under which keys a kind of transcript has what."""

    form: str
    where: tuple[str, ...]
    """Keys of the outermost object that may hold the array."""
    bare: bool
    """Whether the array may stand alone."""
    start: str
    end: str
    text: str
    voice: tuple[str, ...] = ()
    lasts: bool = False
    """Whether the end is a length."""


_SHAPES = (
    Shape(
        form="Podcasting 2.0 transcript",
        where=("segments",),
        bare=False,
        start="startTime",
        end="endTime",
        text="body",
        voice=("speaker",),
    ),
    Shape(
        form="youtube-transcript-api",
        where=("snippets", "transcript"),
        bare=True,
        start="start",
        end="duration",
        text="text",
        lasts=True,
    ),
    Shape(
        form="Podlove transcript",
        where=("transcripts", "transcript"),
        bare=True,
        start="start",
        end="end",
        text="text",
        voice=("voice", "speaker"),
    ),
    Shape(
        form="Whisper",
        where=("segments",),
        bare=False,
        start="start",
        end="end",
        text="text",
        voice=("speaker",),
    ),
)


def read(value: Any) -> tuple[str, Reading] | None:  # noqa: ANN401 - JSON is anything
    """The captions of a transcript and what wrote it; None if it is another kind of JSON."""
    for shape in _SHAPES:
        for rows in _arrays(value, shape):
            first = next((row for _, row in objects_in(rows)), {})
            if {shape.start, shape.end, shape.text} <= first.keys():
                return shape.form, _reading(rows, shape, value)
    return None


def _arrays(value: Any, shape: Shape) -> Iterator[Any]:  # noqa: ANN401 - JSON is anything
    if isinstance(value, dict):
        yield from (value.get(key) for key in shape.where)
    elif shape.bare and isinstance(value, list):
        yield value
        # The formatter for several videos gives a list of lists; of one video it is the same.
        if len(value) == 1:
            yield value[0]


def _reading(rows: Any, shape: Shape, value: Any) -> Reading:  # noqa: ANN401 - JSON is anything
    cues, faults = split(_cue(number, row, shape) for number, row in objects_in(rows))
    outer = value if isinstance(value, dict) else {}
    return Reading(cues, faults, text_in(outer, "language", "language_code"))


def _cue(row_number: int, row: dict[str, Any], shape: Shape) -> Cue | Fault:
    text = plain(text_in(row, shape.text))
    start, end = seconds.time(row.get(shape.start)), seconds.time(row.get(shape.end))
    if start is None:
        message = f"entry {row_number}, “{quote(text)}”, has no time, and is left out"
        return Fault(1, message)
    if end is not None and shape.lasts:
        end = start + end
    return Cue(start, end, text, text_in(row, *shape.voice))
