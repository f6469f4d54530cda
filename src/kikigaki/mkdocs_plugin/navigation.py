"""The navigation: a branch a language, holding indexes and hand-written pages.

Notes stay out of it: each would stand in the navigation of every page, quadratic in all.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from mkdocs.utils.meta import get_data

from kikigaki import links
from kikigaki.collection import Gathered, HandWritten
from kikigaki.model import Person, Term, Topic


def navigation(gathered: Gathered, *, status: bool = False) -> list[Any]:
    """The navigation as ``nav`` in mkdocs.yml would give it; ``status`` adds its page."""
    languages = gathered.collection.languages
    last = {tag: [links.status_page(tag)] if status else [] for tag in languages}
    return [{tag: [*_branch(gathered, tag), *last[tag]]} for tag in languages]


def _branch(gathered: Gathered, language: str) -> list[Any]:
    indexes = [links.index_page(language, kind) for kind in (Person, Topic, Term)]
    pages = [page for page in gathered.pages if page.language == language]
    return [links.home(language), *indexes, *_by_folder(pages)]


def _by_folder(pages: Iterable[HandWritten]) -> Iterator[Any]:
    """Pages beside each other, then each folder under the title of its first page.

    Front matter says ``order: 1``; pages without it come first, by name.
    """
    placed = sorted(pages, key=lambda page: (_folder(page), _order(page), page.src_uri))
    for folder, inside in groupby(placed, key=_folder):
        group = list(inside)
        uris = [page.source.uri for page in group]
        if folder:
            yield {str(_meta(group[0]).get("title") or folder): uris}
        else:
            yield from uris


def _folder(page: HandWritten) -> str:
    parts = PurePosixPath(page.src_uri).parts
    return "/".join(parts[1:-1])


def _order(page: HandWritten) -> int:
    order = _meta(page).get("order", 0)
    return order if isinstance(order, int) else 0


def _meta(page: HandWritten) -> dict[str, Any]:
    _, meta = get_data(page.source.file.read_text("utf-8-sig"))
    return dict(meta)
