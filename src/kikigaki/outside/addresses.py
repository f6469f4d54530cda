"""Addresses outside of the site, and where notes and registries name them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urldefrag, urlsplit

from kikigaki import youtube
from kikigaki.diagnostics import Position
from kikigaki.formatting.outline import Kind
from kikigaki.rewriting import Source
from kikigaki.rewriting.fields import Field, fields
from kikigaki.source import Scalar
from kikigaki.text import Link, inlines, parse


class Use(StrEnum):
    """What an address is for."""

    PLAYER = "player"
    """A note's own video, which its page shows."""
    VIDEO = "video"
    """A link to another video, or to a recording on YouTube."""
    LINK = "link"


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Something to look for."""

    use: Use
    target: str
    """The address without its fragment; of a video its id."""

    @property
    def shown(self) -> str:
        """The address as a reader opens it."""
        return self.target if self.use is Use.LINK else youtube.watch_url(self.target)


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An address, and where it stands."""

    position: Position
    address: Address


def find_addresses(sources: Iterable[Source]) -> Iterator[Named]:
    """Every address that a note or registry names, in file order."""
    for source in sources:
        for found in fields(source.root, source.outline):
            yield from _in_field(source.kind, found)


def _in_field(kind: str, found: Field) -> Iterator[Named]:
    text, position = found.scalar.text, found.scalar.position
    match (kind, *found.trail):
        case ("note", "video"):
            yield from _video(text, position)
        case ("note", "also", int(), "url") | (_, str(), "links", int()):
            yield Named(position, address_of(text))
        case _ if found.kind is Kind.PROSE:
            yield from _in_text(found.scalar)


def _video(text: str, position: Position) -> Iterator[Named]:
    try:
        yield Named(position, Address(Use.PLAYER, youtube.parse(text).id))
    except youtube.VideoError:  # check says so
        return


def address_of(url: str) -> Address:
    """What a link leads to. Pages of YouTube exist even where the video does not."""
    try:
        return Address(Use.VIDEO, youtube.parse(url).id)
    except youtube.VideoError:
        return Address(Use.LINK, urldefrag(url).url)


def _in_text(scalar: Scalar) -> Iterator[Named]:
    begin = 0
    for block in parse(scalar.text).text:
        for node in inlines(block):
            if isinstance(node, Link) and not node.href.startswith("mailto:"):
                offset = _place(scalar.text, node.href, begin)
                begin = offset + 1
                yield Named(scalar.locate(offset), address_of(node.href))


def _place(text: str, href: str, begin: int) -> int:
    """Where a link stands in a text; typed with other letters, where its host does."""
    for typed in (href, unquote(href), urlsplit(href).netloc):
        if typed and (found := text.find(typed, begin)) >= 0:
            return found
    return begin
