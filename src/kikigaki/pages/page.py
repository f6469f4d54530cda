"""One generated page of Markdown, with its front matter."""

import html
import json
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
    extra: str = ""
    """HTML of our own for the page's head; may be empty."""

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
        # A string of JSON is one of YAML, and written a hundred times as fast.
        extra = json.dumps(self.extra, ensure_ascii=False)
        written += f"extra_head: {extra}\n" if self.extra else ""
        return f"---\n{written}---\n"
