"""What the system says of files that were read, so that one program need not read them twice.

Only while it runs: another build reads all files again, for times tell nothing of what is in them.
"""

import os
import time

_JUST_NOW = 200_000_000
"""Nanoseconds in which a file may change twice without the system's telling."""


class Stamps:
    """The state of each file when it was read, and a digest of its content."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, tuple[int, ...]]] = {}

    def are_of(self, location: str, digest: bytes) -> bool:
        """Whether a file is known to have this digest still."""
        known = self._known.get(location)
        return known is not None and known == (digest, _state(location))

    def keep(self, location: str, digest: bytes) -> None:
        """Remember a file that has just been read, unless it is so new that it may yet change."""
        state = _state(location)
        if state and time.time_ns() - max(state[:2]) > _JUST_NOW:
            self._known[location] = digest, state


def _state(location: str) -> tuple[int, ...]:
    try:
        status = os.lstat(location)
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_mode
