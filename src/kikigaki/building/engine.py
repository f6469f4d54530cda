"""What a build asks of the site generator."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kikigaki.collection import Gathered
from kikigaki.frames import Frame, Shape


@dataclass(frozen=True, slots=True)
class Listed:
    """A generated page as hand-written ones see it."""

    src_uri: str
    title: str
    """As HTML."""
    source: str = ""
    """The file of the note it is made of, from the folder of notes."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the site and its sources are to be found, as its settings say."""

    site_url: str = ""
    """The address of the site, with a final ``/``; may be empty."""
    edit_url: str = ""
    """Where a file is edited, with ``{path}`` for its path and ``{stem}`` for that without its
    ending; empty where nobody can say."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The site without its generated pages, and what these are put into."""

    frame: Callable[[Shape], Frame]
    """The frame of pages of a shape; raises :class:`kikigaki.frames.UnstampableError`."""


class Engine(Protocol):
    """A site generator, such as MkDocs."""

    def site_dir(self) -> Path:
        """Where the site is to stand."""

    def refusal(self) -> str:
        """Why pages cannot be put into frames, in words; empty where they can."""

    def addresses(self) -> Addresses:
        """Where the site and its sources are; known before anything is rendered."""

    def shell(
        self,
        work: Path,
        gathered: Gathered,
        pages: Iterable[Listed],
        anchors: Callable[[str], set[str] | None],
    ) -> Shell:
        """Build into a folder everything but these pages."""

    def everything(self, work: Path, gathered: Gathered) -> None:
        """Build the whole site into a folder, page by page."""
