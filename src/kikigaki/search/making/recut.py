"""The shards after an edit: read and cut anew where tokens have other places, else as they were."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kikigaki.search.making.merge import with_note
from kikigaki.search.making.postings import Lists, Postings
from kikigaki.search.making.shards import cut, read_shard, shard
from kikigaki.search.making.state import ShardEntry, shard_path

Read: TypeAlias = Callable[[str], bytes]
"""Gives a file of the last index by its path below the folder of search."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What changes in the lists of tokens."""

    languages: int
    places: Mapping[str, Sequence[tuple[int, int, bytes]]]
    """For a token: in the list of a language, by its number, a note, by its, has other places."""
    lists: Mapping[str, Lists]
    """Lists that are replaced as a whole."""

    def tokens(self) -> list[str]:
        """The tokens that change, in order."""
        return sorted({*self.places, *self.lists})

    def made(self, token: str, lists: Lists | None) -> Lists | None:
        """The lists of a token with the changes made; None where nothing is left."""
        edited = list(self.lists.get(token) or lists or (b"",) * self.languages)
        for language, note, places in self.places.get(token, ()):
            edited[language] = with_note(edited[language], note, places)
        return tuple(edited) if any(edited) else None


@dataclass(slots=True)
class Recut:
    """The shards of the last index, some of them cut anew."""

    last: Sequence[ShardEntry]
    read: Read
    edits: Edits
    files: dict[str, bytes] = field(default_factory=dict)
    """The new shards, once all have been taken."""
    came: dict[str, bool] = field(default_factory=dict)
    """Tokens that are new, true, or gone, false."""

    def shards(self) -> Iterator[ShardEntry]:
        """All shards in order: the last ones, but for those that are cut anew."""
        touched, at = self._touched(), 0
        pending: Postings = {}
        while at < len(self.last) or pending:
            if not pending and at not in touched:
                yield self.last[at]
                at += 1
                continue
            tokens = list(pending)
            end = cut(tokens, 0, pending) if pending else 0
            if end == len(tokens) and at < len(self.last):
                pending.update(self._edited(at, touched.get(at, ())))
                at += 1
                continue
            if not pending:
                continue
            yield self._new(tokens[:end], pending)
            pending = {token: pending[token] for token in tokens[end:]}
            last_read = self.last[at - 1]
            if pending and at - 1 not in touched and tokens[end] == last_read.first:
                yield last_read  # it begins where the last one does, and is as it was
                pending = {}

    def _touched(self) -> Mapping[int, Sequence[str]]:
        """The shards to be read, by their place, with the tokens that change in each."""
        firsts = [entry.first for entry in self.last]
        touched: defaultdict[int, list[str]] = defaultdict(list)
        for token in self.edits.tokens():
            touched[max(0, bisect_right(firsts, token) - 1)].append(token)
        # What stands first in a shard decides where the one before it ends.
        for at in list(touched):
            if at and firsts[at] in touched[at]:
                touched.setdefault(at - 1, [])
        return touched

    def _edited(self, at: int, changed: Sequence[str]) -> Postings:
        """The tokens of a shard, with the changes made."""
        found = read_shard(self.read(shard_path(self.last[at].name)), self.edits.languages)
        for token in changed:
            was = found.pop(token, None)
            if (now := self.edits.made(token, was)) is not None:
                found[token] = now
            if (was is None) != (now is None):
                self.came[token] = now is not None
        return dict(sorted(found.items())) if changed else found

    def _new(self, tokens: Sequence[str], postings: Postings) -> ShardEntry:
        made = shard(tokens, postings)
        self.files[shard_path(made.name)] = made.data
        return ShardEntry(made.first, made.name, made.size)
