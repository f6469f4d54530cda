"""The files of the index, made from all notes.

``index.json`` is the only file with a fixed name, and small. It names *directories*: those of
tokens list shards by their first token, those of notes list the notes' texts, 64 to a file.
Everything but the root lies under the hash of its content, so that it may be kept for ever.
"""

from collections.abc import Iterator, Mapping, Sequence
from zlib import crc32

from kikigaki.model import Collection
from kikigaki.search.making.entries import all_entries, entry_files, name_postings
from kikigaki.search.making.facets import facet_menu, years
from kikigaki.search.making.indexed import IndexedNote, indexed
from kikigaki.search.making.merge import Merging
from kikigaki.search.making.postings import Lists, Postings
from kikigaki.search.making.run import Run, runs
from kikigaki.search.making.shards import Shard, cut, packed, shard
from kikigaki.search.making.state import ShardEntry, State, list_path, shard_path
from kikigaki.search.making.texts import compact
from kikigaki.search.words.vocabulary import word_lists
from kikigaki.wiki import Names

FOLDER = "search"
"""Where the files lie, from the root of the site."""
ROOT = "index.json"
FORMAT = 4
NOTES_PER_FILE = 64
_FEWEST, _MOST, _EACH = 14, 28, 8
"""Shards that a directory lists at least and at most; and one in how many ends it in between."""


def index_files(collection: Collection, *, directory_urls: bool = True) -> dict[str, bytes]:
    """Every file of the index, by its path below the folder of search."""
    files: dict[str, bytes] = {}
    builder = Builder(collection, directory_urls=directory_urls)
    names = Names(collection)

    def notes() -> Iterator[IndexedNote]:
        for note in sorted(collection.notes, key=lambda n: (str(n.published or ""), n.id)):
            one = indexed(note, collection, names, directory_urls=directory_urls)
            files.update(one.files)
            yield one

    for run in runs(notes(), collection.languages):
        builder.add(run)
    files.update(builder.files())
    return files


class Builder:
    """Takes runs of notes in the order of their days, then gives the files and the state."""

    def __init__(self, collection: Collection, *, directory_urls: bool = True) -> None:
        self.collection = collection
        self.directory_urls = directory_urls
        self.merging = Merging(collection.languages)
        self.state = State()

    def add(self, run: Run) -> None:
        """Take the next notes; their own files are the caller's to write."""
        self.state.notes += run.notes
        self.state.facets.update(run.facets)
        self.merging.add(run)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every other file; the state is complete when all have been taken."""
        postings = self.merging.postings()
        postings.update(name_lists(self.collection))
        tokens = sorted(postings)
        for one in all_shards(tokens, postings):
            self.state.shards.append(ShardEntry(one.first, one.name, one.size))
            yield shard_path(one.name), one.data
        for key, words in word_lists(tokens).items():
            self.state.words[key], data = packed(compact(words))
            yield list_path(self.state.words[key]), data
        yield from directories(self.state, self.collection, directory_urls=self.directory_urls)


def name_lists(collection: Collection) -> Postings:
    """The postings of the names of entries, which stand in the first language's lists."""
    rest = (b"",) * (len(collection.languages) - 1)
    names = name_postings(all_entries(collection))
    return {token: (numbers, *rest) for token, numbers in names.items()}


def all_shards(tokens: Sequence[str], postings: Mapping[str, Lists]) -> Iterator[Shard]:
    """The shards of all tokens, in order."""
    start = 0
    while start < len(tokens):
        end = cut(tokens, start, postings)
        yield shard(tokens[start:end], postings)
        start = end


def directories(
    state: State, collection: Collection, *, directory_urls: bool
) -> Iterator[tuple[str, bytes]]:
    """The root, and the small files it names: what lists shards, notes, entries and facets."""
    found: dict[str, bytes] = {}

    def add(folder: str, content: bytes) -> str:
        name, data = packed(content)
        found[f"{folder}/{name}.bin"] = data
        return name

    shown = entry_files(all_entries(collection), directory_urls=directory_urls)
    names = [note.name for note in state.notes]
    parts = range(0, len(names), NOTES_PER_FILE)
    root = {
        "format": FORMAT,
        "languages": collection.languages,
        "years": years(note.published for note in state.notes),
        "notes": [add("lists", compact(names[at : at + NOTES_PER_FILE])) for at in parts],
        "tokens": [(group[0].first, add("lists", compact(group))) for group in _groups(state)],
        "words": add("lists", compact(state.words)),
        "entries": [add("entries", data) for data in shown],
        "facets": add("facets", compact(facet_menu(state.facets, collection))),
    }
    found[ROOT] = compact(root) + b"\n"
    state.small = set(found)
    yield from found.items()


def _groups(state: State) -> Iterator[list[ShardEntry]]:
    """The shards of each directory."""
    listed: list[ShardEntry] = []
    for entry in state.shards:
        # A hash that the shards do not use says whether a directory ends before one.
        ends = crc32(entry.first.encode(), 1) % _EACH == 0
        if len(listed) == _MOST or (ends and len(listed) >= _FEWEST):
            yield listed
            listed = []
        listed.append(entry)
    if listed:
        yield listed
