"""Nodes become notes and registry entries; never stops at the first fault.

The shape is judged as a whole by ``schema``; what can be read is read all the same, so that checks
may speak about the rest of a wrong note. A note with errors is never published.
"""

from kikigaki.reader.note import read_note
from kikigaki.reader.registry import read_registry

__all__ = ["read_note", "read_registry"]
