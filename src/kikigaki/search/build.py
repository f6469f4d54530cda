"""The files of the index: a pure function of the collection, and fast again after an edit.

``index.json`` is the only file with a fixed name, and small. It names *directories*: those of
tokens list shards by their first token, those of notes list the notes' texts, 64 to a file.
Everything but the root lies under the hash of its content, so that it may be kept for ever.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from zlib import crc32

from kikigaki.model import Collection, Note
from kikigaki.search.entries import all_entries, entry_files, name_postings
from kikigaki.search.facets import facet_menu, years
from kikigaki.search.memory import IndexedNote, Memory
from kikigaki.search.merge import edited, merged
from kikigaki.search.records import read_note
from kikigaki.search.shards import Shard, cut, packed, shard
from kikigaki.search.texts import compact, note_texts
from kikigaki.search.tokens import WORD
from kikigaki.wiki import Names

FOLDER = "search"
"""Where the files lie, from the root of the site."""
ROOT = "index.json"
FORMAT = 1
NOTES_PER_FILE = 64
_SHARDS_PER_FILE = 20


def index_files(
    collection: Collection, memory: Memory | None = None, *, directory_urls: bool = True
) -> dict[str, bytes]:
    """Every file of the index, by its path below the folder of search.

    With a memory, only what differs from the last index is made anew; the bytes are the same.
    """
    memory = Memory() if memory is None else memory
    _forget(collection, memory, directory_urls=directory_urls)
    return _Builder(collection, memory, directory_urls).files()


def _forget(collection: Collection, memory: Memory, *, directory_urls: bool) -> None:
    """Empty a memory that is of no use for a collection."""
    people, topics, terms = collection.people, collection.topics, collection.terms
    titles = {note.id: note.title for note in collection.notes}
    context = (collection.languages, people, topics, terms, titles, directory_urls)
    if memory.context != context:
        memory.notes, memory.postings, memory.shards = {}, {}, {}
    memory.context = context


@dataclass(slots=True)
class _Builder:
    collection: Collection
    memory: Memory
    directory_urls: bool
    out: dict[str, bytes] = field(default_factory=dict)

    def files(self) -> dict[str, bytes]:
        entries = all_entries(self.collection)
        notes = self.notes()
        changed = self.postings(notes)
        self.memory.notes = {indexed.note.id: indexed for indexed in notes}
        records = [indexed.record for indexed in notes]
        shown = entry_files(entries, directory_urls=self.directory_urls)
        root = {
            "format": FORMAT,
            "languages": self.collection.languages,
            "years": years(records),
            "notes": list(self.note_directories(notes)),
            "tokens": list(self.token_directories(changed)),
            "words": dict(self.word_lists()),
            "entries": [self.add("entries", data) for data in shown],
            "facets": self.add("facets", compact(facet_menu(records, self.collection))),
        }
        self.out[ROOT] = compact(root) + b"\n"
        return self.out

    def add(self, folder: str, content: bytes) -> str:
        name, data = packed(content)
        self.out[f"{folder}/{name}.bin"] = data
        return name

    def notes(self) -> list[IndexedNote]:
        """All notes in the order of their days, so that a new one comes last."""
        names = Names(self.collection)
        notes = sorted(self.collection.notes, key=lambda note: (str(note.published or ""), note.id))
        return [self.note(note, names) for note in notes]

    def note(self, note: Note, names: Names) -> IndexedNote:
        kept = self.memory.notes.get(note.id)
        if kept is not None and kept.note == note:
            return kept
        record = read_note(note, self.collection, names)
        texts = {
            language: note_texts(record, language, directory_urls=self.directory_urls)
            for language in self.collection.languages
        }
        name, _ = packed(b"\n".join(texts.values()))
        files = {f"notes/{name}.{tag}.bin": packed(text)[1] for tag, text in texts.items()}
        return IndexedNote(note, record, name, files)

    def note_directories(self, notes: Sequence[IndexedNote]) -> Iterator[str]:
        for indexed in notes:
            self.out.update(indexed.files)
        names = [indexed.name for indexed in notes]
        for start in range(0, len(names), NOTES_PER_FILE):
            yield self.add("lists", compact(names[start : start + NOTES_PER_FILE]))

    def postings(self, notes: Sequence[IndexedNote]) -> set[str] | None:
        """Bring the memory's lists up to date; say which changed, or None if all are new."""
        memory, languages = self.memory, self.collection.languages
        before = list(memory.notes.values())
        if [old.note.id for old in before] == [new.note.id for new in notes] and before:
            pairs = enumerate(zip(before, notes, strict=True))
            changes = [(n, old.record, new.record) for n, (old, new) in pairs if old is not new]
            return edited(memory.postings, changes, languages)
        memory.postings = merged([new.record for new in notes], languages)
        rest = (b"",) * (len(languages) - 1)
        for token, numbers in name_postings(all_entries(self.collection)).items():
            memory.postings[token] = (numbers, *rest)
        return None

    def token_directories(self, changed: set[str] | None) -> Iterator[tuple[str, str]]:
        """The first token and the name of each directory."""
        listed: list[tuple[str, str, int]] = []
        for each in self.token_shards(changed):
            if listed and _ends_before(each.first):
                yield listed[0][0], self.add("lists", compact(listed))
                listed = []
            listed.append((each.first, each.name, each.size))
            self.out[f"tokens/{each.name}.bin"] = each.data
        if listed:
            yield listed[0][0], self.add("lists", compact(listed))

    def word_lists(self) -> Iterator[tuple[str, str]]:
        """Words by their first letter, to find what a mistyped one may have meant."""
        words = sorted(filter(WORD.fullmatch, self.memory.postings))
        for letter, group in groupby(words, key=lambda word: word[0]):
            yield letter, self.add("lists", compact(list(group)))

    def token_shards(self, changed: set[str] | None) -> Iterator[Shard]:
        """The shards of all tokens; those that no change can have touched are the last ones."""
        memory, kept = self.memory, self._untouched(changed)
        tokens = sorted(memory.postings)
        memory.shards, start = {}, 0
        while start < len(tokens):
            first = tokens[start]
            if first in kept:
                count, made = kept[first]
            else:
                count = cut(tokens, start, memory.postings) - start
                made = shard(tokens[start : start + count], memory.postings)
            memory.shards[first] = count, made
            start += count
            yield made

    def _untouched(self, changed: set[str] | None) -> dict[str, tuple[int, Shard]]:
        """The last shards without those that have a changed token, or end where one begins."""
        if changed is None:
            return {}
        kept = dict(self.memory.shards)
        firsts = list(kept)
        for token in changed:
            at = max(0, bisect_right(firsts, token) - 1)
            for first in firsts[at - (token == firsts[at] and at > 0) : at + 1]:
                kept.pop(first, None)
        return kept


def _ends_before(token: str) -> bool:
    """Whether a directory ends before a shard, by a hash that the shards do not use."""
    return crc32(token.encode(), 1) % _SHARDS_PER_FILE == 0
