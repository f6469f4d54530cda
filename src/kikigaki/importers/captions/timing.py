"""Lines that hold the two times of a cue."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kikigaki.importers import seconds

_WIDE = str.maketrans("：，．。", ":,..")
_SPACED = re.compile(r"[ \t]{0,3}([:,.])[ \t]{0,3}")
_ARROW = re.compile(r"-{1,3} ?>|[–—]>|→")
_TIME = re.compile(r"[ \t]*(?:[0-9]+[ \t]{0,3}[:,.：，．。][ \t]{0,3})*[^ \t]*")
_BEGINS_AS_TIME = re.compile(r"[ \t]*-?[0-9]{1,9}[ \t]{0,3}[:.,：，．。]")
_BRACKETED = re.compile(r"\[([0-9][^\]>]*>[^\]]*)\]")
_PAIR = re.compile(
    r"[ \t]*([0-9]{1,4}:[^ \t,]{1,20})[ \t]{0,3},[ \t]{0,3}([0-9]{1,4}:[^ \t]{1,20})[ \t]*"
)
_THOUSANDTHS = re.compile(r"([0-9]{1,9}:[0-9]{1,9}:[0-9]{1,9}):([0-9]{3})")
_FAR = 80
"""Characters within which a line of times has its arrow."""


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

    @property
    def is_good(self) -> bool:
        """Whether both times can be read."""
        return not self.bad


ReadTiming = Callable[[int, str], Timing | None]


def arrow(index: int, line: str) -> Timing | None:
    """``00:00:01,000 --> 00:00:02,500`` in any spelling people give it; None for other lines.

    A line of words with an arrow in it does not begin as a time does. Whisper prints both times
    in one pair of brackets.
    """
    if found := _BRACKETED.match(line[:_FAR]):
        line = f"{found[1]} {line[found.end() :]}"
    found = _ARROW.search(line, 0, _FAR) if _BEGINS_AS_TIME.match(line) else None
    if found is None:
        return None
    end = _TIME.match(line, found.end())
    over = end.end() if end else found.end()
    return _timing(index, line[: found.start()], line[found.end() : over], line[over:])


def pair(index: int, line: str) -> Timing | None:
    """``0:00:01.000,0:00:02.500``, as YouTube's SBV has it; None for other lines."""
    found = _PAIR.fullmatch(line) if len(line) < _FAR else None
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
    close = _SPACED.sub(r"\1", text.translate(_WIDE).strip())
    return seconds.clock(_THOUSANDTHS.sub(r"\1.\2", close))
