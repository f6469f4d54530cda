"""Search: an index of static files made of the model, and an engine that asks it.

The engine has a twin in the browser (``assets/search/``), which reads the same files.
"""

from kikigaki.search.build import FOLDER, Builder, index_files
from kikigaki.search.hits import Hit
from kikigaki.search.index import Index, UnreadableIndexError
from kikigaki.search.indexed import IndexedNote, indexed
from kikigaki.search.records import NoteRecord
from kikigaki.search.search import Answer, Wishes, ask, hits, search
from kikigaki.search.snippet import Piece
from kikigaki.search.state import State
from kikigaki.search.update import Change, Last, Updated, updated

__all__ = [
    "FOLDER",
    "Answer",
    "Builder",
    "Change",
    "Hit",
    "Index",
    "IndexedNote",
    "Last",
    "NoteRecord",
    "Piece",
    "State",
    "UnreadableIndexError",
    "Updated",
    "Wishes",
    "ask",
    "hits",
    "index_files",
    "indexed",
    "search",
    "updated",
]
