"""The table of formats: what a note becomes for others, and where that stands."""

from collections.abc import Callable
from dataclasses import dataclass

from kikigaki.exports.joining import Join
from kikigaki.exports.source import Source


def _no_reason(_source: Source) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Format:
    """Something a note in one language can be written as; pure data in, bytes out."""

    name: str
    """For ``kikigaki export NAME`` and the setting ``exports``; kebab-case."""
    file: str
    """Its file beside the note's page, such as ``chapters.json``."""
    media_type: str
    write: Callable[[Source], bytes | None]
    """None where the note has nothing for it; then :attr:`why_not` says why."""
    why_not: Callable[[Source], str] = _no_reason
    """Why there is nothing, in words: a clause without a capital or full stop."""
    join: Join | None = None
    """Makes one file of several notes; None where there is no such thing."""
    timed: bool = False
    """Whether it counts on the video's clock, so that each other recording has its own file."""


NOTE_FORMATS: tuple[Format, ...] = ()
"""All formats, in the order of the note's page; a row each."""
