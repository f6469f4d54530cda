"""Sitemaps: one of everything, and one a language, which Material's language switch reads.

No dates: the day of a build says nothing about a page, and would change the bytes every day.
"""

from html import escape
from pathlib import Path

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write(site: Path, languages: tuple[str, ...], site_url: str) -> None:
    """Write ``sitemap.xml`` at the root and below each language's folder."""
    root = site_url if site_url.endswith("/") else f"{site_url}/"
    paths = {tag: _paths(site, tag) for tag in languages}
    everything = ""
    for tag in languages:
        entries = "".join(_entry(root, tag, path, paths) for path in paths[tag])
        (site / tag / "sitemap.xml").write_text(f"{_HEAD}{entries}</urlset>\n", "utf-8")
        everything += entries
    (site / "sitemap.xml").write_text(f"{_HEAD}{everything}</urlset>\n", "utf-8")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def _paths(site: Path, language: str) -> list[str]:
    """The pages of a language, as addresses below its folder."""
    folder = site / language
    pages = (file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return sorted(page.removesuffix("index.html") for page in pages)


def _entry(root: str, language: str, path: str, paths: dict[str, list[str]]) -> str:
    shared = [tag for tag in paths if path in paths[tag]]
    alternates = "".join(
        f'  <xhtml:link rel="alternate" hreflang="{tag}" href="{_address(root, tag, path)}"/>\n'
        for tag in shared
    )
    return f" <url>\n  <loc>{_address(root, language, path)}</loc>\n{alternates} </url>\n"


def _address(root: str, language: str, path: str) -> str:
    return escape(f"{root}{language}/{path}")
