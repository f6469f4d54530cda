"""Lines that hold the two times of a cue."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kikigaki.importers import seconds

_WIDE = str.maketrans("：，．。", ":,..")
_AROUND_SEPARATORS = re.compile(r"(?<=[0-9])[ \t]{0,3}([:,.])[ \t]{0,3}(?=[0-9])")
_ARROW = re.compile(r"[ \t]*(?:-{1,3} ?>|[–—]>|→)[ \t]*")
_BEGINS_AS_TIME = re.compile(r"[ \t]*-?[0-9]{1,9}[:.,][^-–—→]{1,30}(?:-{1,3} ?>|[–—]>|→)")
_PAIR = re.compile(r"[ \t]*([0-9][0-9:.,]{1,20})[ \t]{0,3},[ \t]{0,3}([0-9][^ \t]{1,20})[ \t]*")
_THOUSANDTHS = re.compile(r"([0-9]+:[0-9]+:[0-9]+):([0-9]{3})")


@dataclass(frozen=True, slots=True)
class Timing:
    """A line with the two times of a cue, of which one may be unreadable."""

    index: int
    """Which line it is, from 0."""
    start: Decimal | None
    end: Decimal | None
    bad: str
    """The time that cannot be read, as it stands; empty if both can."""
    rest: str = ""
    """What follows the times: settings, or words."""


ReadTiming = Callable[[int, str], Timing | None]


def arrow(index: int, line: str) -> Timing | None:
    """``00:00:01,000 --> 00:00:02,500`` in any spelling people give it; None for other lines.

    A line of words with an arrow in it does not begin as a time does. Whisper prints both times
    in one pair of brackets.
    """
    if line.startswith("["):
        line = line[1:].replace("]", " ", 1)
    if not _BEGINS_AS_TIME.match(line[:80]):
        return None
    before, after = _ARROW.split(line, maxsplit=1)
    close = _AROUND_SEPARATORS.sub(r"\1", after.translate(_WIDE))
    end, _, rest = close.strip().partition(" ")
    return _timing(index, _AROUND_SEPARATORS.sub(r"\1", before.translate(_WIDE)), end, rest)


def pair(index: int, line: str) -> Timing | None:
    """``0:00:01.000,0:00:02.500``, as YouTube's SBV has it; None for other lines."""
    found = _PAIR.fullmatch(line[:80])
    return _timing(index, found[1], found[2], "") if found else None


def timings(lines: list[str], read: ReadTiming) -> list[Timing]:
    """All lines that hold the times of a cue."""
    found = (read(index, line) for index, line in enumerate(lines))
    return [timing for timing in found if timing is not None]


def _timing(index: int, start: str, end: str, rest: str) -> Timing:
    begin, over = _clock(start), _clock(end)
    bad = start if begin is None else end if over is None else ""
    return Timing(index, begin, over, bad.strip(), rest.strip())


def _clock(text: str) -> Decimal | None:
    return seconds.clock(_THOUSANDTHS.sub(r"\1.\2", text.strip()))
