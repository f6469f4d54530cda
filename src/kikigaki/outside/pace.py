"""Politeness: a pause between two requests to one host, and longer where it asks for it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

PATIENCE = 30.0
"""Seconds that a host may ask us to wait."""


@dataclass(slots=True)
class Pace:
    """When each host may be asked next. Shared by all threads."""

    gap: float
    """Seconds between two requests to one host."""
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, url: str) -> None:
        """Wait for one's turn to ask for an address."""
        host = host_of(url)
        with self._lock:
            now = self.clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + self.gap
        self.sleep(turn - now)

    def hold(self, url: str, seconds: float) -> None:
        """Leave its host alone for a while."""
        host = host_of(url)
        with self._lock:
            until = self.clock() + seconds
            self._next[host] = max(until, self._next.get(host, until))


def host_of(url: str) -> str:
    """Whom an address asks, with its port; empty where it asks nobody."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def seconds_of(retry_after: str, now: float) -> float | None:
    """How long a host asks to wait: seconds, or a day and time; None where that is not clear."""
    if retry_after.isascii() and retry_after.isdigit() and len(retry_after) < 10:  # noqa: PLR2004 - no float overflows
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - now)
    except (ValueError, OverflowError):
        return None
