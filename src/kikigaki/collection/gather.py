"""Everything is read and checked before anything is written."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeAlias

from kikigaki.checks import (
    LINK_CHECKS,
    NOTE_CHECKS,
    REFERENCE_CHECKS,
    REGISTRY_CHECKS,
    links_in,
    links_in_registries,
)
from kikigaki.collection.author import check_author
from kikigaki.collection.legible import leave_out_illegible
from kikigaki.collection.notes import Ids, ReadNote, read_source
from kikigaki.collection.places import taken
from kikigaki.collection.registries import read_registries
from kikigaki.collection.walk import HandWritten, SourceFile, walk
from kikigaki.diagnostics import MANY, Code, Diagnostic, Severity, ordered
from kikigaki.model import Collection, Note, WikiLink
from kikigaki.settings import Settings
from kikigaki.source import read_text
from kikigaki.wiki import Names, Unread


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


Memory: TypeAlias = dict[str, ReadNote]
"""Notes that have been read, by path; a note is read anew when its text is another."""


def gather(root: Path, settings: Settings, memory: Memory | None = None) -> Gathered:
    """Read and check a folder of notes. Never raises for what is in it.

    With a memory, notes whose text has not changed are not parsed again.
    """
    folder = walk(root, settings.languages, settings.files)
    registries = read_registries(folder, settings)
    diagnostics = [*folder.diagnostics, *leave_out_illegible(folder), *registries.diagnostics]
    ids = Ids()
    notes: list[Note] = []
    unread: list[Unread] = []
    for source in folder.notes:
        ids.claim(source)
        read = _read(source, settings.languages, {} if memory is None else memory)
        diagnostics += read if isinstance(read, list) else read.diagnostics
        if isinstance(read, list) or read.note is None:
            unread.append(Unread(source.stem))
        else:
            notes.append(read.note)
    everything = registries.collection(settings, tuple(sorted(notes, key=newest_first)))
    diagnostics += [*ids.diagnostics, *_check(everything, unread)]
    diagnostics += check_author(everything, settings)
    diagnostics += taken(folder.pages, everything, ids.sources)
    wrong = {d.position.path for d in diagnostics if d.severity is Severity.ERROR}
    good = tuple(note for note in everything.notes if note.position.path not in wrong)
    return Gathered(
        collection=replace(everything, notes=good),
        pages=tuple(folder.pages),
        others=tuple(folder.others),
        sources=ids.sources,
        diagnostics=ordered(diagnostics),
    )


def with_last_good(before: Gathered | None, now: Gathered) -> Gathered:
    """What is there now, with notes and registries that have errors as they last were good."""
    wrong = {p.position.path for p in now.diagnostics if p.severity is Severity.ERROR}
    if before is None or not wrong:
        return now
    kept = [note for note in before.collection.notes if note.position.path in wrong]
    collection = replace(now.collection, notes=(*now.collection.notes, *kept))
    if any(path.rpartition("/")[0].endswith("registry") for path in wrong):
        old = before.collection
        collection = replace(collection, people=old.people, topics=old.topics, terms=old.terms)
    return replace(now, collection=collection, sources={**before.sources, **now.sources})


def _check(collection: Collection, unread: Iterable[Unread]) -> Iterator[Diagnostic]:
    """Everything that is wrong with a collection, by all rules."""
    names = Names(collection, [*collection.notes, *unread])
    for note in collection.notes:
        yield from check_note(note, collection)
        yield from check_links(links_in(note), names)
    for links in links_in_registries(collection):
        yield from check_links(links, names)
    for check_registries in REGISTRY_CHECKS:
        yield from check_registries(collection)


def check_note(note: Note, collection: Collection) -> Iterator[Diagnostic]:
    """What is wrong with a note; each rule ends when it has found more than are listed.

    Its wiki links are not looked at.
    """
    for check_alone in NOTE_CHECKS:
        yield from _few(check_alone(note))
    for check_references in REFERENCE_CHECKS:
        yield from _few(check_references(note, collection))


def check_links(links: Iterable[WikiLink], names: Names) -> Iterator[Diagnostic]:
    """What is wrong with the wiki links of a file."""
    for check in LINK_CHECKS:
        yield from _few(check(links, names))


def _few(found: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    counts: Counter[Code] = Counter()
    for problem in found:
        yield problem
        counts[problem.code] += 1
        if counts[problem.code] > MANY:
            return


def _read(
    source: SourceFile, languages: tuple[str, ...], memory: Memory
) -> ReadNote | list[Diagnostic]:
    """A note, from the memory if its text is the same; what is wrong if it has no text."""
    text = read_text(source.location, source.path)
    if isinstance(text, Diagnostic):
        return [text]
    read = memory.get(source.path)
    if read is None or (read.text, read.languages) != (text, languages):
        read = memory[source.path] = read_source(text, source, languages)
    return read


class Dated(Protocol):
    """A note, or what is known of it."""

    @property
    def id(self) -> str:
        """The note's id."""

    @property
    def published(self) -> datetime.date | None:
        """The day of the interview."""


def newest_first(note: Dated) -> tuple[int, str]:
    """What notes are sorted by: the newest interview first, then by id."""
    return (-note.published.toordinal() if note.published else 0, note.id)
