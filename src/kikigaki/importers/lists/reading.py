"""A line is read as an entry of a list, by itself: whether it is one is decided over the page."""

import re
from dataclasses import dataclass

from kikigaki.importers.lists.addresses import read_addresses
from kikigaki.importers.lists.entry import Entry, Place, video_of
from kikigaki.importers.lists.titles import cut_title, is_label, squeeze
from kikigaki.importers.pages import Flat, Line, Mark, flatten
from kikigaki.importers.stamps import Stamp, begins, narrow, stamps_in, text_behind

_POSSIBLE = re.compile(
    r"[:：︰][0-5０-５][0-9０-９]|[0-9０-９]\s?(?:分|時間|[hm])|[?&#;](?:t|start)="
)
_OPENING = "([【〔<「『{@~ \t"
_NOTHING_BEHIND = re.compile(r"[\s~)\]】〕>」』}.。:|*]*")
_SEVERAL = 3
_MARKS = "@([【〔<「『{"
_CLOSING = " )]】〕>」』}~"


def may_hold_entry(text: str) -> bool:
    """Whether a line is worth a closer look."""
    return bool(_POSSIBLE.search(text))


def read_entries(line: Line, text: str) -> list[Entry]:
    """The entries a line may be; ``text`` is its body, with the lines it runs on to.

    They are several only where a whole list stands on one line.
    """
    if not may_hold_entry(text):
        return []
    flat = flatten(text)
    narrowed = narrow(flat.text)
    stamps = [stamp for stamp in stamps_in(narrowed) if not _in_address(flat, stamp)]
    if not stamps:
        return read_addresses(line, flat)
    reader = _Reader(line, flat, narrowed)
    if several := reader.several(stamps):
        return several
    found = reader.first(stamps[0]) or reader.last(stamps[-1]) or reader.inside(stamps)
    return [found] if found else []


def _in_address(flat: Flat, stamp: Stamp) -> bool:
    link = flat.link_at(stamp.begin)
    return link is not None and "://" in flat.text[link.start : link.end]


@dataclass(frozen=True, slots=True)
class _Reader:
    line: Line
    flat: Flat
    narrowed: str

    def several(self, stamps: list[Stamp]) -> list[Entry]:
        """A whole list on one line: timestamps that go up, each before a title."""
        times = [stamp.start for stamp in stamps]
        if len(stamps) < _SEVERAL or times != sorted(set(times)):
            return []
        if not begins(self.narrowed, stamps[0]):
            return []
        ends = [*(stamp.begin for stamp in stamps[1:]), len(self.narrowed)]
        starts = [text_behind(self.narrowed, stamp) for stamp in stamps]
        titles = [cut_title(self.flat.text[s:e]) for s, e in zip(starts, ends, strict=True)]
        titles = [title.rstrip(_MARKS + "/; ") for title in titles]
        pairs = zip(stamps, titles, strict=True)
        return [self.entry(s, Place.FIRST, t) for s, t in pairs] if all(titles) else []

    def first(self, stamp: Stamp) -> Entry | None:
        """A timestamp before its title, or alone."""
        labelled = is_label(self.narrowed[: stamp.begin])
        begin = text_behind(self.narrowed, stamp)
        title = self.flat.text[begin:].strip()
        if labelled and not title:
            return self.entry(stamp, Place.ALONE, "")
        if not begins(self.narrowed, stamp):
            return None
        promising = bool(self.narrowed[stamp.behind : begin].strip(_CLOSING))
        return self.entry(stamp, Place.FIRST if title else Place.ALONE, title, promising=promising)

    def last(self, stamp: Stamp) -> Entry | None:
        """A timestamp behind its title."""
        if not _NOTHING_BEHIND.fullmatch(self.narrowed, stamp.behind):
            return None
        before = self.narrowed[: stamp.begin].rstrip(_OPENING)
        if len(before) == stamp.begin and _is_word(before[-1:]):
            return None
        return self.entry(stamp, Place.LAST, cut_title(self.flat.text[: len(before)]))

    def inside(self, stamps: list[Stamp]) -> Entry | None:
        """The first timestamp in mid-line that is all the words of a link into a video."""
        for stamp in stamps:
            link = self.flat.link_at(stamp.begin)
            if link and video_of(link) and not _others(self.narrowed[link.start : link.end], stamp):
                return self.entry(stamp, Place.INSIDE, self.flat.text)
        return None

    def entry(self, stamp: Stamp, place: Place, title: str, *, promising: bool = False) -> Entry:
        video = video_of(self.flat.link_at(stamp.begin))
        before = self.narrowed[: stamp.begin].rstrip("~ ")
        return Entry(
            line=self.line,
            place=place,
            start=stamp.start,
            end=stamp.end,
            title=squeeze(title),
            marked=bool(video)
            or self.line.mark is Mark.HEADING
            or before.endswith(tuple(_MARKS))
            or is_label(self.narrowed[: stamp.begin]),
            promising=promising,
            video=video.id if video else "",
            linked=video.start if video else None,
        )


def _others(words: str, stamp: Stamp) -> bool:
    """Whether a link has words beside the timestamp."""
    return len(words.strip("()[]_~@ ")) > stamp.behind - stamp.begin


def _is_word(text: str) -> bool:
    """Whether a timestamp cannot touch this: a Latin letter, which makes it part of a word."""
    return text[:1].isascii() and (text[:1].isalnum() or text[:1] in tuple("_/."))
