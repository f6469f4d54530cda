"""YouTube's json3: events in milliseconds, each with segments of text."""

from typing import Any

from kikigaki.diagnostics import quote
from kikigaki.importers import seconds
from kikigaki.importers.captions.reading import Reading
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import Fault, split
from kikigaki.importers.material.objects import objects_in

_MILLISECONDS = 1000


def read(value: Any) -> Reading | None:  # noqa: ANN401 - JSON is anything
    """The captions of a json3 object; None if it is another kind of JSON.

    Events without words set up a window or end a line of it, and are no captions.
    """
    if not isinstance(value, dict) or not isinstance(value.get("events"), list):
        return None
    events = ((number, event, _words(event)) for number, event in objects_in(value["events"]))
    return Reading(*split(_cue(number, event, text) for number, event, text in events if text))


def _words(event: dict[str, Any]) -> str:
    pieces = (piece.get("utf8") for _, piece in objects_in(event.get("segs")))
    return "".join(piece for piece in pieces if isinstance(piece, str)).strip("\u200b \n")


def _cue(event_number: int, event: dict[str, Any], text: str) -> Cue | Fault:
    start = seconds.number(event.get("tStartMs"), _MILLISECONDS)
    length = seconds.number(event.get("dDurationMs"), _MILLISECONDS)
    if start is None:
        message = f"event {event_number}, “{quote(text)}”, has no time, and is left out"
        return Fault(1, message)
    return Cue(start, start + length if length is not None else None, text)
