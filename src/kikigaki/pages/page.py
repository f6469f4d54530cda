"""One generated page of Markdown, with its front matter."""

import html
from dataclasses import dataclass
from typing import Any

import yaml

from kikigaki.text import Text, shorten, to_html, to_markdown

_DESCRIPTION_COLUMNS = 240


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site."""

    src_uri: str
    """Where its Markdown stands, from the root of all pages: ``ja/notes/x.md``."""
    language: str
    title: str
    """Plain characters, not escaped."""
    description: str
    """One line for search engines; plain characters, may be empty."""
    body: Text
    source: str = ""
    """The YAML file it is made of, from the folder of notes; empty where there are many."""
    searched: bool = True
    """False where the page only gathers what stands on other pages, where search should lead."""

    @property
    def markdown(self) -> str:
        """The whole file: front matter, then the body as canonical Markdown."""
        return f"{self.head}\n{to_markdown(self.body, self.src_uri)}"

    @property
    def html(self) -> str:
        """The body as Python-Markdown renders it."""
        return to_html(self.body, self.src_uri)

    @property
    def title_html(self) -> str:
        """The title as it stands in the page's head."""
        return html.escape(self.title)

    @property
    def description_html(self) -> str:
        """As much of the description as search engines show."""
        return html.escape(shorten(self.description, _DESCRIPTION_COLUMNS))

    @property
    def head(self) -> str:
        """The front matter alone, between its two lines."""
        # Material prints both without escaping, so they are HTML here already.
        meta: dict[str, Any] = {"title": self.title_html}
        if self.description:
            meta["description"] = self.description_html
        if not self.searched:
            meta["search"] = {"exclude": True}
        written = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=2**31)
        return f"---\n{written}---\n"
