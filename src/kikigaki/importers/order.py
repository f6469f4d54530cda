"""Timestamps that are out of order or stand twice are kept as they are, and said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.timestamps import Timestamp


@dataclass(frozen=True, slots=True)
class Stamped:
    """A timestamp of a source, and where it stands there."""

    at: Timestamp
    position: Position


def oddities(stamps: Iterable[Stamped]) -> Iterator[Diagnostic]:
    """What is odd about the timestamps of a source, in file order."""
    latest: Timestamp | None = None
    lines: dict[Timestamp, int] = {}
    for stamp in stamps:
        at, position = stamp.at, stamp.position
        if latest is not None and at < latest:
            hint = "kept in the order of the file; correct it there or in the note"
            yield Diagnostic(position, Code.STAMP_GOES_BACK, f"{at} comes after {latest}", hint)
        if at in lines:
            message = f"{at} stands on line {lines[at]} already"
            yield Diagnostic(position, Code.STAMP_TWICE, message, "both are kept")
        lines.setdefault(at, position.line)
        latest = at if latest is None else max(latest, at)
