"""Search: an index of static files made of the model, and an engine that asks it.

The engine has a twin in the browser (``assets/search/``), which reads the same files. Here is what
writes the index; :mod:`kikigaki.search.asking` has the engine.
"""

from kikigaki.search.build import FOLDER, Builder, index_files
from kikigaki.search.indexed import IndexedNote, indexed
from kikigaki.search.records import NoteRecord
from kikigaki.search.state import State
from kikigaki.search.update import Change, Last, Updated, updated

__all__ = [
    "FOLDER",
    "Builder",
    "Change",
    "IndexedNote",
    "Last",
    "NoteRecord",
    "State",
    "Updated",
    "index_files",
    "indexed",
    "updated",
]
