"""The index after an edit: made from the last one, and only where they differ."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from gzip import decompress
from json import loads

from kikigaki.model import Collection
from kikigaki.search.making.build import directories, name_lists
from kikigaki.search.making.facets import facet_counts
from kikigaki.search.making.indexed import IndexedNote
from kikigaki.search.making.merge import all_chunks, differing, with_note
from kikigaki.search.making.postings import Chunks, Lists, Postings
from kikigaki.search.making.records import NoteRecord
from kikigaki.search.making.shards import cut, packed, read_shard, shard
from kikigaki.search.making.state import Numbered, ShardEntry, State, list_path, shard_path
from kikigaki.search.making.texts import compact
from kikigaki.search.words.tokens import WORD
from kikigaki.search.words.vocabulary import keys

Read = Callable[[str], bytes]
"""Gives a file of the last index by its path below the folder of search."""


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
        changed = {
            c.after.record.id: Numbered(c.after.record.id, c.after.record.published, c.after.name)
            for c in changes
        }
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
        none: list[Chunks] = [{} for _ in languages]
        old = all_chunks(change.before, languages) if change.before is not None else none
        new = all_chunks(change.after.record, languages)
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            for token in differing(one, other):
                yield token, number, other.get(token, b"")

    def retoken(self, edits: Mapping[str, list[tuple[int, int, bytes]]]) -> None:
        """Bring the shards up to date, and the lists of words."""
        named: dict[str, Lists] = {}
        if self.before.collection is not self.after:
            old, new = name_lists(self.before.collection), name_lists(self.after)
            nothing = (b"",) * len(self.after.languages)
            named = {token: new.get(token, nothing) for token in differing_lists(old, new)}
        tokens = sorted({*edits, *named})
        firsts = [entry.first for entry in self.last.shards]
        touched: defaultdict[int, list[str]] = defaultdict(list)
        for token in tokens:
            touched[max(0, bisect_right(firsts, token) - 1)].append(token)
        # What stands first in a shard decides where the one before it ends.
        for at in list(touched):
            if at and firsts[at] in touched[at]:
                touched.setdefault(at - 1, [])
        words = _Words()
        self.out.state.shards = list(self.recut(touched, edits, named, words))
        self.list_words(words)

    def recut(
        self,
        touched: Mapping[int, list[str]],
        edits: Mapping[str, list[tuple[int, int, bytes]]],
        named: Mapping[str, Lists],
        words: "_Words",
    ) -> Iterator[ShardEntry]:
        """All shards in order: the last ones, but for those that are cut anew."""
        shards, at = self.last.shards, 0
        pending: Postings = {}
        while at < len(shards) or pending:
            if not pending and at < len(shards) and at not in touched:
                yield shards[at]
                at += 1
                continue
            tokens = list(pending)
            end = cut(tokens, 0, pending) if pending else 0
            if end == len(tokens) and at < len(shards):
                pending.update(self.edited(at, touched.get(at, ()), edits, named, words))
                at += 1
                continue
            if not pending:
                continue
            yield self.new_shard(tokens[:end], pending)
            pending = {token: pending[token] for token in tokens[end:]}
            last_read = shards[at - 1] if at else None
            if last_read and pending and at - 1 not in touched and tokens[end] == last_read.first:
                yield last_read  # it begins where the last one does, and is as it was
                pending = {}

    def edited(
        self,
        at: int,
        changed: Sequence[str],
        edits: Mapping[str, list[tuple[int, int, bytes]]],
        named: Mapping[str, Lists],
        words: "_Words",
    ) -> Postings:
        """The tokens of a shard, with the changes made."""
        languages = len(self.after.languages)
        found = read_shard(self.before.read(shard_path(self.last.shards[at].name)), languages)
        for token in changed:
            known = token in found
            lists = list(named.get(token) or found.get(token) or (b"",) * languages)
            for language, note, places in edits.get(token, ()):
                lists[language] = with_note(lists[language], note, places)
            if any(lists):
                found[token] = tuple(lists)
            else:
                found.pop(token, None)
            words.note(token, was=known, now=any(lists))
        return dict(sorted(found.items())) if changed else found

    def new_shard(self, tokens: Sequence[str], postings: Postings) -> ShardEntry:
        made = shard(tokens, postings)
        self.out.files[shard_path(made.name)] = made.data
        return ShardEntry(made.first, made.name, made.size)

    def list_words(self, words: "_Words") -> None:
        """The lists that have new or fewer words."""
        state = self.out.state
        state.words = dict(state.words)
        for key, (added, removed) in words.by_key().items():
            name = state.words.pop(key, "")
            known = loads(decompress(self.before.read(list_path(name)))) if name else []
            if listed := sorted({*known, *added} - removed):
                state.words[key], data = packed(compact(listed))
                self.out.files[list_path(state.words[key])] = data
        state.words = dict(sorted(state.words.items()))


@dataclass(slots=True)
class _Words:
    """Words that came, and words that went."""

    changed: dict[str, bool] = field(default_factory=dict)

    def note(self, token: str, *, was: bool, now: bool) -> None:
        if was != now and WORD.fullmatch(token):
            self.changed[token] = now

    def by_key(self) -> dict[str, tuple[set[str], set[str]]]:
        """For each list, the new words and those that are gone."""
        found: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for word, came in self.changed.items():
            for key in keys(word):
                found[key][0 if came else 1].add(word)
        return found


def differing_lists(old: Postings, new: Postings) -> Iterator[str]:
    """The tokens whose lists differ."""
    return (token for token in old.keys() | new.keys() if old.get(token) != new.get(token))


def _day(note: Numbered) -> tuple[str, str]:
    return note.published, note.id
