"""What others wrote, in their own formats, becomes a note in the making.

``read_draft`` reads a file of any kind, ``write_note`` writes what it gives, and ``merge_note``
adds it to a note that is there.
"""

from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.importers.kinds import KINDS, chapters_in, read_draft, read_outline, with_outline
from kikigaki.importers.merging import Merged, merge_note
from kikigaki.importers.naming import id_of
from kikigaki.importers.notes import Written, write_note
from kikigaki.importers.wish import Wish

__all__ = [
    "KINDS",
    "Draft",
    "DraftMoment",
    "DraftSection",
    "Merged",
    "Wish",
    "Written",
    "chapters_in",
    "id_of",
    "merge_note",
    "read_draft",
    "read_outline",
    "with_outline",
    "write_note",
]
