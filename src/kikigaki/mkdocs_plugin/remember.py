"""While serving, a hand-written page that has not changed is not rendered again.

Links are addresses of files, so equal Markdown means equal HTML; whether a link's target is still
there is asked by the next build.
"""

from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


@dataclass(frozen=True, slots=True)
class Rendered:
    """What rendering made of a page."""

    markdown: str
    content: str
    toc: TableOfContents
    anchors: set[str]


@dataclass(slots=True)
class Memory:
    """The last rendering of each page, by its ``src_uri``."""

    pages: dict[str, Rendered] = field(default_factory=dict)


class RememberedPage(Page):
    """A page that looks into the memory before it renders."""

    def __init__(self, file: File, config: MkDocsConfig, memory: Memory) -> None:
        super().__init__(None, file, config)
        self._memory = memory

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render as MkDocs does, or take what that gave last time."""
        last = self._memory.pages.get(self.file.src_uri)
        if last is not None and last.markdown == self.markdown:
            self.content, self.toc, self.present_anchor_ids = last.content, last.toc, last.anchors
            return
        super().render(config, files)
        anchors = self.present_anchor_ids or set()
        rendered = Rendered(self.markdown or "", self.content or "", self.toc, anchors)
        self._memory.pages[self.file.src_uri] = rendered
