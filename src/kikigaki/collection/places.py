"""Hand-written pages do not take the place of another page, by which that would disappear."""

import posixpath
from collections.abc import Container, Iterable, Iterator

from kikigaki import links
from kikigaki.collection.walk import HandWritten, SourceFile
from kikigaki.diagnostics import Code, Diagnostic, Position, quote
from kikigaki.model import Collection, Person, Term, Topic

_INDEXES = ("index", "readme")
"""Names of a folder's own page, in MkDocs' eyes."""


def taken(
    pages: Iterable[HandWritten], collection: Collection, notes: Container[str]
) -> Iterator[Diagnostic]:
    """Name each page that stands where another does; ``notes`` are the ids of all notes."""
    owners: dict[str, SourceFile] = {}
    for page in pages:
        place = _place(page.src_uri)
        folded = place.casefold()  # two that differ in case are one on some systems
        owner = owners.setdefault(folded, page.source)
        other = quote(owner.path, 200) if owner is not page.source else ""
        if not other and _is_generated(page.language, folded, collection, notes):
            other = "one of the site's own"
        if other:
            message = f"a page stands at /{quote(place, 200)} already: {other}"
            yield Diagnostic(Position(page.source.path), Code.PAGE_TAKEN, message, "rename it")


def _place(src_uri: str) -> str:
    """The address of a page from the root of the site."""
    folder, name = posixpath.split(src_uri.removesuffix(".md"))
    return f"{folder}/" if name.casefold() in _INDEXES else f"{folder}/{name}/"


def _is_generated(language: str, place: str, collection: Collection, notes: Container[str]) -> bool:
    indexes = [links.home(language), links.status_page(language)]
    indexes += [links.index_page(language, kind) for kind in (Person, Topic, Term)]
    if place in (_place(page).casefold() for page in indexes):
        return True
    folder, _, name = (
        place.removeprefix(f"{language.casefold()}/").removesuffix("/").rpartition("/")
    )
    match folder:
        case "notes":
            return name in notes
        case "people":
            return name in collection.people
        case "topics":
            return name in collection.topics
        case "years":
            return name.isdigit()
        case _:
            return False
