"""Where a build puts its files: a folder that is new, or a list of changes."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol


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
        self._made: set[str] = set()

    def put(self, path: str, data: bytes) -> None:
        """Write a file."""
        folder, _, _ = path.rpartition("/")
        if folder not in self._made:
            os.makedirs(f"{self.root}/{folder}", exist_ok=True)  # noqa: PTH103 - twice as fast
            self._made.add(folder)
        with open(f"{self.root}/{path}", "wb") as file:  # noqa: PTH123 - twice as fast
            file.write(data)

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
