"""An entry of a list: a timestamp, and the title beside it."""

from dataclasses import dataclass
from enum import Enum, auto

from kikigaki import youtube
from kikigaki.importers.pages import Line, Span
from kikigaki.timestamps import Timestamp


class Place(Enum):
    """Where in its line the timestamp of an entry stands."""

    FIRST = auto()
    """Before the title."""
    LAST = auto()
    """Behind the title."""
    ALONE = auto()
    CELL = auto()
    """In a table."""
    INSIDE = auto()
    """In mid-line, as the words of a link into a video."""
    ADDRESS = auto()
    """Only in the address of a link."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that is perhaps an entry of a list."""

    line: Line
    place: Place
    start: Timestamp
    end: Timestamp | None = None
    """Of a range; no entry of its own."""
    title: str = ""
    """Plain words; empty where the timestamp stands alone."""
    rest: str = ""
    """What the line says behind its title."""
    marked: bool = False
    """Whether brackets, an ``@``, a link or a heading say that this is meant as a timestamp."""
    promising: bool = False
    """Whether a sign behind the timestamp promises a title, be it on the next line."""
    video: str = ""
    """YouTube's id, where the timestamp is a link to it."""
    linked: Timestamp | None = None
    """Where that link opens the video, which is not always where its words say."""


def video_of(link: Span | None) -> youtube.VideoLink | None:
    """The video a link leads to, or None."""
    if link is None or "/" not in link.url:
        return None
    try:
        return youtube.parse(link.url)
    except youtube.VideoError:
        return None
