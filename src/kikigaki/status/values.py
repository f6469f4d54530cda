"""The figures, as frozen values that a table, a program or a page can show."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kikigaki.diagnostics import Position
from kikigaki.timestamps import Timestamp


class State(StrEnum):
    """How the text of a language came to be, or that it is not there."""

    HUMAN = "human"
    REVIEWED = "reviewed"
    MACHINE = "machine"
    MISSING = "missing"


class Freshness(StrEnum):
    """How a text stands to the one it translates."""

    SOURCE = "source"
    """It is the one that others translate."""
    CURRENT = "current"
    STALE = "stale"
    """What it translates was changed in a later commit."""
    UNKNOWN = "unknown"
    """There is no history, or what it translates is not committed yet."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text in one language."""

    state: State
    freshness: Freshness | None
    """None where it is missing."""
    position: Position | None
    """None where it is missing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is written once in each language: a title, a summary, or one voice of a moment."""

    key: str
    """``title``, ``summary``, ``question``, ``answer`` or ``comment``."""
    section: int | None
    """Which section it is in, from 0; None for the note's own title and summary."""
    at: Timestamp | None
    """The stamp of its moment; None where that has none."""
    versions: Mapping[str, Version]
    """By language, in the collection's order."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many texts of a language are in which state; ``written`` and ``missing`` are all."""

    written: int
    machine: int
    """Of those written; ``reviewed``, ``stale`` and ``unknown`` too."""
    reviewed: int
    missing: int
    stale: int
    unknown: int

    @classmethod
    def of(cls, versions: list[Version]) -> "Count":
        """Count the texts of one language."""
        states = Counter(version.state for version in versions)
        ages = Counter(version.freshness for version in versions)
        return cls(
            written=len(versions) - states[State.MISSING],
            machine=states[State.MACHINE],
            reviewed=states[State.REVIEWED],
            missing=states[State.MISSING],
            stale=ages[Freshness.STALE],
            unknown=ages[Freshness.UNKNOWN],
        )


@dataclass(frozen=True, slots=True)
class Unstamped:
    """A section without any timestamp."""

    position: Position
    title: str


@dataclass(frozen=True, slots=True)
class NoteStatus:
    """What is left to do in a note."""

    id: str
    path: str
    title: str
    """In the collection's first language that it has."""
    source: str
    """The language that the others translate."""
    pieces: tuple[Piece, ...]
    """In file order."""
    unstamped: tuple[Unstamped, ...]

    def count(self, language: str) -> Count:
        """The figures of a language."""
        return Count.of([piece.versions[language] for piece in self.pieces])


@dataclass(frozen=True, slots=True)
class Undefined:
    """A term without a definition."""

    id: str
    position: Position
    languages: tuple[str, ...]
    """In which it has none."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is left to do in a collection."""

    languages: tuple[str, ...]
    notes: tuple[NoteStatus, ...]
    """In order of their paths."""
    undefined: tuple[Undefined, ...]

    def count(self, language: str) -> Count:
        """The figures of a language in all notes."""
        pieces = [piece for note in self.notes for piece in note.pieces]
        return Count.of([piece.versions[language] for piece in pieces])
