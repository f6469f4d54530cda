"""The command ``kikigaki`` without its search index, to be compared with what makes none.

There is no such setting: a site without search is not what anyone wants.
"""

from contextlib import ExitStack
from types import SimpleNamespace
from unittest.mock import patch

from kikigaki.building import indexing, writing
from kikigaki.cli import main
from kikigaki.languages import LanguageMap
from kikigaki.search import IndexedNote, NoteRecord, State

UNINDEXED = IndexedNote(NoteRecord("", LanguageMap(), "", "", (), (), (), {}), "", {})
BUILDER = SimpleNamespace(state=State(), add=lambda _note: None, files=dict)
LEFT_OUT = (
    (writing, "indexed", lambda *_: UNINDEXED),
    (indexing.Indexing, "builder", lambda _self: BUILDER),
    (writing, "record_row", lambda *_: ("records", ("", "", b""))),
)

if __name__ == "__main__":
    with ExitStack() as stack:
        for owner, name, instead in LEFT_OUT:
            stack.enter_context(patch.object(owner, name, instead))
        main(prog_name="kikigaki")
