"""The index after an edit: made from the last one, and only where they differ."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from gzip import decompress
from json import loads

from kikigaki.model import Collection
from kikigaki.search.making.build import directories, name_lists
from kikigaki.search.making.facets import facet_counts
from kikigaki.search.making.indexed import IndexedNote
from kikigaki.search.making.merge import differing
from kikigaki.search.making.postings import Lists
from kikigaki.search.making.records import NoteRecord
from kikigaki.search.making.recut import Edits, Read, Recut
from kikigaki.search.making.run import chunks
from kikigaki.search.making.shards import packed
from kikigaki.search.making.state import Numbered, State, list_path
from kikigaki.search.making.texts import compact
from kikigaki.search.words.vocabulary import changed_lists


@dataclass(frozen=True, slots=True)
class Change:
    """A note that was edited or added."""

    before: NoteRecord | None
    """None for a note that is new, and comes after all others."""
    after: IndexedNote


@dataclass(slots=True)
class Updated:
    """What an update writes, and what is known of the new index."""

    state: State
    files: dict[str, bytes] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """Files of the last index that the new one does not have."""


@dataclass(frozen=True, slots=True)
class Last:
    """The last index."""

    state: State
    read: Read
    collection: Collection
    """What it was made from; only the registries are looked at."""


def updated(
    last: Last, changes: Sequence[Change], collection: Collection, *, directory_urls: bool = True
) -> Updated | None:
    """The index with some notes changed; None where notes would get other numbers.

    Of the collection as it is now, only the registries are looked at.
    """
    return _Update(last, collection, directory_urls).made(changes)


@dataclass(slots=True)
class _Update:
    before: Last
    after: Collection
    directory_urls: bool
    out: Updated = field(init=False)

    @property
    def last(self) -> State:
        return self.before.state

    def made(self, changes: Sequence[Change]) -> Updated | None:
        notes = self.notes(changes)
        if notes is None:
            return None
        self.out = Updated(replace(self.last, notes=notes, facets=self.last.facets.copy()))
        state = self.out.state
        numbers = {note.id: number for number, note in enumerate(notes)}
        edits: defaultdict[str, list[tuple[int, int, bytes]]] = defaultdict(list)
        for change in changes:
            self.out.files.update(change.after.files)
            self.count(change)
            for token, language, places in self.edits(change):
                edits[token].append((language, numbers[change.after.record.id], places))
        self.retoken(edits)
        written = directories(state, self.after, directory_urls=self.directory_urls)
        self.out.files.update(written)
        languages = self.after.languages
        self.out.gone = self.last.paths(languages) - state.paths(languages)
        return self.out

    def notes(self, changes: Sequence[Change]) -> list[Numbered] | None:
        """The notes with their numbers; None where those there were get others."""
        changed = {c.after.record.id: c.after.numbered for c in changes}
        notes = [changed.pop(note.id, note) for note in self.last.notes]
        notes += sorted(changed.values(), key=_day)
        kept = bool(self.last.shards) and notes == sorted(notes, key=_day)
        return notes if kept else None

    def count(self, change: Change) -> None:
        facets = self.out.state.facets
        if change.before is not None:
            facets.subtract(facet_counts(change.before))
        facets.update(facet_counts(change.after.record))

    def edits(self, change: Change) -> Iterator[tuple[str, int, bytes]]:
        """Tokens of which a note has other places: in which language, and the places."""
        languages = self.after.languages
        none: list[dict[str, bytes]] = [{} for _ in languages]
        old = chunks(change.before, languages) if change.before is not None else none
        new = chunks(change.after.record, languages)
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            for token in differing(one, other):
                yield token, number, other.get(token, b"")

    def retoken(self, places: Mapping[str, list[tuple[int, int, bytes]]]) -> None:
        """Bring the shards up to date, and the lists of words."""
        state = self.out.state
        edits = Edits(len(self.after.languages), places, self.renamed())
        recut = Recut(self.last.shards, self.before.read, edits)
        state.shards = list(recut.shards())
        self.out.files.update(recut.files)
        state.words = dict(state.words)
        for key, (added, removed) in changed_lists(recut.came).items():
            name = state.words.pop(key, "")
            known = loads(decompress(self.before.read(list_path(name)))) if name else []
            if listed := sorted({*known, *added} - removed):
                state.words[key], data = packed(compact(listed))
                self.out.files[list_path(state.words[key])] = data
        state.words = dict(sorted(state.words.items()))

    def renamed(self) -> dict[str, Lists]:
        """The tokens of names that lead to other entries; an empty list leads nowhere."""
        if self.before.collection is self.after:
            return {}
        old, new = name_lists(self.before.collection), name_lists(self.after)
        nothing = (b"",) * len(self.after.languages)
        return {token: new.get(token, nothing) for token in differing(old, new)}


def _day(note: Numbered) -> tuple[str, str]:
    return note.published, note.id
