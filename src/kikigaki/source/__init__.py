"""Bytes become nodes with positions; what the note format does not allow is named and left out."""

from kikigaki.source.compose import compose
from kikigaki.source.files import decode, read_bytes, read_text, source_line
from kikigaki.source.nodes import Entry, Mapping, Node, Scalar, Sequence, follow

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "compose",
    "decode",
    "follow",
    "read_bytes",
    "read_text",
    "source_line",
]
