"""Search: an index of static files made of the model, and an engine that asks it.

The engine has a twin in the browser (``assets/search/``), which reads the same files.
"""

from kikigaki.search.build import FOLDER, index_files
from kikigaki.search.hits import Hit
from kikigaki.search.index import Index, UnreadableIndexError
from kikigaki.search.memory import Memory
from kikigaki.search.search import Answer, Wishes, ask, hits, search
from kikigaki.search.snippet import Piece

__all__ = [
    "FOLDER",
    "Answer",
    "Hit",
    "Index",
    "Memory",
    "Piece",
    "UnreadableIndexError",
    "Wishes",
    "ask",
    "hits",
    "index_files",
    "search",
]
