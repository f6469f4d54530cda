"""Where a build puts its files: a folder that is new, or a list of changes."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class Output(Protocol):
    """Takes the files of a site."""

    def put(self, path: str, data: bytes) -> None:
        """Write a file, by its path from the root of the site."""

    def drop(self, paths: Iterable[str]) -> None:
        """Take files away."""


class NewFolder:
    """A folder that becomes the site."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._made = {""}

    def put(self, path: str, data: bytes) -> None:
        """Write a file."""
        self._make(path.rpartition("/")[0])
        file = os.open(f"{self.root}/{path}", _NEW, 0o666)  # a third faster than with a buffer
        try:
            done = os.write(file, data)
            while done < len(data):
                done += os.write(file, data[done:])
        finally:
            os.close(file)

    def _make(self, folder: str) -> None:
        """Make a folder and those above it; asking for them first takes as long as making them."""
        if folder in self._made:
            return
        self._made.add(folder)
        self._make(folder.rpartition("/")[0])
        with suppress(FileExistsError):
            os.mkdir(f"{self.root}/{folder}")  # noqa: PTH102 - twice as fast

    def drop(self, paths: Iterable[str]) -> None:
        """Nothing is there that was not put there."""


class Edits:
    """Changes of a site that stands: only what differs from what is there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changes: dict[str, bytes | None] = {}

    def put(self, path: str, data: bytes) -> None:
        """Change a file, if this changes it."""
        try:
            same = (self.root / path).read_bytes() == data
        except OSError:
            same = False
        if same:
            self.changes.pop(path, None)
        else:
            self.changes[path] = data

    def drop(self, paths: Iterable[str]) -> None:
        """Take files away, but for those that were put."""
        for path in paths:
            if path not in self.changes and (self.root / path).exists():
                self.changes[path] = None
