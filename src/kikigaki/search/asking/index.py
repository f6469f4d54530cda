"""The files of an index, read as they are needed.

The browser's twin is ``assets/search/index.js``.
"""

import gzip
import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from kikigaki.search.asking.places import PASSAGES
from kikigaki.search.making.build import FORMAT, NOTES_PER_FILE, ROOT
from kikigaki.search.making.entries import PER_FILE as ENTRIES_PER_FILE
from kikigaki.search.making.postings import Lists
from kikigaki.search.making.shards import read_shard
from kikigaki.search.making.texts import PER_FILE

Read = Callable[[str], bytes]
"""Gives the bytes of a file by its path below the folder of search."""


class UnreadableIndexError(ValueError):
    """The files are no index that this program can read; the message says why."""


class Index:
    """An index on disk, in memory, or wherever its files can be read from."""

    def __init__(self, read: Read) -> None:
        self._read = read
        root = json.loads(read(ROOT))
        if root.get("format") != FORMAT:
            raise UnreadableIndexError(f"an index of format {root.get('format')}, not {FORMAT}")
        self.languages: list[str] = root["languages"]
        self.years: list[tuple[int, int]] = [(year, first) for year, first in root["years"]]
        self._root = root
        self._json: Callable[[str, str], Any] = cache(self._unpacked)
        self._shard: Callable[[str], dict[str, Lists]] = cache(self._tokens)

    def _unpacked(self, folder: str, name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        return json.loads(gzip.decompress(self._read(f"{folder}/{name}.bin")))

    def _tokens(self, name: str) -> dict[str, Lists]:
        return read_shard(self._read(f"tokens/{name}.bin"), len(self.languages))

    def postings(self, token: str) -> Lists | None:
        """The lists of a token; None where no text has it."""
        for shard in self._shards(token, token):
            return self._shard(shard).get(token)
        return None

    def beginning(self, prefix: str) -> Iterator[tuple[str, Lists]]:
        """Every token that begins so, with its lists, in order."""
        for shard in self._shards(prefix, prefix + "\U0010ffff"):
            for token, lists in self._shard(shard).items():
                if token.startswith(prefix):
                    yield token, lists

    def size(self, token: str) -> int:
        """How many bytes the file is that has a token, or would have it."""
        for part in _covering(self._root["tokens"], token, token):
            for _, _, size in _covering(self._json("lists", part[1]), token, token):
                return int(size)
        return 0

    def words(self, key: str) -> list[str]:
        """A list of words in use; see :mod:`kikigaki.search.words.vocabulary`."""
        name = self._json("lists", self._root["words"]).get(key)
        words: list[str] = self._json("lists", name) if name else []
        return words

    def _shards(self, first: str, last: str) -> Iterator[str]:
        """The names of the files that may hold tokens from one to another."""
        for _, directory in _covering(self._root["tokens"], first, last):
            for _, name, _ in _covering(self._json("lists", directory), first, last):
                yield name

    def texts(self, place: int, language: str) -> tuple[dict[str, Any], Any]:
        """What is said around a place in a language, and the passage there.

        See :mod:`kikigaki.search.making.texts`.
        """
        note, passage = divmod(place, PASSAGES)
        directory = self._root["notes"][note // NOTES_PER_FILE]
        name = self._json("lists", directory)[note % NOTES_PER_FILE]
        number, at = divmod(passage, PER_FILE)
        texts = self._json("notes", f"{name}.{number}.{language}")
        return texts, texts["passages"][at]

    def entry(self, number: int) -> dict[str, Any]:
        """A person, topic or term."""
        name = self._root["entries"][number // ENTRIES_PER_FILE]
        entry: dict[str, Any] = self._json("entries", name)[number % ENTRIES_PER_FILE]
        return entry

    def notes_of_year(self, year: int) -> range:
        """The numbers of the notes of a year."""
        firsts = [first for _, first in self.years]
        for (begun, first), end in zip(self.years, [*firsts[1:], 1 << 40], strict=True):
            if begun == year:
                return range(first, end)
        return range(0)


def _covering(parts: list[Any], first: str, last: str) -> list[Any]:
    """Of parts that each begin with a token, those that may hold tokens from one to another."""
    begins = [part[0] for part in parts]
    return parts[max(0, bisect_right(begins, first) - 1) : bisect_right(begins, last)]
