"""Folders of what is kept, which strangers may have laid: no link among them is followed."""

import os
from pathlib import Path


def own(folder: Path) -> None:
    """Make a folder, where there is none.

    Raises:
        OSError: it cannot be made, or a link stands in its place.
    """
    folder.mkdir(parents=True, exist_ok=True)
    os.close(os.open(folder, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)))


def create(file: Path, data: bytes = b"") -> None:
    """Make a file anew, in place of whatever stands there.

    Raises:
        OSError: the folder cannot be written to.
    """
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY), "wb") as stream:
        stream.write(data)
