"""A format asked for by name: its files, and why notes have none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from kikigaki.diagnostics import Code, Diagnostic
from kikigaki.exports.choice import outlet
from kikigaki.exports.form import CollectionFormat, Format
from kikigaki.exports.published import Published
from kikigaki.exports.views.clocks import recordings
from kikigaki.exports.views.source import Source
from kikigaki.model import Collection
from kikigaki.pages import Edition
from kikigaki.settings import Project

ALL = -1
"""The video and all other recordings."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of a format."""

    path: str
    """Where a site has it, from its root."""
    data: bytes


Result: TypeAlias = Piece | Diagnostic


def pieces(form: Format, sources: Iterable[Source], recording: int = 0) -> Iterator[Result]:
    """The file of each note and language, or why there is none.

    ``recording`` is the number of another recording to count on; 0 for the video, or :data:`ALL`.
    """
    for source in _in_the_first_language(sources) if form.shared else sources:
        clocks = [source, *(recordings(source) if form.timed else ())]
        if recording >= len(clocks):
            reason = f"the note has {len(clocks) - 1} other recordings to count on"
            yield _nothing(form, source, reason)
            continue
        numbers = range(len(clocks)) if recording == ALL else [recording]
        for number in numbers:
            yield _piece(form, clocks[number], number)


def whole_pieces(
    form: CollectionFormat, project: Project, collection: Collection, chosen: Iterable[Edition]
) -> Iterator[Result]:
    """The files of a format of the whole collection, as the site of the project has them."""
    beside = outlet(project.settings, project.site_url, directory_urls=project.directory_urls)
    published = Published(beside, collection)
    languages = []
    for edition in chosen:
        languages.append(edition.language)
        for note in collection.notes:
            published.beside(edition, note)
    libraries = [one for one in published.libraries() if one.language in languages]
    for path, data in form.write(libraries).items():
        yield Piece(path, data)


def _in_the_first_language(sources: Iterable[Source]) -> Iterable[Source]:
    """Each note once, as the language sees it beside whose page a shared file stands."""
    return {source.note.id: _first(source) for source in sources}.values()


def _first(source: Source) -> Source:
    edition = source.edition
    return replace(source, edition=edition.family[edition.collection.languages[0]])


def _piece(form: Format, source: Source, number: int) -> Result:
    data = form.write(source)
    if data is None:
        return _nothing(form, source, form.why_not(source))
    prefix = f"also-{number}." if number else ""
    return Piece(f"{source.folder()}{prefix}{form.file or form.name}", data)


def _nothing(form: Format, source: Source, reason: str) -> Diagnostic:
    message = f"no {form.name} in {source.language}: {reason}"
    return Diagnostic(form.where(source), Code.NOTHING_TO_EXPORT, message)
