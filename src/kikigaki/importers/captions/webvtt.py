"""WebVTT, as the specification has it, and a little kinder to what people write by hand.

Kinder is: hours of one digit, a comma for the point, and words that a stray blank line has cut off
from a cue without any. A cue whose times cannot be read is left out, as the specification says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kikigaki.importers.captions.markup import voices
from kikigaki.importers.captions.reading import Reading, bad_time, no_time
from kikigaki.importers.captions.timing import Timing, arrow
from kikigaki.importers.captions.webvtt_header import header
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import Fault, split

_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)|Region:")


def read(text: str) -> Reading | None:
    """The captions of a WebVTT file; None if it does not begin with its header."""
    top = header(text)
    if top is None:
        return None
    cues, faults = split(_Cues(text.split("\n"), top.lines).parts())
    return Reading(cues, faults, top.language, top.title)


@dataclass(slots=True)
class _Cues:
    """The lines below the header, read from top to bottom."""

    lines: list[str]
    at: int
    """The line that is read next, from 0."""
    empty: Cue | None = field(default=None)
    """A cue without words, kept back until it is clear that none follow."""
    number: int | None = None
    """The last identifier, if it was a number."""

    def parts(self) -> Iterator[Cue | Fault]:
        while self.at < len(self.lines):
            if not self.lines[self.at].strip():
                self.at += 1
            elif _BLOCK.match(self.lines[self.at]):
                self._pass_block()
            elif (timing := arrow(self.at, self.lines[self.at])) is not None:
                yield from self._flush()
                yield from self._cue(timing)
            else:
                yield from self._words()
        yield from self._flush()

    def _cue(self, timing: Timing) -> Iterator[Cue | Fault]:
        self.at += 1
        text = "\n".join(self._take(end_at_times=True))
        if timing.start is None or timing.end is None:
            yield bad_time(timing.index + 1, timing.bad)
            return
        voice, words = voices(text)
        cue = Cue(timing.start, timing.end, words, voice, timing.index + 1)
        if words or voice:
            yield cue
        else:
            self.empty = cue

    def _words(self) -> Iterator[Cue | Fault]:
        """A block that begins without times: a cue's identifier, or words gone astray."""
        line = self.at + 1
        block = self._take(end_at_times=True)
        if self._at_times() and block:
            self.number = _number(block.pop())
        text = "\n".join(block)
        if self.empty is not None and text:
            voice, words = voices(text)
            self.empty = replace(self.empty, text=words, voice=voice)
            yield from self._flush()
        elif text.strip() and not text.strip().isdecimal():
            yield no_time(line, block[0].strip())

    def _pass_block(self) -> None:
        """Pass over a note, a style sheet or a region; a sheet ends where its braces do."""
        block = self._take(end_at_times=True)
        deep = _braces(block) if block[0].startswith("STYLE") else 0
        while deep > 0 and self.at < len(self.lines) and not self._at_times():
            self.at += 1
            deep += _braces(self._take(end_at_times=True))

    def _take(self, *, end_at_times: bool = False) -> list[str]:
        """The lines up to the next empty one, or to the identifier and times of another cue."""
        begin = self.at
        while self.at < len(self.lines) and self.lines[self.at]:
            if end_at_times and self._at_times():
                break
            self.at += 1
        end = self.at - (self._at_times() and self._is_identifier(begin))
        return self.lines[begin:end]

    def _at_times(self) -> bool:
        return self.at < len(self.lines) and arrow(self.at, self.lines[self.at]) is not None

    def _is_identifier(self, begin: int) -> bool:
        """Whether the line above, in a block that has run into another cue, is not words."""
        above = self.lines[max(begin, self.at - 2) : self.at]
        number = _number(above[-1]) if above else None
        counts = number is not None and self.number is not None and number == self.number + 1
        self.number = number if counts else self.number
        return len(above) > 1 and (counts or not above[0].strip())

    def _flush(self) -> Iterator[Cue]:
        if self.empty is not None:
            yield self.empty
        self.empty = None


def _number(line: str) -> int | None:
    return int(line) if re.fullmatch("[0-9]{1,7}", line.strip()) else None


def _braces(lines: list[str]) -> int:
    """How many braces these lines open and do not close."""
    return sum(line.count("{") - line.count("}") for line in lines)
