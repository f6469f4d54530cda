"""Everything is read and checked before anything is written."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from pydantic_core import PydanticCustomError

from kikigaki.checks import COLLECTION_CHECKS, NOTE_CHECKS
from kikigaki.collection.walk import Folder, HandWritten, SourceFile, walk
from kikigaki.diagnostics import Code, Diagnostic, Position, Severity, quote
from kikigaki.model import Collection, Entry, Note, Person, Term, Topic
from kikigaki.reader import read_note, read_registry
from kikigaki.schema import REGISTRIES
from kikigaki.schema.fields import check_id
from kikigaki.settings import Settings
from kikigaki.source import compose, read_text
from kikigaki.wiki import Names

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a folder of notes holds, and all that is wrong with it."""

    collection: Collection
    """Only of notes without errors."""
    pages: tuple[HandWritten, ...]
    others: tuple[SourceFile, ...]
    """Images and other files that go to the site as they are."""
    sources: dict[str, SourceFile]
    """The file of each note, by the note's id."""
    diagnostics: tuple[Diagnostic, ...]
    """Sorted by place."""

    @property
    def errors(self) -> bool:
        """Whether anything keeps the collection from being published."""
        return self.refused(strict=False)

    def refused(self, *, strict: bool) -> bool:
        """Whether anything keeps it from being published; warnings do where they count."""
        serious = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(problem.severity in serious for problem in self.diagnostics)


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note as it was read, and what it was read from."""

    text: str
    languages: tuple[str, ...]
    note: Note | None
    diagnostics: list[Diagnostic]


Memory: TypeAlias = dict[str, ReadNote]
"""Notes that have been read, by path; a note is read anew when its text is another."""


def gather(root: Path, settings: Settings, memory: Memory | None = None) -> Gathered:
    """Read and check a folder of notes. Never raises for what is in it.

    With a memory, notes whose text has not changed are not parsed again.
    """
    folder = walk(root, settings.languages)
    gatherer = _Gatherer(settings, folder, {} if memory is None else memory)
    everything = gatherer.collection()
    diagnostics = gatherer.check(everything)
    wrong = {d.position.path for d in diagnostics if d.severity is Severity.ERROR}
    good = [note for note in everything.notes if note.position.path not in wrong]
    return Gathered(
        collection=gatherer.with_notes(good),
        pages=tuple(folder.pages),
        others=tuple(folder.others),
        sources=gatherer.sources,
        diagnostics=tuple(sorted(set(diagnostics))),
    )


class _Gatherer:
    def __init__(self, settings: Settings, folder: Folder, memory: Memory) -> None:
        self.settings = settings
        self.folder = folder
        self.memory = memory
        self.diagnostics = list(folder.diagnostics)
        self.sources: dict[str, SourceFile] = {}
        self.people = self.registry("people", Person)
        self.topics = self.registry("topics", Topic)
        self.terms = self.registry("glossary", Term)

    def collection(self) -> Collection:
        return self.with_notes([note for f in self.folder.notes if (note := self.note(f))])

    def with_notes(self, notes: list[Note]) -> Collection:
        settings = self.settings
        return Collection(
            languages=settings.languages,
            author=settings.author,
            name=settings.name,
            description=settings.description,
            notes=tuple(sorted(notes, key=_newest_first)),
            people=self.people,
            topics=self.topics,
            terms=self.terms,
        )

    def check(self, collection: Collection) -> list[Diagnostic]:
        for note in collection.notes:
            for check in NOTE_CHECKS:
                self.diagnostics.extend(check(note))
        names = Names(collection)
        for check_all in COLLECTION_CHECKS:
            self.diagnostics.extend(check_all(collection, names))
        return self.diagnostics

    def registry(self, stem: str, kind: type[E]) -> dict[str, E]:
        source = self.folder.registries.get(stem)
        text = self._text(source) if source else None
        if source is None or text is None:
            return {}
        root, diagnostics = compose(text, source.path)
        self.diagnostics += diagnostics
        if root is None:
            return {}
        entries, faults = read_registry(root, REGISTRIES[stem], kind, self.settings.languages)
        self.diagnostics += faults
        return entries

    def note(self, source: SourceFile) -> Note | None:
        self._claim_id(source)
        text = self._text(source)
        if text is None:
            return None
        read = self.memory.get(source.path)
        if read is None or (read.text, read.languages) != (text, self.settings.languages):
            read = self.memory[source.path] = self._read(text, source)
        self.diagnostics += read.diagnostics
        return read.note

    def _read(self, text: str, source: SourceFile) -> ReadNote:
        languages = self.settings.languages
        root, diagnostics = compose(text, source.path)
        if root is None:
            return ReadNote(text, languages, None, diagnostics)
        note, faults = read_note(root, source.stem, languages)
        return ReadNote(text, languages, note, diagnostics + faults)

    def _claim_id(self, source: SourceFile) -> None:
        """Judge the file's stem as its note's id; case does not tell two ids apart."""
        position = Position(source.path)
        try:
            check_id(source.stem)
        except PydanticCustomError as error:
            context = error.context or {}
            hint = "the file's name is the note's id: " + context["hint"]
            problem = Diagnostic(position, context["code"], context["message"], hint)
            self.diagnostics.append(problem)
        owner = self.sources.setdefault(source.stem.casefold(), source)
        if owner is not source:
            message = f"the id “{quote(source.stem)}” is taken by {quote(owner.path, 200)}"
            hint = "rename one of the two files"
            self.diagnostics.append(Diagnostic(position, Code.DUPLICATE_ID, message, hint))

    def _text(self, source: SourceFile) -> str | None:
        """A file's text, or None and a diagnostic."""
        text = read_text(source.file, source.path)
        if isinstance(text, Diagnostic):
            self.diagnostics.append(text)
            return None
        return text


def _newest_first(note: Note) -> tuple[int, str]:
    return (-note.published.toordinal() if note.published else 0, note.id)
