"""A draft is written as a note: YAML in canonical layout that reads back as what it was."""

from kikigaki.importers.notes.document import Written, write_note

__all__ = ["Written", "write_note"]
