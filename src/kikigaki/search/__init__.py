"""Search: an index of static files made of the model, and an engine that asks it.

``words`` compares characters and words, ``making`` writes the index, and ``asking`` has the engine,
which has a twin in the browser (``assets/search/``) that reads the same files. Here is what writes.
"""

from kikigaki.search.making.build import FOLDER, Builder, index_files
from kikigaki.search.making.indexed import IndexedNote, indexed
from kikigaki.search.making.records import NoteRecord
from kikigaki.search.making.run import Run, runs
from kikigaki.search.making.state import State
from kikigaki.search.making.update import Change, Last, Updated, updated

__all__ = [
    "FOLDER",
    "Builder",
    "Change",
    "IndexedNote",
    "Last",
    "NoteRecord",
    "Run",
    "State",
    "Updated",
    "index_files",
    "indexed",
    "runs",
    "updated",
]
