"""Where an id stands, to the character."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kikigaki.collection import HandWritten, typed_author
from kikigaki.diagnostics import Diagnostic, Position
from kikigaki.formatting.outline import Kind
from kikigaki.model import Entry, Person, Term, Topic
from kikigaki.rewriting.fields import fields
from kikigaki.rewriting.files import Source
from kikigaki.settings import Project
from kikigaki.source import Mapping, Scalar, read_text
from kikigaki.text import parse, wiki_links
from kikigaki.wiki import MomentTarget, Names, fold

_KEYS = {"people": {"hosts", "guests", "speaker", "by"}, "topics": {"topics"}}
"""The keys of a note that hold ids, by the registry that the ids are of."""
_REGISTRIES: dict[type[Entry], str] = {Person: "people", Topic: "topics", Term: "glossary"}


@dataclass(frozen=True, slots=True)
class Place:
    """The characters of an id in a file."""

    file: Path
    position: Position
    start: int
    end: int
    text: str = field(repr=False)
    """Of the whole file."""


class Unplaced(Exception):  # noqa: N818 - names what was found
    """An id is written with escapes, so that no piece of the file is its characters."""


def find_places(source: Source, names: Names, registry: str, old: str) -> Iterator[Place]:
    """Every place in a file where the id of an entry (or of a note) is written.

    ``registry`` is ``people``, ``topics``, ``glossary`` or ``note``.

    Raises:
        Unplaced: at one of them the characters are not those of the id.
    """
    if source.kind == registry and isinstance(source.root, Mapping) and registry != "note":
        key = source.root.entry(old)
        yield from [_whole(source, key.key)] if key else []
    for found in fields(source.root, source.outline):
        if found.kind is Kind.PROSE:
            yield from _in_text(source, found.scalar, names, registry, old)
        elif (
            source.kind == "note"
            and found.scalar.text == old
            and any(part in _KEYS.get(registry, ()) for part in found.trail)
        ):
            yield _whole(source, found.scalar)


def find_author(project: Project) -> Place | Position:
    """The ``author`` in ``mkdocs.yml``: its place, or the file where it cannot be found."""
    path = project.config_file.as_posix()
    text = read_text(project.config_file, path)
    if isinstance(text, Diagnostic):
        return Position(path)
    author = typed_author(text, project.settings)
    if author is not None:
        return _exactly(project.config_file, text, author, author.text)
    return Position(path)


def find_addresses(pages: Iterable[HandWritten], registry: str, old: str) -> Iterator[Position]:
    """Where a hand-written page seems to link to the page of an entry or note."""
    folder = {"note": "notes"}.get(registry, registry)
    name = re.escape(old)
    address = re.compile(
        rf"glossary/(?:index\.md)?#{name}(?![\w.-])"
        if registry == "glossary"
        else rf"(?<![\w.-]){folder}/{name}(?=\.md|/)"
    )
    for page in pages:
        text = read_text(page.source.file, page.source.path)
        for number, line in enumerate("" if isinstance(text, Diagnostic) else text.split("\n")):
            for found in address.finditer(line):
                yield Position(page.source.path, number + 1, found.start() + 1)


def _whole(source: Source, scalar: Scalar) -> Place:
    return _exactly(source.file, source.text, scalar, scalar.text)


def _exactly(file: Path, text: str, scalar: Scalar, word: str) -> Place:
    start = text.find(word, scalar.start, scalar.end)
    if start < 0:
        raise Unplaced(str(scalar.position))
    return Place(file, scalar.position_of(start), start, start + len(word), text)


def _in_text(
    source: Source, scalar: Scalar, names: Names, registry: str, old: str
) -> Iterator[Place]:
    for link in wiki_links(parse(scalar.text).text):
        if _means(names, link.target, registry, old):
            yield _in_link(source, scalar, link.offset, link.target.partition("#")[0].strip())


def _means(names: Names, target: str, registry: str, old: str) -> bool:
    """Whether a wiki link leads to the entry or note by its id, not by another of its names."""
    found = names.find(target)
    if isinstance(found, MomentTarget):
        name = target.partition("#")[0]
        return (registry, found.note.id) == ("note", old) and fold(name) == fold(old)
    if not isinstance(found, Entry) or (_REGISTRIES[type(found)], found.id) != (registry, old):
        return False
    _, *others = found.names()
    return target == old or (fold(target) == fold(old) and fold(target) not in map(fold, others))


def _in_link(source: Source, scalar: Scalar, offset: int, word: str) -> Place:
    """The place of a word behind the ``[[`` that stands at an offset of a text.

    YAML folds white space and escapes, never brackets: the n-th ``[[`` of the text is that of the
    file.
    """
    header = source.text.find("\n", scalar.start) if scalar.style in ("|", ">") else scalar.start
    typed = [m.end() for m in _OPENED.finditer(source.text, header, scalar.end)]
    read = [m.start() for m in _OPENED.finditer(scalar.text)]
    if len(typed) != len(read) or offset not in read:
        raise Unplaced(str(scalar.position))
    behind = typed[read.index(offset)] + 1
    found = re.compile(r"\s*" + re.escape(word)).match(source.text, behind, scalar.end)
    if not found:
        raise Unplaced(str(scalar.position))
    start = found.end() - len(word)
    return Place(source.file, scalar.position_of(start), start, found.end(), source.text)


_OPENED = re.compile(r"\[(?=\[)")
