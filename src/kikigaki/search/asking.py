"""The engine that asks the index; whoever only writes one need not load it."""

from kikigaki.search.hits import Hit
from kikigaki.search.index import Index, UnreadableIndexError
from kikigaki.search.search import Answer, Wishes, ask, hits, search
from kikigaki.search.snippet import Piece

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
