"""The command ``kikigaki`` without its search index, to be compared with what makes none.

There is no such setting: a site without search is not what anyone wants.
"""

from contextlib import ExitStack
from types import SimpleNamespace
from unittest.mock import patch

from kikigaki.building import indexing, store, writing
from kikigaki.cli import main
from kikigaki.search import State

UNINDEXED = SimpleNamespace(record=SimpleNamespace(id=""), name="", files={})
BUILDER = SimpleNamespace(state=State(), add=lambda _note: None, files=dict)
LEFT_OUT = (
    (writing, "indexed", lambda *_: UNINDEXED),
    (indexing.Indexing, "builder", lambda _self: BUILDER),
    (store.Store, "keep_record", lambda *_: None),
)

if __name__ == "__main__":
    with ExitStack() as stack:
        for owner, name, instead in LEFT_OUT:
            stack.enter_context(patch.object(owner, name, instead))
        main(prog_name="kikigaki")
