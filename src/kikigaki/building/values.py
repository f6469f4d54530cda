"""How to build, and what a build did."""

from dataclasses import dataclass, field
from pathlib import Path

from kikigaki.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Options:
    """How to build."""

    strict: bool = False
    """Whether warnings count as errors."""
    fresh: bool = False
    """Whether to build everything anew."""
    plain: bool = False
    """Whether the site generator is to render every page itself."""
    lenient: bool = False
    """Whether a wrong note keeps its last good page; else it keeps the site as it is."""
    alone: bool = False
    """Whether nobody else writes into the site while this program runs, which then need not look
    at every file again."""
    jobs: int = 1
    """How many processes write notes where all of them are written."""
    site_url: str = ""
    """The address of the site, with a final ``/``, where it is not that of the settings."""


@dataclass(slots=True)
class Built:
    """What a build did."""

    site: Path
    diagnostics: tuple[Diagnostic, ...]
    refused: bool = False
    """Whether the notes are wrong and nothing was written."""
    pages: int = 0
    notes: int = 0
    read: int = 0
    """How many notes were read; the others are as they were."""
    written: int = 0
    """How many files are new or other than before."""
    reason: str = ""
    """Why the site generator rendered every page itself; empty where it did not."""
    unkept: str = ""
    """Why the next build begins anew; empty where it need not."""
    sources: dict[str, str] = field(default_factory=dict)
    """The file of each note that has pages, from the folder of notes, by its id."""
