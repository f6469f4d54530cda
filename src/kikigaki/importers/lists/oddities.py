"""What is odd about a list is kept as it is, and said."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kikigaki.diagnostics import Code, Diagnostic, Position, quote
from kikigaki.importers.lists.parts import Part
from kikigaki.importers.order import Stamped, oddities

_APART = 5
"""Seconds between a timestamp and its link; beyond, somebody made a mistake."""


def of_stamps(parts: Sequence[Part], path: str) -> Iterator[Diagnostic]:
    """Timestamps that go back or stand twice, or that their links contradict."""
    yield from oddities(Stamped(part.entry.start, _position(part, path)) for part in parts)
    for part in parts:
        yield from _link(part, _position(part, path))


def _link(part: Part, position: Position) -> Iterator[Diagnostic]:
    start, linked = part.entry.start, part.entry.linked
    if linked is not None and abs(linked.seconds - start.seconds) > _APART:
        message = f"the text says {start} and its link {linked}"
        hint = f"{start} is taken; listen which one is right"
        yield Diagnostic(position, Code.LINK_DIFFERS, message, hint)


def elsewhere(parts: Iterable[tuple[Part, str]], path: str) -> Iterator[Diagnostic]:
    """Timestamps of other videos than the one the note is about."""
    ordered = sorted(parts, key=lambda pair: pair[1])
    for video, group in groupby(ordered, key=lambda pair: pair[1]):
        members = [part for part, _ in group]
        what = "a timestamp belongs" if len(members) == 1 else f"{len(members)} timestamps belong"
        message = f"{what} to another video, {quote(video)}"
        hint = f"import it for itself with --video {quote(video)}"
        yield Diagnostic(_position(members[0], path), Code.OTHER_VIDEO, message, hint)


def repeated(parts: Sequence[Part], path: str) -> Iterator[Diagnostic]:
    """A list that another one of the page repeats."""
    if parts:
        message = f"{len(parts)} timestamps stand in the page once more and are taken there"
        yield Diagnostic(_position(parts[0], path), Code.LIST_TWICE, message)


def _position(part: Part, path: str) -> Position:
    return Position(path, part.entry.line.number, part.entry.line.column)
