"""A build of everything but the generated pages, which others write into frames.

MkDocs knows these pages, so that links to them are checked, but takes them for unchanged.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from kikigaki.building import Listed
from kikigaki.mkdocs_plugin.framing import Framer

Anchors = Callable[[str], set[str] | None]
"""The anchors of a generated page, by its ``src_uri``; None where they are not known."""


@dataclass(slots=True)
class Shell:
    """What a build leaves out, and what it leaves behind."""

    pages: Iterable[Listed]
    anchors: Anchors
    framer: Framer | None = None


class _Unchanged(File):
    """A file that MkDocs need not build."""

    def is_modified(self) -> bool:
        return False


class _StandIn(Page):
    """A page that others write."""

    def __init__(self, file: File, config: MkDocsConfig, title: str, anchors: Anchors) -> None:
        super().__init__(None, file, config)
        self.markdown, self.meta = "", {"title": title}
        self._anchors = anchors

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]
        """Asked for only where a hand-written page links to one of them."""
        return self._anchors(self.file.src_uri)


def add_pages(files: Files, shell: Shell, config: MkDocsConfig) -> None:
    """Let MkDocs know the generated pages."""
    for page in shell.pages:
        level = InclusionLevel.NOT_IN_NAV
        file = _Unchanged.generated(config, page.src_uri, content="", inclusion=level)
        files.append(file)
        _StandIn(file, config, page.title, shell.anchors)


def without_warning(record: logging.LogRecord) -> bool:
    """Pass over MkDocs' warning that a build of changed files only is inexact; this one is not."""
    return not str(record.msg).startswith("A 'dirty' build")
