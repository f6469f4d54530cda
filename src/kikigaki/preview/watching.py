"""Being told that files have changed."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_SETTLING = 0.02
"""Seconds without another event after which a save is over: editors write, rename and remove."""
_LOOKING = {"opened", "closed_no_write"}


class Changes(FileSystemEventHandler):
    """Whether anything has changed since it was last asked."""

    def __init__(self, places: tuple[Path, ...]) -> None:
        self._places = places
        self._event = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; reading is none, nor is what happens beside a file that is watched."""
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        concerned = any(path.is_relative_to(place) for path in paths for place in self._places)
        if concerned and event.event_type not in _LOOKING:
            self._event.set()

    def wait(self) -> None:
        """Return when something has changed and the change is over."""
        self._event.wait()
        while self._event.is_set():
            self._event.clear()
            self._event.wait(_SETTLING)


@contextmanager
def watching(*places: Path) -> Iterator[Changes]:
    """Watch folders with all that is in them, and single files, while the block lasts."""
    absolute = tuple(place.absolute() for place in places)
    changes, observer = Changes(absolute), Observer()
    for place in absolute:
        folder = place if place.is_dir() else place.parent
        with suppress(FileNotFoundError):
            observer.schedule(changes, str(folder), recursive=place.is_dir())
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()
