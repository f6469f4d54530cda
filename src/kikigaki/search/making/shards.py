"""The postings of all tokens, cut into files of bounded size.

Where a file ends depends on the tokens near it alone, so that an edit rewrites few files: it ends
before a token whose hash says so, and the more postings a token has the likelier it does. A file
is: the length of its index (varint); the index, which gives for each token how many bytes it
shares with the one before, its remaining bytes, and for each language the length of its list; the
lists. Files lie gzipped, under the hash of what is in them.
"""

import gzip
import hashlib
from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from zlib import crc32

from kikigaki.search.making.postings import Lists
from kikigaki.search.making.varints import read_varint, varint

SMALLEST = 700
LARGEST = 3_000
"""Bytes of a file before compression; only a token whose own lists are longer passes the upper."""
_HASHED = 1 << 32
_TARGET = 700


@dataclass(frozen=True, slots=True)
class Shard:
    """Some tokens that follow each other, and the file they are in."""

    first: str
    size: int
    """Bytes of the file as it lies."""
    name: str
    data: bytes


def name_of(data: bytes) -> str:
    """What a file is named by its content."""
    return b32encode(hashlib.sha256(data).digest()[:5]).decode().lower()


def packed(data: bytes) -> tuple[str, bytes]:
    """A file's name, and its bytes as they lie: the same for the same content."""
    return name_of(data), gzipped(data)


def gzipped(data: bytes) -> bytes:
    """Some bytes as they lie."""
    return gzip.compress(data, 6, mtime=0)


def cut(tokens: Sequence[str], start: int, postings: Mapping[str, Lists]) -> int:
    """Where the file ends that begins with a token; it depends on those in it and on the next."""
    size = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        own = len(token) + sum(map(len, postings[token]))
        full = size + own > LARGEST
        if size and (full or (size > SMALLEST and _ends_before(token, own))):
            return index
        size += own
    return len(tokens)


def _ends_before(token: str, size: int) -> bool:
    """A coin for each token; a change of a few bytes does not turn it."""
    return crc32(token.encode()) * _TARGET < _HASHED << size.bit_length()


def shard(tokens: Sequence[str], postings: Mapping[str, Lists]) -> Shard:
    """The file of some tokens."""
    index, before = bytearray(), b""
    for token in tokens:
        written = token.encode()
        shared = _shared(before, written)
        index += varint(shared) + varint(len(written) - shared) + written[shared:]
        index += b"".join(varint(len(places)) for places in postings[token])
        before = written
    lists = b"".join(places for token in tokens for places in postings[token])
    name, data = packed(b"".join((varint(len(index)), index, lists)))
    return Shard(tokens[0], len(data), name, data)


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two tokens have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def read_shard(data: bytes, languages: int) -> dict[str, Lists]:
    """The tokens of a file, in order, with their postings."""
    data = gzip.decompress(data)
    length, at = read_varint(data, 0)
    place = end = at + length
    before, found = b"", dict[str, Lists]()
    while at < end:
        shared, at = read_varint(data, at)
        rest, at = read_varint(data, at)
        before = before[:shared] + data[at : at + rest]
        at += rest
        lengths = []
        for _ in range(languages):
            length, at = read_varint(data, at)
            lengths.append(length)
        places = list(accumulate(lengths, initial=place))
        pairs = pairwise(places)
        found[before.decode()] = tuple(data[begin:stop] for begin, stop in pairs)
        place = places[-1]
    return found
