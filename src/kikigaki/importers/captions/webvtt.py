"""WebVTT, as the specification has it, and a little kinder to what people write by hand.

Kinder is: hours of one digit, a comma for the point, and words that a stray blank line has cut off
from a cue without any. A cue whose times cannot be read is left out, as the specification says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from kikigaki.importers.captions.markup import voices
from kikigaki.importers.captions.reading import Reading, bad_time, no_time
from kikigaki.importers.captions.timing import Timing, arrow
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import Fault, split

_HEADER = re.compile(r"WEBVTT(?:[ \t]+(.*))?")
_METADATA = re.compile(r"(kind|language|lang|title)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)|Region:")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the cues."""

    title: str = ""
    """What follows WEBVTT on its line."""
    kind: str = ""
    language: str = ""
    lines: int = 1


def header(text: str) -> Header | None:
    """The header of a WebVTT file; None if it has none."""
    lines = text.split("\n")
    first = _HEADER.fullmatch(lines[0].removeprefix("\ufeff"))
    if first is None:
        return None
    count = next((n for n, line in enumerate(lines) if not line or "-->" in line), len(lines))
    found = (_METADATA.match(line) for line in lines[1:count])
    said = {match[1].lower(): match[2].strip() for match in found if match}
    title = said.get("title") or (first[1] or "").strip("-–— \t")
    language = said.get("language") or said.get("lang") or ""
    return Header(title, said.get("kind", "").lower(), language, count)


def is_chapters(path: str, text: str) -> bool:
    """Whether a WebVTT file is one of chapters: its name, its folder or its header says so."""
    top = header(text)
    near = (part.lower() for part in PurePath(path).parts[-2:])
    return top is not None and (top.kind == "chapters" or any("chapter" in part for part in near))


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
        if self._at_times():
            block = block[:-1]
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
        above = self.lines[begin : self.at][-2:]
        return len(above) > 1 and not above[0].strip()

    def _flush(self) -> Iterator[Cue]:
        if self.empty is not None:
            yield self.empty
        self.empty = None


def _braces(lines: list[str]) -> int:
    """How many braces these lines open and do not close."""
    return sum(line.count("{") - line.count("}") for line in lines)
