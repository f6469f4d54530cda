"""The notes as they are now: what did not change is taken over, the rest is read and checked."""

import hashlib
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kikigaki.building.kept import Kept, Previous
from kikigaki.checks import REGISTRY_CHECKS, links_in, people_in, topics_in
from kikigaki.collection import (
    Folder,
    Ids,
    Registries,
    check_note,
    newest_first,
    read_registries,
    read_source,
    walk,
)
from kikigaki.collection.walk import SourceFile
from kikigaki.diagnostics import Diagnostic, Severity
from kikigaki.heads import Head, head_of
from kikigaki.model import Collection, Entry, Note
from kikigaki.settings import Project
from kikigaki.source import read_text
from kikigaki.text import wiki_links
from kikigaki.wiki import Names, fold, registries

HELD = 2000
"""Notes that are held as they are; more are packed, at a millisecond each, to save memory."""


class Notes:
    """The notes that were read, by id."""

    def __init__(self) -> None:
        self._notes: dict[str, Note | bytes] = {}

    def add(self, note: Note) -> None:
        """Hold a note."""
        held = note if len(self._notes) < HELD else zlib.compress(pickle.dumps(note, 5), 1)
        self._notes[note.id] = held

    def get(self, note_id: str) -> Note:
        """The note of an id."""
        held = self._notes[note_id]
        return held if isinstance(held, Note) else pickle.loads(zlib.decompress(held))  # noqa: S301 - packed above

    def drop(self, note_id: str) -> None:
        """Let go of a note."""
        self._notes.pop(note_id, None)

    def __contains__(self, note_id: object) -> bool:
        return note_id in self._notes

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)


@dataclass(slots=True)
class Reading:
    """All notes, and which of them are to be written anew."""

    folder: Folder
    registries: Registries
    collection: Collection
    """The registries; its notes are in ``kept``."""
    sources: dict[str, SourceFile] = field(default_factory=dict)
    """The file of each note, by its id."""
    kept: dict[str, Kept] = field(default_factory=dict)
    """Every note without errors, by id, newest first."""
    read: Notes = field(default_factory=Notes)
    """Notes that changed, or that something they show changed for."""
    gone: set[str] = field(default_factory=set)
    """Ids of notes that were there and are not."""
    diagnostics: tuple[Diagnostic, ...] = ()
    registry_digests: dict[str, bytes] = field(default_factory=dict)
    same_registries: bool = False

    def note(self, note_id: str) -> Note:
        """A note, read again if it was not held."""
        if note_id not in self.read:
            source = self.sources[note_id]
            text = read_text(source.file, source.path)
            read = read_source(str(text), source, self.collection.languages)
            if read.note is not None:
                return read.note
        return self.read.get(note_id)

    @property
    def stale(self) -> list[Kept]:
        """Notes that are wrong now, as they last were right; they are read again in any case."""
        return [kept for kept in self.kept.values() if not kept.digest]

    @property
    def heads(self) -> list[Head]:
        """The heads of all notes, newest first."""
        return [kept.head for kept in self.kept.values()]


def read(project: Project, previous: Previous, *, lenient: bool = False) -> Reading:
    """Read what changed since a build; everything where there was none.

    A ``lenient`` reading takes a wrong note, or wrong registries, as they last were right.
    """
    return _Reader(project, previous, lenient=lenient).reading()


