"""What is noted once, for players, feeds, scholars and machines: one small module a format."""

from kikigaki.exports.asked import ALL, Piece, pieces, whole_pieces
from kikigaki.exports.choice import FORMATS, missing, outlet, surroundings, wanted
from kikigaki.exports.form import CollectionFormat, Format
from kikigaki.exports.items import files_of
from kikigaki.exports.library import Library
from kikigaki.exports.outlet import Exported, Outlet
from kikigaki.exports.published import Published
from kikigaki.exports.source import Source

__all__ = [
    "ALL",
    "FORMATS",
    "CollectionFormat",
    "Exported",
    "Format",
    "Library",
    "Outlet",
    "Piece",
    "Published",
    "Source",
    "files_of",
    "missing",
    "outlet",
    "pieces",
    "surroundings",
    "wanted",
    "whole_pieces",
]
