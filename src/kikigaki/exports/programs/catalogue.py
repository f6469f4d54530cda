"""All notes for programs: ``notes.json``, and ``llms.txt`` for those that read pages as text.

https://llmstxt.org/ says what the latter is: a page of Markdown with links to more of it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from kikigaki.exports.form import TWIN
from kikigaki.exports.views.library import Library
from kikigaki.strings import own_name
from kikigaki.text import readable_line, shorten

NEWEST = 50
"""Notes of a language in ``llms.txt``; ``notes.json`` has every note."""
_COLUMNS = 240


def notes(library: Library) -> bytes:
    """The record of every note, as an array, a line each."""
    lines = b",\n".join(line.rstrip(b"\n") for line in library.items)
    return b"[\n" + lines + b"\n]\n" if lines else b"[]\n"


def llms(libraries: Sequence[Library]) -> bytes:
    """What this site is, and its newest notes, as Markdown where the site has them so."""
    return ("\n\n".join(_blocks(libraries)) + "\n").encode()


def _blocks(libraries: Sequence[Library]) -> Iterator[str]:
    first = libraries[0]
    yield f"# {readable_line(first.name)}"
    if first.description:
        yield f"> {readable_line(first.description)}"
    yield first.strings("export.llms")
    for library in libraries:
        yield f"## {own_name(library.language)}"
        lines = [_line(record) for record in library.newest(NEWEST)]
        yield "\n".join([*lines, _rest(library)])


def _line(record: dict[str, Any]) -> str:
    about = " ".join(
        filter(None, (record.get("published"), shorten(record.get("summary", ""), _COLUMNS)))
    )
    link = f"- [{readable_line(record['title'])}]({_address(record)})"
    return f"{link}: {readable_line(about)}" if about else link


def _address(record: dict[str, Any]) -> str:
    """That of the note as Markdown, which stands in the folder of its page; else of the page."""
    page: str = record["url"]
    folder = page if page.endswith("/") else f"{page.removesuffix('.html')}/"
    return f"{folder}{TWIN}" if TWIN in record.get("files", ()) else page


def _rest(library: Library) -> str:
    words = library.strings.count("export.all-notes", len(library.items))
    return f"- [{words}]({library.folder}notes.json)"
