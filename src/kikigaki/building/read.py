"""Reading: what did not change is taken over, the rest is read and checked."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace

from kikigaki.building import concerned
from kikigaki.building.kept import Kept, Previous
from kikigaki.building.reading import Reading
from kikigaki.building.stamps import Stamps
from kikigaki.checks import REGISTRY_CHECKS, links_in, links_in_registries, people_in, topics_in
from kikigaki.collection import (
    Folder,
    Ids,
    check_author,
    check_links,
    check_note,
    leave_out_illegible,
    newest_first,
    read_registries,
    read_source,
    taken,
    walk,
)
from kikigaki.collection.walk import SourceFile
from kikigaki.diagnostics import Diagnostic, Severity, ordered
from kikigaki.heads import Head, head_of
from kikigaki.model import Note, WikiLink
from kikigaki.settings import Project
from kikigaki.source import decode, read_bytes
from kikigaki.wiki import Names, Unread, fold

FEW = 20
"""So many notes are read in any case."""


class TooManyError(Exception):
    """More notes changed than were to be read."""


def read(
    project: Project,
    previous: Previous,
    *,
    lenient: bool = False,
    most: float | None = None,
    stamps: Stamps | None = None,
) -> Reading:
    """Read what changed since a build; everything where there was none.

    A ``lenient`` reading takes a wrong note, or wrong registries, as they last were right. ``most``
    is how large a share of the notes is to be read. With ``stamps``, files that these know are not
    read again to see whether they are the same.

    Raises:
        TooManyError: more than that changed.
    """
    reader = _Reader(project, previous, lenient=lenient)
    reader.stamps = stamps
    return reader.reading(most)


class _Reader:
    def __init__(self, project: Project, previous: Previous, *, lenient: bool) -> None:
        self.lenient = lenient
        self.stamps: Stamps | None = None
        self.settings = project.settings
        self.languages = project.settings.languages
        self.previous = previous
        folder = walk(project.notes, self.languages, project.settings.files)
        self.found = [*folder.diagnostics, *leave_out_illegible(folder)]
        self.out = self.with_registries(project, folder)
        self.by_uri: dict[str, Kept] = {}
        self.links: dict[str, list[WikiLink]] = {}
        """Of each note that was read, by its file: they are checked once all notes are known."""
        self.misread: list[Head | Unread] = []
        """Notes with errors in themselves."""

    def with_registries(self, project: Project, folder: Folder) -> Reading:
        """Everything but the notes."""
        last = self.previous
        digests = {
            stem: digest(data) if isinstance(data, bytes) else b""
            for stem, source in folder.registries.items()
            for data in [read_bytes(source.location, source.path)]
        }
        same = digests == last.registry_digests and bool(last.notes) and not last.stale
        registries = last.registries if same else read_registries(folder, project.settings)
        self.found += registries.diagnostics
        if self.lenient and last.notes and _wrong(registries.diagnostics):
            same, registries, digests = True, last.registries, last.registry_digests
        out = Reading(folder, registries, registries.collection(project.settings))
        out.registry_digests, out.same_registries = digests, same
        return out

    def reading(self, most: float | None) -> Reading:
        out = self.out
        self.take_all(most)
        self.follow()
        self.sort()
        self.check()
        before = {head.id for head in self.previous.heads}
        out.gone, out.new = before - out.kept.keys(), out.kept.keys() - before
        out.diagnostics = ordered(self.found)
        return out

    def follow(self) -> None:
        """Read notes whose text did not change, but something they show of others."""
        last, now = self.previous.notes, self.by_uri
        other = [uri for uri in last.keys() | now.keys() if last.get(uri) is not now.get(uri)]
        before = [last[uri].head for uri in other if uri in last]
        heads = [now[uri].head for uri in other if uri in now]
        self.read_again(concerned.by_links(before, heads, self.out.collection))
        if not concerned.in_same_places(before, heads):
            near = concerned.by_neighbours(self.previous.heads, self.heads())
            self.read_again(lambda kept: kept.head.id in near)

    def heads(self) -> list[Head]:
        """The heads of the notes as they are now, newest first."""
        return sorted((kept.head for kept in self.by_uri.values()), key=newest_first)

    def sort(self) -> None:
        in_order = sorted(self.by_uri.values(), key=lambda kept: newest_first(kept.head))
        self.out.kept = {kept.head.id: kept for kept in in_order}
        self.out.names = Names(self.out.collection, self.out.heads)

    # --- One note after the other ---------------------------------------------------------------

    def take_all(self, most: float | None) -> None:
        """Take over or read every note."""
        out, ids, stale = self.out, Ids(), self.stale_by_registries()
        changed: list[SourceFile] = []
        for source in out.folder.notes:
            if ids.claim(source):
                out.sources[source.stem] = source
            kept = self.previous.notes.get(source.uri)
            same = kept is not None and not stale(kept) and self.is_same(source, kept)
            if kept is not None and same and self.is_owner(source):
                self.by_uri[source.uri] = kept
            else:
                changed.append(source)
        self.found += ids.diagnostics
        if most is not None and len(changed) > max(FEW, most * len(out.sources)):
            raise TooManyError
        for source in changed:
            self.read_file(source)

    def stale_by_registries(self) -> Callable[[Kept], bool]:
        """Which unchanged notes a change of the registries concerns."""
        if self.out.same_registries:
            return lambda _kept: False
        last, author = self.previous.registries, self.out.collection.author
        return concerned.by_registries(last, self.out.registries, author)

    def is_same(self, source: SourceFile, kept: Kept) -> bool:
        """Whether a file is the one that was read."""
        if self.previous.stale:
            return False
        if self.stamps is not None and self.stamps.are_of(source.location, kept.digest):
            return True
        data = read_bytes(source.location, source.path)
        same = isinstance(data, bytes) and digest(data) == kept.digest
        if same and self.stamps is not None:
            self.stamps.keep(source.location, kept.digest)
        return same

    def read_file(self, source: SourceFile) -> None:
        """Read a note."""
        data = read_bytes(source.location, source.path)
        text = decode(data, source.path) if isinstance(data, bytes) else data
        if isinstance(text, str):
            read = read_source(text, source, self.languages)
            note, problems = read.note, read.diagnostics
        else:
            note, problems = None, [text]
        if note is not None:
            problems += check_note(note, self.out.collection)
            self.links[source.uri] = links_in(note)
        self.found += problems
        if note is None or isinstance(data, Diagnostic) or _wrong(problems):
            self.misread.append(Unread(source.stem) if note is None else head_of(note, {}))
            self.last_good(source)
        elif self.is_owner(source):
            self.by_uri[source.uri] = _kept(note, source, digest(data), problems)
            self.out.read.add(note)

    def is_owner(self, source: SourceFile) -> bool:
        """Whether a note has its id, which is a good one, for itself."""
        return self.out.sources.get(source.stem) is source

    def last_good(self, source: SourceFile) -> None:
        """Take a wrong note as it last was right."""
        kept = self.previous.notes.get(source.uri)
        if self.lenient and kept is not None and self.is_owner(source):
            self.by_uri[source.uri] = replace(kept, digest=b"")

    def read_again(self, concerns: Callable[[Kept], bool]) -> None:
        """Read notes whose text did not change, but something they show."""
        for kept in list(self.by_uri.values()):
            if kept.head.id not in self.out.read and concerns(kept):
                self.read_file(self.out.sources[kept.head.id])

    # --- All together ---------------------------------------------------------------------------

    def names(self) -> Names:
        """What wiki links may lead to: notes that cannot be read rightly are there all the same."""
        if not self.misread:
            return self.out.names
        return Names(self.out.collection, [*self.out.heads, *self.misread])

    def check(self) -> None:
        """Check what was read; what was taken over was right, but for its warnings."""
        out = self.out
        self.check_links()
        for kept in out.kept.values():
            self.found += kept.problems if kept.digest else ()
        for check_registries in REGISTRY_CHECKS:
            self.found += check_registries(out.collection)
        self.found += check_author(out.collection, self.settings)
        self.found += taken(out.folder.pages, out.collection, out.sources)

    def check_links(self) -> None:
        """Check the wiki links of what was read, and of the registries."""
        names, wrong = self.names(), list[SourceFile]()
        for in_registry in links_in_registries(self.out.collection):
            self.found += check_links(in_registry, names)
        for uri, links in self.links.items():
            problems = tuple(check_links(links, names))
            self.found += problems
            kept = self.by_uri.get(uri)
            if problems and kept is not None and kept.head.id in self.out.read:
                checked = replace(kept, problems=(*kept.problems, *problems))
                self.out.kept[kept.head.id] = self.by_uri[uri] = checked
                wrong += [self.out.sources[kept.head.id]] if _wrong(problems) else []
        if self.lenient and wrong:
            for source in wrong:
                self.out.read.drop(source.stem)
                del self.by_uri[source.uri]
                self.last_good(source)
            self.sort()


def digest(data: bytes) -> bytes:
    """What tells the content of a file from another."""
    return hashlib.sha256(data).digest()


def _kept(note: Note, source: SourceFile, hashed: bytes, problems: list[Diagnostic]) -> Kept:
    people = (f"person/{reference.id}" for reference in people_in(note))
    topics = (f"topic/{reference.id}" for reference in topics_in(note))
    links = frozenset(fold(link.target.partition("#")[0]) for link in links_in(note))
    refs = frozenset((*people, *topics))
    return Kept(head_of(note, {}), source.uri, hashed, refs, links, tuple(problems))


def _wrong(problems: Iterable[Diagnostic]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
