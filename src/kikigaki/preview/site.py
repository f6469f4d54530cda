"""A built site as its writer sees it, and when it changes."""

import hashlib
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kikigaki.building import Built
from kikigaki.diagnostics import Diagnostic
from kikigaki.preview import overlay
from kikigaki.strings import catalog

MISSING = "404.html"
"""What is shown for an address without a page."""
RELOAD = "/.kikigaki/reload.js"
"""Where the script stands that reloads a page; no page of a site begins with a dot."""


@dataclass(slots=True)
class Site:
    """The folder of a site, and what the last build said of it.

    Asked by the server's threads while the builder works: each page is read anew, and one state
    takes the place of another in one step.
    """

    root: Path
    languages: Sequence[str]
    _problems: tuple[Diagnostic, ...] = ()
    _sources: dict[str, str] = field(default_factory=dict)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _version: int = 0

    def built(self, built: Built) -> None:
        """Show what a build made, and wake up whoever waits for it."""
        with self._changed:
            self._problems, self._sources = built.diagnostics, built.sources
            self._version += 1
            self._changed.notify_all()

    def page(self, path: str) -> bytes:
        """A page, by its path from the root, with its problems and the script that reloads it.

        Raises:
            OSError: there is no such file.
        """
        shown = self._shown(path)
        before, end, after = shown.rpartition("</body>")
        if not end:  # a file of the writer's own
            return shown.encode()
        script = f'<script src="{RELOAD}" data-state="{state_of(shown)}" async></script>'
        return f"{before}{script}{end}{after}".encode()

    def state(self, path: str) -> str:
        """What tells a page as it is now from the same one before.

        Where there is none, the page that says so is shown in its place; empty where that is gone.
        """
        for shown in (path, MISSING):
            with suppress(OSError):
                return state_of(self._shown(shown))
        return ""

    def wait(self, path: str, state: str, seconds: float) -> bool:
        """Whether the page becomes another than it was in this state, in so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.state(path) != state, seconds)

    def _shown(self, path: str) -> str:
        """A page with its problems."""
        html = (self.root / path).read_text("utf-8")
        strings = catalog(self._language(path))
        return overlay.add(html, self._problems, self._source(path), strings)

    def _source(self, path: str) -> str:
        """The file of the note a page is made of; empty where it is made of many, or by hand."""
        _, folder, note_id, *_ = *path.split("/"), "", "", ""
        return self._sources.get(note_id, "") if folder == "notes" else ""

    def _language(self, path: str) -> str:
        first = path.partition("/")[0]
        return first if first in self.languages else self.languages[0]


def state_of(shown: str) -> str:
    """A word for what a page shows."""
    return hashlib.sha256(shown.encode()).hexdigest()[:16]
