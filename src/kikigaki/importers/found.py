"""What a file of captions or chapters gave: values, and what could not be read."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.importers.draft import NOTHING, Chapter, Cue
from kikigaki.languages import LanguageMap

Part = TypeVar("Part")

MOST_FAULTS = 100
UNKNOWN = "und"
"""The language of a text that nobody has named; BCP 47 calls it undetermined."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that could not be read, before anybody knows what the file is called."""

    line: int
    message: str
    code: Code = Code.LEFT_OUT
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CaptionsFound:
    """The captions of a recording, in the order of the file."""

    form: str
    """What kind of file it is, as its makers call it: ``WebVTT``, ``SRT``, ``TTML`` …"""
    cues: tuple[Cue, ...]
    """Cues whose times can be read; none if there is an error among the diagnostics."""
    language: str = ""
    """Language tag, where the file says it."""
    title: str = ""
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class ChaptersFound:
    """The chapters of a recording, in the order of the file, and what the file says beside them."""

    form: str
    """What kind of file it is, as its makers call it: ``Podlove``, ``ffmetadata`` …"""
    chapters: tuple[Chapter, ...]
    """Chapters whose times can be read; none if there is an error among the diagnostics.

    Their order and starts that occur twice are as in the file, and not judged.
    """
    title: LanguageMap[str] = NOTHING
    """The title of the recording; so is all that follows."""
    duration: Decimal | None = None
    """In seconds, as exact as the file has it."""
    media: str = ""
    """An address or YouTube's id, as it stands in the file."""
    published: datetime.date | None = None
    language: str = ""
    """Language tag of what is spoken, where the file says it."""
    description: str = ""
    """What the file says about the recording, which may hold a list of chapters itself."""
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)


def split(parts: Iterable[Part | Fault]) -> tuple[tuple[Part, ...], tuple[Fault, ...]]:
    """What could be read, and what could not."""
    read: list[Part] = []
    faults: list[Fault] = []
    for part in parts:
        if isinstance(part, Fault):
            faults.append(part)
        else:
            read.append(part)
    return tuple(read), tuple(faults)


def as_diagnostics(path: str, faults: Sequence[Fault]) -> tuple[Diagnostic, ...]:
    """Faults, now that the file has a name; beyond a hundred they are only counted."""
    shown = [*faults[:MOST_FAULTS]]
    if len(faults) > MOST_FAULTS:
        more = f"and {len(faults) - MOST_FAULTS:,} more parts are left out, from here on"
        shown.append(Fault(faults[MOST_FAULTS].line, more))
    return tuple(Diagnostic(Position(path, f.line), f.code, f.message, f.hint) for f in shown)
