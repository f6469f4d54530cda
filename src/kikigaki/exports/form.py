"""What is known of a format: how it is called, where it stands, and what writes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kikigaki.diagnostics import Position
from kikigaki.exports.joining import Join
from kikigaki.exports.views.library import Library
from kikigaki.exports.views.source import Source

CARD, TWIN = "card.png", "index.md"
"""The files that a page or another export names: the picture, and the note as plain Markdown."""


def _no_reason(_source: Source) -> str:
    return ""


def _at_the_note(source: Source) -> Position:
    return source.note.position


@dataclass(frozen=True, slots=True)
class Format:
    """Something a note in one language can be written as; pure data in, bytes out."""

    name: str
    """For ``kikigaki export NAME`` and the setting ``exports``; kebab-case."""
    file: str
    """Its file beside the note's page, such as ``chapters.json``; empty where it stands in the
    head of the page itself."""
    media_type: str
    write: Callable[[Source], bytes | None]
    """None where the note has nothing for it; then :attr:`why_not` says why."""
    why_not: Callable[[Source], str] = _no_reason
    """Why there is nothing, in words: a clause without a capital or full stop."""
    where: Callable[[Source], Position] = _at_the_note
    """The place in the note that this is about."""
    join: Join | None = None
    """Makes one file of several notes; None where there is no such thing."""
    timed: bool = False
    """Whether it counts on the video's clock, so that each other recording has its own file."""
    shared: bool = False
    """Whether it is the same in every language; it stands beside the page in the first."""
    asked: bool = False
    """Whether a site has it only where its settings name it."""
    about: str = ""
    """What it is for, in a few words, for ``--list``."""


@dataclass(frozen=True, slots=True)
class CollectionFormat:
    """Something all notes of a collection can be written as."""

    name: str
    """As above; no format of a note has the same."""
    media_type: str
    write: Callable[[Sequence[Library]], Mapping[str, bytes]]
    """The files by their path from the root of the site, of the collection in some languages."""
    why_not: Callable[[str], str] = lambda _site_url: ""
    """Why a site of an address has none, in words; empty where it has."""
    about: str = ""
    feed: str = ""
    """The file of a feed, which each page names for feed readers."""
