"""Markdown as the site's engine renders it, without starting the engine."""

import posixpath
import re

EXTENSIONS = ["attr_list", "md_in_html", "toc"]
_LINK = re.compile(r'href="(?P<page>[^":#]+)\.md(?P<anchor>#[^"]*)?"')


def as_site(html: str, here: str) -> str:
    """The same HTML with links between Markdown files turned into links between pages."""

    def address(found: re.Match[str]) -> str:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(here), found["page"]))
        url = posixpath.relpath(_url(file), _url(here.removesuffix(".md")))
        return f'href="{url}/{found["anchor"] or ""}"'

    return _LINK.sub(address, html)


def _url(file: str) -> str:
    folder, name = posixpath.split(file)
    return (folder if name == "index" else file) or "."
