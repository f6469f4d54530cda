"""What is noted once, for others: a folder for each kind of them, and a small module a format.

:mod:`.views` is what exports are made from, :mod:`.formats` the table of them all, and
:class:`Outlet` what a site publishes.
"""

from kikigaki.exports.asked import ALL, Piece, pieces, whole_pieces
from kikigaki.exports.choice import FORMATS, missing, outlet, surroundings, wanted
from kikigaki.exports.form import CollectionFormat, Format
from kikigaki.exports.items import files_of
from kikigaki.exports.outlet import Exported, Outlet
from kikigaki.exports.published import Published
from kikigaki.exports.views.library import Library
from kikigaki.exports.views.source import Source

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
