"""What is compared: a site generator, how it is set up, and what it is asked to do in a round."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from measured import Cost, FailedError, run

PYTHON = sys.executable
Job = Callable[[], Cost]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a generator works."""

    folder: Path
    """Its own."""
    notes: Path
    """A knowledge base of Kikigaki, to be copied."""
    docs: Path
    """The same as Markdown, to be copied."""
    tools: Path
    """Where generators are kept that had to be installed."""

    def with_pages(self) -> Path:
        """Its folder, anew, with the Markdown in ``docs``."""
        self.put_away(self.folder)
        shutil.copytree(self.docs, self.folder / "docs")
        return self.folder

    def with_notes(self) -> Path:
        """Its folder, anew, with the knowledge base."""
        self.put_away(self.folder)
        shutil.copytree(self.notes, self.folder)
        return self.folder

    @property
    def old(self) -> Path:
        """Where what is in the way is put."""
        return self.tools.parent / "old"

    def put_away(self, path: Path) -> None:
        """Move a folder or file away, if it is there.

        It is not deleted: ext4 without a journal does not use the place of a file that was deleted
        in the last minutes, and looks for another one by trying, so that whatever makes many files
        after many were deleted takes twice its time.
        """
        if path.exists():
            self.old.mkdir(exist_ok=True)
            path.rename(self.old / f"{time.time_ns()}")


@dataclass(frozen=True, slots=True)
class Ready:
    """A generator that is set up."""

    jobs: Mapping[str, Job]
    """What is done in a round, in this order: FULL, NONE, EDIT, and more of ours."""
    version: str


FULL, NONE, EDIT, CHECK, NOTE = "full", "none", "edit", "check", "note"
"""A build of everything; after nothing; after an edit; a check; what a single note takes."""


@dataclass(frozen=True, slots=True)
class Generator:
    """A site generator, or a way to use it."""

    name: str
    prepare: Callable[[Place], Ready]
    sizes: range = range(100, 10_001)
    """Numbers of notes it is run with."""
    quick: bool = False
    """Whether it is run more than once at sizes where others take minutes."""

    @property
    def slug(self) -> str:
        """Its name as one of a folder."""
        words = self.name.lower().replace(",", " ").replace("+", " ").split()
        return "-".join(words)


@dataclass(frozen=True, slots=True)
class Full:
    """A build from a folder without a site, which must have a page for each file of Markdown."""

    place: Place
    command: Sequence[str]
    clean: Sequence[str] = ("site",)
    """What is removed before."""

    def __call__(self) -> Cost:
        """Build.

        Raises:
            FailedError: the command failed, or there are fewer pages than there should be.
        """
        for name in self.clean:
            self.place.put_away(self.place.folder / name)
        cost = run(self.command, self.place.folder)
        pages = count(self.place.folder / "site", "html")
        wanted = count(self.place.docs, "md")
        if pages < wanted:
            raise FailedError(f"{self.command[0]}: {pages} pages of {wanted}")
        return replace(cost, pages=pages)


@dataclass(frozen=True, slots=True)
class Edit:
    """A build after a word was added to the last statement of a note; the site is up to date."""

    folder: Path
    command: Sequence[str]
    notes: str
    """A pattern of the files that are notes; the middle one is edited."""

    def __call__(self) -> Cost:
        """Edit and build."""
        files = sorted(self.folder.glob(self.notes))
        note = files[len(files) // 2]
        before, _, after = note.read_text("utf-8").rpartition(" the ")
        note.write_text(f"{before} the very {after}", "utf-8")
        return run(self.command, self.folder)


def count(folder: Path, ending: str) -> int:
    """How many files there are below a folder with an ending."""
    return sum(1 for _ in folder.rglob(f"*.{ending}"))


def said(*command: object, cwd: Path | None = None) -> str:
    """What a command prints that sets a generator up.

    Raises:
        FailedError: it failed, or is not there.
    """
    words = [str(part) for part in command]
    try:
        done = subprocess.run(words, cwd=cwd, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    except (OSError, subprocess.CalledProcessError) as error:
        raise FailedError(f"{words[0]}: {getattr(error, 'stderr', '') or error}") from error
    return done.stdout
