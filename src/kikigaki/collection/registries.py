"""The registries of a folder: people, topics, terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kikigaki.collection.walk import Folder
from kikigaki.diagnostics import Diagnostic
from kikigaki.model import REGISTRIES, Collection, Entry, Note, Person, Term, Topic
from kikigaki.settings import Settings
from kikigaki.source import compose, read_text

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Registries:
    """Every entry by its id, and what is wrong with them."""

    people: Mapping[str, Person] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Stems of those whose file cannot be read."""
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)

    def collection(self, settings: Settings, notes: tuple[Note, ...] = ()) -> Collection:
        """The collection of these registries and some notes, in the order given."""
        return Collection(
            languages=settings.languages,
            author=settings.author,
            name=settings.name,
            description=settings.description,
            notes=notes,
            people=self.people,
            topics=self.topics,
            terms=self.terms,
            unread=self.unread,
        )


def read_registries(folder: Folder, settings: Settings) -> Registries:
    """Read the registry files that are there."""
    found: list[Diagnostic] = []
    people = _read(folder, "people", Person, settings, found)
    topics = _read(folder, "topics", Topic, settings, found)
    terms = _read(folder, "glossary", Term, settings, found)
    read = zip(REGISTRIES, (people, topics, terms), strict=True)
    unread = frozenset(stem for stem, entries in read if entries is None)
    return Registries(people or {}, topics or {}, terms or {}, unread, tuple(found))


def _read(
    folder: Folder, stem: str, kind: type[E], settings: Settings, found: list[Diagnostic]
) -> dict[str, E] | None:
    """The entries of a registry; None where its file cannot be read."""
    from kikigaki.reader import read_registry  # noqa: PLC0415 - as with notes, only where needed
    from kikigaki.schema import REGISTRIES as SHAPES  # noqa: PLC0415

    source = folder.registries.get(stem)
    if source is None:
        return {}
    text = read_text(source.file, source.path)
    if isinstance(text, Diagnostic):
        found.append(text)
        return None
    root, diagnostics = compose(text, source.path)
    found += diagnostics
    if root is None:
        return None
    entries, faults = read_registry(root, SHAPES[stem], kind, settings.languages)
    found += faults
    return entries
