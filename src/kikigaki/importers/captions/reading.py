"""What the reader of one kind of captions gives."""

from dataclasses import dataclass

from kikigaki.diagnostics import quote
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import Fault


@dataclass(frozen=True, slots=True)
class Reading:
    """The captions of a file, before anybody knows what the file is called."""

    cues: tuple[Cue, ...]
    """Every cue whose times can be read, in the order of the file; one may be without text."""
    faults: tuple[Fault, ...] = ()
    """What was left out, and where."""
    language: str = ""
    title: str = ""


def bad_time(line: int, text: str) -> Fault:
    """A cue whose times cannot be read is left out, with its words."""
    return Fault(line, f"“{quote(text.strip())}” is not a time; the cue is left out")


def no_time(line: int, text: str) -> Fault:
    """Words without a time are left out."""
    return Fault(line, f"“{quote(text.strip())}” has no time, and is left out")