class _Reader:
    def __init__(self, project: Project, previous: Previous, *, lenient: bool) -> None:
        self.lenient = lenient
        self.languages = project.settings.languages
        self.previous = previous
        folder = walk(project.notes, self.languages)
        digests = {
            stem: _digest(source.file.read_bytes()) if source.file.is_file() else b""
            for stem, source in folder.registries.items()
        }
        same = digests == previous.registry_digests and bool(previous.notes)
        registries = previous.registries if same else read_registries(folder, project.settings)
        self.faults = list(registries.diagnostics)
        if lenient and previous.notes and _wrong(self.faults):
            same, registries, digests = True, previous.registries, previous.registry_digests
        collection = registries.collection(project.settings)
        self.out = Reading(folder, registries, collection)
        self.out.registry_digests, self.out.same_registries = digests, same
        self.found = [*folder.diagnostics, *self.faults]
        self.by_uri: dict[str, Kept] = {}

    def reading(self) -> Reading:
        out, ids = self.out, Ids()
        stale = self.stale_by_registries()
        for source in out.folder.notes:
            ids.claim(source)
            self.take(source, stale)
        out.sources = {source.stem: source for source in ids.sources.values()}
        self.found += ids.diagnostics
        self.read_linking()
        self.sort()
        self.read_neighbours()
        self.check()
        before = {kept.head.id for kept in self.previous.notes.values()}
        out.gone = before - set(out.kept)
        out.diagnostics = tuple(sorted(set(self.found)))
        return out

    def stale_by_registries(self) -> Callable[[Kept], bool]:
        """Which unchanged notes a change of the registries concerns."""
        if self.out.same_registries:
            return lambda _kept: False
        before, now = self.previous.registries, self.out.registries
        if before.terms != now.terms:
            return lambda _kept: True
        changed = {
            *_differing("person", before.people, now.people),
            *_differing("topic", before.topics, now.topics),
        }
        if f"person/{self.out.collection.author}" in changed:  # who is named on every page
            return lambda _kept: True
        return lambda kept: bool(kept.links or not changed.isdisjoint(kept.refs))

    def take(self, source: SourceFile, stale: Callable[[Kept], bool]) -> None:
        """Take a note over, or read it."""
        text = read_text(source.file, source.path)
        if isinstance(text, Diagnostic):
            self.found.append(text)
            self.last_good(source)
            return
        digest, kept = _digest(text.encode()), self.previous.notes.get(source.uri)
        if kept is not None and kept.digest == digest and not stale(kept):
            self.by_uri[source.uri] = kept
            return
        self.read_one(source, text, digest)

    def read_one(self, source: SourceFile, text: str, digest: bytes) -> None:
        read = read_source(text, source, self.languages)
        self.found += read.diagnostics
        if read.note is None or _wrong(read.diagnostics):
            self.last_good(source)
            return
        note = read.note
        people = (f"person/{reference.id}" for reference in people_in(note))
        topics = (f"topic/{reference.id}" for reference in topics_in(note))
        links = frozenset(fold(link.target.partition("#")[0]) for link in links_in(note))
        kept = Kept(head_of(note, {}), source.uri, digest, frozenset((*people, *topics)), links)
        self.by_uri[source.uri] = replace(kept, problems=tuple(read.diagnostics))
        self.out.read.add(note)

    def last_good(self, source: SourceFile) -> None:
        """Take a wrong note as it last was right."""
        kept = self.previous.notes.get(source.uri)
        if self.lenient and kept is not None:
            self.by_uri[source.uri] = replace(kept, digest=b"")

    def again(self, kept: Kept) -> None:
        """Read a note whose text did not change."""
        source = self.out.sources[kept.head.id]
        text = read_text(source.file, source.path)
        if isinstance(text, str):
            self.read_one(source, text, kept.digest)

    def read_linking(self) -> None:
        """Read notes that link to a note whose title or timestamps changed."""
        before = {kept.head.id: kept.head for kept in self.previous.notes.values()}
        now = {kept.head.id: kept.head for kept in self.by_uri.values()}
        moved = {
            fold(note_id)
            for note_id in before.keys() | now.keys()
            if _shown(before.get(note_id)) != _shown(now.get(note_id))
        }
        everyone = bool(moved) and not moved.isdisjoint(_linked_from(self.out.collection))
        for kept in list(self.by_uri.values()):
            concerned = everyone or not moved.isdisjoint(kept.links)
            if concerned and kept.head.id not in self.out.read:
                self.again(kept)

    def sort(self) -> None:
        in_order = sorted(self.by_uri.values(), key=lambda kept: newest_first(kept.head))
        self.out.kept = {kept.head.id: kept for kept in in_order}

    def read_neighbours(self) -> None:
        """Read notes whose page leads to another newer or older note than it did."""
        last = sorted((kept.head for kept in self.previous.notes.values()), key=newest_first)
        before = _neighbours(last)
        for note_id, near in _neighbours(self.out.heads).items():
            if note_id not in self.out.read and before.get(note_id) != near:
                self.again(self.out.kept[note_id])
        self.sort()

    def check(self) -> None:
        """Check what was read; what was taken over was right, but for its warnings."""
        out = self.out
        names = Names(out.collection, out.heads)
        wrong: list[SourceFile] = []
        for kept in list(out.kept.values()):
            if kept.head.id not in out.read:
                self.found += kept.problems
                continue
            problems = [*check_note(out.read.get(kept.head.id), out.collection, names)]
            self.found += problems
            out.kept[kept.head.id] = replace(kept, problems=(*kept.problems, *problems))
            if self.lenient and _wrong(problems):
                wrong.append(out.sources[kept.head.id])
        for source in wrong:
            self.out.read.drop(source.stem)
            self.by_uri.pop(source.uri)
            self.last_good(source)
        if wrong:
            self.sort()
        for check_registries in REGISTRY_CHECKS:
            self.found += check_registries(out.collection)


def _wrong(problems: Iterable[Diagnostic]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _differing(kind: str, before: Mapping[str, Entry], now: Mapping[str, Entry]) -> Iterator[str]:
    return (
        f"{kind}/{key}" for key in before.keys() | now.keys() if before.get(key) != now.get(key)
    )


def _linked_from(collection: Collection) -> set[str]:
    """What the descriptions of entries link to, which pages of notes show too."""
    return {
        fold(wiki.target.partition("#")[0])
        for registry in registries(collection)
        for entry in registry.values()
        for text in entry.description.values()
        for wiki in wiki_links(text)
    }


def _shown(head: Head | None) -> object:
    """What other notes show of a note."""
    return (head.title, head.seconds) if head is not None else None


def _neighbours(heads: Iterable[Head]) -> dict[str, tuple[object, object]]:
    """What the page of each note shows of the ones beside it."""
    shown = [None, *((head.id, head.title) for head in heads), None]
    return {
        middle[0]: (before, after)
        for before, middle, after in zip(shown, shown[1:], shown[2:], strict=False)
        if middle is not None
    }
