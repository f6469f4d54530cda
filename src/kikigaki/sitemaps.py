"""Sitemaps: one of everything, and one a language, which Material's language switch reads.

No dates: the day of a build says nothing about a page, and would change the bytes every day.
"""

from collections.abc import Iterable, Mapping
from html import escape

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_NAME = "sitemap.xml"


def sitemaps(pages: Iterable[str], languages: tuple[str, ...], site_url: str) -> dict[str, bytes]:
    """The sitemaps by their path from the root of the site.

    ``pages`` are the paths of all HTML files; those below no language's folder are left out.
    """
    root = site_url if site_url.endswith("/") else f"{site_url}/"
    paths: dict[str, dict[str, None]] = {tag: {} for tag in languages}
    for page in sorted(path.removesuffix("index.html") for path in pages):
        language, slash, path = page.partition("/")
        if slash and language in paths:
            paths[language][path] = None
    entries = {
        tag: "".join(_entry(root, tag, path, paths) for path in paths[tag]) for tag in languages
    }
    written = {f"{tag}/{_NAME}": _whole(entries[tag]) for tag in languages}
    return {_NAME: _whole("".join(entries.values())), **written}


def _whole(entries: str) -> bytes:
    return f"{_HEAD}{entries}</urlset>\n".encode()


def _entry(root: str, language: str, path: str, paths: Mapping[str, Mapping[str, None]]) -> str:
    alternates = "".join(
        f'  <xhtml:link rel="alternate" hreflang="{tag}" href="{_address(root, tag, path)}"/>\n'
        for tag in paths
        if path in paths[tag]
    )
    return f" <url>\n  <loc>{_address(root, language, path)}</loc>\n{alternates} </url>\n"


def _address(root: str, language: str, path: str) -> str:
    return escape(f"{root}{language}/{path}")
