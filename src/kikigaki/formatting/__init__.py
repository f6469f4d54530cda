"""The canonical layout of notes and registries: how a file looks, never what it says.

Every word and every comment stays; key order, indentation, blank lines, the form of texts and of
timestamps become the same everywhere. A file is built anew from its nodes and its own characters,
so what needs no change keeps the characters that were typed.
"""

from kikigaki.formatting.layout import NotTheSame, canonical

__all__ = ["NotTheSame", "canonical"]
