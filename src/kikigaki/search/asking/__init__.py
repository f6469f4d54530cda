"""The engine that asks the index; whoever only writes one need not load it."""

from kikigaki.search.asking.hits import Hit
from kikigaki.search.asking.index import Index, UnreadableIndexError
from kikigaki.search.asking.search import Answer, Wishes, ask, hits, search
from kikigaki.search.asking.snippet import Piece

__all__ = [
    "Answer",
    "Hit",
    "Index",
    "Piece",
    "UnreadableIndexError",
    "Wishes",
    "ask",
    "hits",
    "search",
]
