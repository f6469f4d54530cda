"""A page without what is its own: rendered once by the theme, then filled as often as needed.

A frame is cut from a page in which everything that differs from page to page was a token. Filling
it gives the same bytes as rendering the page would; a second page, rendered and filled, proves it
for each frame before it is used.
"""

from kikigaki.frames.frame import Frame, UnstampableError, cut
from kikigaki.frames.shape import Shape, shape_of
from kikigaki.frames.stamp import own_parts, stamp
from kikigaki.frames.toc import Contents, learn

__all__ = [
    "Contents",
    "Frame",
    "Shape",
    "UnstampableError",
    "cut",
    "learn",
    "own_parts",
    "shape_of",
    "stamp",
]
