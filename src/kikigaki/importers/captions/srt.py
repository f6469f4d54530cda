"""SubRip (SRT) and YouTube's SBV: a line of times, and words until the next.

Neither has a specification. Numbers may be missing, wrong or without order; a blank line may stand
inside a cue of SRT, or be missing between two; fractions are decimal, so ``,04`` is 0.04 s.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kikigaki.importers.captions.markup import plain
from kikigaki.importers.captions.reading import Reading, bad_time, no_time
from kikigaki.importers.captions.timing import ReadTiming, Timing, arrow, pair, timings
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import Fault, split

_SETTING = r"[A-Za-z]+[0-9]?:[^ \t]+"
_SETTINGS = re.compile(rf"{_SETTING}(?:[ \t]+{_SETTING})*")
_CUE_NUMBER = re.compile(r"[ \t]*([0-9]{1,7})[ \t]*")
_NEAR_THE_TOP = 12


def read(text: str) -> Reading | None:
    """The captions of an SRT file; None if no times stand near its top."""
    return _read(text, arrow, one_block=False)


def read_sbv(text: str) -> Reading | None:
    """The captions of an SBV file; None if no times stand near its top."""
    return _read(text, pair, one_block=True)


def _read(text: str, read_timing: ReadTiming, *, one_block: bool) -> Reading | None:
    lines = text.split("\n")
    found = timings(lines, read_timing)
    if (
        not any(timing.is_good for timing in found)
        or sum(1 for line in lines[: found[0].index] if line.strip()) > _NEAR_THE_TOP
    ):
        return None
    numbered = found[0].index > 0 and _CUE_NUMBER.fullmatch(lines[found[0].index - 1]) is not None
    return Reading(*split(_Cues(lines, found, numbered, one_block).parts()))


@dataclass(frozen=True, slots=True)
class _Cues:
    """The lines of a file, cut where the times stand."""

    lines: list[str]
    timings: list[Timing]
    numbered: bool
    """Whether the first cue has a number; then a number above any times is one too."""
    one_block: bool
    """Whether a cue's words end at a blank line."""

    def parts(self) -> Iterator[Cue | Fault]:
        first = self.timings[0]
        yield from self._astray(range(first.index - (self._number(first) is not None)))
        last = Timing(len(self.lines), None, None, "")
        for timing, following in pairwise([*self.timings, last]):
            end = following.index - (self._number(following) is not None)
            yield from self._cue(timing, range(timing.index + 1, end))

    def _cue(self, timing: Timing, body: range) -> Iterator[Cue | Fault]:
        stray = self._stray(timing, body)
        words = self.lines[body.start : body.stop if stray is None else stray]
        if timing.start is None or timing.end is None:
            yield bad_time(timing.index + 1, timing.bad)
        else:
            said = [] if _SETTINGS.fullmatch(timing.rest) else [timing.rest]
            text = "\n".join([*said, *words]).strip().replace("[br]", "\n")
            yield Cue(timing.start, timing.end, plain(text), line=timing.index + 1)
        if stray is not None:
            yield from self._astray(range(stray, body.stop))

    def _astray(self, lines: range) -> Iterator[Fault]:
        """A fault for each block of words that has no times."""
        for index in lines:
            if self.lines[index].strip() and (
                index == lines.start or not self._line(index - 1).strip()
            ):
                yield no_time(index + 1, " ".join(self.lines[index : index + 2]))

    def _stray(self, timing: Timing, body: range) -> int | None:
        """The line at which something begins that is another cue, but for its times."""
        number = self._number(timing)
        for index in body[1:]:
            begins = self.lines[index].strip() and not self.lines[index - 1].strip()
            counts = number is not None and self.lines[index].strip() == str(number + 1)
            if begins and (counts or (self.one_block and any(self.lines[body.start : index]))):
                return index
        return None

    def _number(self, timing: Timing) -> int | None:
        """The number of a cue, on the line above its times."""
        found = _CUE_NUMBER.fullmatch(self._line(timing.index - 1))
        if found and (self.numbered or not self._line(timing.index - 2).strip()):
            return int(found[1])
        return None

    def _line(self, index: int) -> str:
        return self.lines[index] if 0 <= index < len(self.lines) else ""
