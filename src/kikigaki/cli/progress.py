"""A bar at the terminal, for work that takes longer than a second."""

import sys
import time
from dataclasses import dataclass, field

from kikigaki.building.progress import Progress

PATIENCE = 1.0
"""Seconds before a bar is shown."""
_WIDTH = 30
_OFTEN = 0.1


def bar() -> Progress:
    """A progress that shows a bar where somebody watches; silent in a log."""
    return Progress(_Bar()) if sys.stderr.isatty() else Progress()


@dataclass(slots=True)
class _Bar:
    begun: float = field(default_factory=time.monotonic)
    latest: float = 0.0

    def __call__(self, what: str, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self.begun < PATIENCE or (now - self.latest < _OFTEN and done < of):
            return
        self.latest = now
        full = _WIDTH * done // of if of else _WIDTH
        end = "\r\033[K" if done == of else ""
        sys.stderr.write(f"\r{what} {'█' * full}{'░' * (_WIDTH - full)} {done}/{of}{end}")
        sys.stderr.flush()
