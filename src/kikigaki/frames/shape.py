"""Pages of one shape have one frame."""

import posixpath
from dataclasses import dataclass

from kikigaki.frames.toc import Heading
from kikigaki.pages import Page

INDEXES = ("index.md",)


@dataclass(frozen=True, slots=True)
class Shape:
    """What the theme decides by: where a page stands, and which parts it has."""

    place: str
    """Its ``src_uri`` where it may be in the navigation, else its folder with a ``/``."""
    described: bool
    listed: bool
    """Whether it has headings below its title."""
    edited: bool
    """Whether it is made of a file that can be edited."""
    extra: bool = False
    """Whether it adds to the head."""


def shape_of(page: Page, contents: list[Heading], *, edited: bool) -> Shape:
    """The shape of a page with these headings."""
    folder, name = posixpath.split(page.src_uri)
    place = page.src_uri if name in INDEXES else f"{folder}/"
    listed = any(level > 1 for level, _, _ in contents)
    return Shape(place, bool(page.description), listed, edited, bool(page.extra))
