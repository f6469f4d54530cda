"""What is left to do in a folder of notes, as it stands on the disk and in its history."""

from dataclasses import dataclass
from pathlib import Path

from kikigaki.collection.walk import walk
from kikigaki.diagnostics import Diagnostic
from kikigaki.rewriting import read_sources
from kikigaki.status.figures import status
from kikigaki.status.history import read_history
from kikigaki.status.values import Status


@dataclass(frozen=True, slots=True)
class Look:
    """The figures, and what they could not see."""

    status: Status
    problems: tuple[Diagnostic, ...]
    """What keeps files from being read."""
    dated: bool
    """Whether there is a history that can tell what is stale."""


def look(notes: Path, languages: tuple[str, ...]) -> Look:
    """Read a folder of notes and its git history, if it has one."""
    sources, problems = read_sources(walk(notes, languages), languages)
    history = read_history(notes)
    return Look(status(sources, languages, history), tuple(problems), history is not None)
