"""The pages as a folder of plain Markdown, for any site generator."""

import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kikigaki.collection import Gathered, HandWritten
from kikigaki.exports import Outlet, Published
from kikigaki.model import Collection
from kikigaki.pages import ASSETS, EditUrl, Page, all_pages, chooser
from kikigaki.scripts import assets
from kikigaki.search import FOLDER, index_files
from kikigaki.status import Status
from kikigaki.strings import catalog

_LINK = re.compile(r"(?P<before>\]\(<?)(?P<target>[^)\]\s<>#?:]+)(?=[)\s>#?])")


def site_files(
    gathered: Gathered, status: Status | None = None, outlet: Outlet | None = None
) -> dict[str, bytes]:
    """Every generated file by its path from the root of the pages.

    These are Markdown, chooser, assets, and what an outlet publishes but Markdown, which a
    generator would take for one more page.
    """
    published = Published(_no_pages(outlet), gathered.collection) if outlet is not None else None
    pages = {
        page.src_uri: replace(page, extra="").markdown.encode()
        for page in generated_pages(gathered, status=status, published=published)
    }
    files = published.everything() if published is not None else {}
    return {**pages, **companions(gathered, outlet), **files}


def _no_pages(outlet: Outlet) -> Outlet:
    """The outlet without Markdown, which no list of files and no link names then either."""
    return replace(outlet, formats=tuple(f for f in outlet.formats if not f.file.endswith(".md")))


def generated_pages(
    gathered: Gathered,
    edit_url: EditUrl = lambda _: "",
    status: Status | None = None,
    published: Published | None = None,
) -> Iterator[Page]:
    """Every generated page, with the YAML file it is made of; notes are ``published`` with it."""
    sources = {key: source.uri for key, source in gathered.sources.items()}
    if published is None:
        return all_pages(gathered.collection, sources, edit_url, status)
    return all_pages(gathered.collection, sources, edit_url, status, published.beside)


def companions(gathered: Gathered, outlet: Outlet | None = None) -> dict[str, bytes]:
    """What stands beside the pages: the chooser at the root, our style sheet and scripts.

    The chooser names the feeds that an outlet publishes.
    """
    words = {f"words/{tag}.json": _words(tag) for tag in gathered.collection.languages}
    ours = {f"{ASSETS}/{path}": data for path, data in {**assets(), **words}.items()}
    feeds = outlet.feeds() if outlet is not None else ()
    return {"index.html": chooser(gathered.collection, feeds).encode(), **ours}


def search_files(collection: Collection, *, directory_urls: bool = True) -> dict[str, bytes]:
    """The search index, by path from the root of the site."""
    index = index_files(collection, directory_urls=directory_urls)
    return {f"{FOLDER}/{path}": data for path, data in index.items()}


def _words(language: str) -> bytes:
    """The words our scripts show in a language."""
    words = catalog(language).under("ui.")
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def render(
    gathered: Gathered, out: Path, status: Status | None = None, outlet: Outlet | None = None
) -> int:
    """Write all pages, hand-written ones and images below a folder; give their number.

    The folder is created; files of other names in it are left alone.
    """
    moved = {page.source.uri: page.src_uri for page in gathered.pages}
    contents = site_files(gathered, status, outlet)
    for page in gathered.pages:
        contents[page.src_uri] = _moved_page(page, moved).encode()
    for uri, data in contents.items():
        _write(out / uri, data)
    for other in gathered.others:
        target = out / other.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(other.file, target, follow_symlinks=False)
    return len(contents) + len(gathered.others)


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _moved_page(page: HandWritten, moved: dict[str, str]) -> str:
    """A hand-written page with its relative links counted from its new place."""
    here, there = posixpath.dirname(page.source.uri), posixpath.dirname(page.src_uri)

    def relink(found: re.Match[str]) -> str:
        target = found["target"]
        if target.startswith("/"):
            return found[0]
        uri = posixpath.normpath(posixpath.join(here, target))
        return found["before"] + posixpath.relpath(moved.get(uri, uri), there or ".")

    return _LINK.sub(relink, page.source.file.read_text("utf-8-sig"))
