"""Looking at a folder again and again until its files change."""

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path

_EVERY = 0.3
"""Seconds between two looks; a look at 1,000 files takes a few milliseconds."""


def changes(*places: Path) -> Iterator[None]:
    """Once at the beginning, then whenever a file below the places is another; never ends."""
    seen: object = None
    while True:
        now = sorted(entry for place in places for entry in _look(place))
        if now != seen:
            seen = now
            yield
            gc.collect()
        time.sleep(_EVERY)


def _look(place: Path) -> Iterator[tuple[str, int, int]]:
    """Name, time and size of each file, links not followed."""
    try:
        if not place.is_dir():
            status = place.stat()
            yield str(place), status.st_mtime_ns, status.st_size
            return
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _look(Path(entry.path))
                else:
                    status = entry.stat(follow_symlinks=False)
                    yield entry.path, status.st_mtime_ns, status.st_size
    except OSError:
        return  # gone while we looked: that is a change, which the next look sees
