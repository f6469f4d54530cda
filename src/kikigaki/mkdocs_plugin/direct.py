"""Under ``mkdocs serve``, generated pages are written from their trees, past Python-Markdown.

A property test and a test over all real pages hold the two to the same bytes.
"""

from html import escape
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from kikigaki.pages import Page
from kikigaki.text import Text, headings


class DirectPage(MkDocsPage):
    """A page whose HTML is known without rendering."""

    def __init__(self, file: File, config: MkDocsConfig, page: Page) -> None:
        super().__init__(None, file, config)
        self._page = page

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take HTML and table of contents from the page's tree."""
        del config, files
        self.content = self._page.html
        flat: Any = _tokens(self._page.body)
        self.toc = get_toc(nest_toc_tokens(flat))


def _tokens(text: Text) -> list[dict[str, Any]]:
    """The headings of a page, as Python-Markdown's toc extension lists them."""
    return [
        {"level": level, "id": anchor, "name": escape(title, quote=False)}
        for level, anchor, title in headings(text)
    ]
