"""What a page says about itself, and about the interview: in its front matter and first heading."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kikigaki import youtube
from kikigaki.importers.pages.flat import flatten
from kikigaki.importers.pages.lines import Line, Mark, Page
from kikigaki.timestamps import Timestamp, TimestampError

_TITLES = ("title",)
_DAYS = ("published", "published_at", "pubdate", "date", "upload_date")
_LENGTHS = ("duration", "length")
_VIDEOS = (
    "video",
    "youtube",
    "youtube_id",
    "youtube_url",
    "video_url",
    "video_id",
    "url",
    "source",
)
_DAY = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})(?![0-9])")
_ISO_LENGTH = re.compile(r"PT(?:([0-9]{1,3})H)?(?:([0-9]{1,4})M)?(?:([0-9]{1,5})(?:\.[0-9]+)?S)?")
_MILLISECONDS = re.compile(r"[0-9]{13}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known beside the list; empty or None where the page does not say."""

    title: str = ""
    video: str = ""
    """YouTube's id."""
    published: datetime.date | None = None
    duration: Timestamp | None = None
    heading: Line | None = None
    """The line the title was taken from, if it was one."""


def facts_of(page: Page, free: Sequence[Line]) -> Facts:
    """Read the front matter; the title may be the heading the page begins with instead.

    ``free`` are the lines that are not taken for anything else.
    """
    title = _first(page, _TITLES)
    heading = None
    if not title and free and free[0] is page.lines[0] and _is_title(free[0]):
        heading = free[0]
        title = flatten(heading.body).text.strip()
    return Facts(
        title=" ".join(title.split()),
        video=_video(_first(page, _VIDEOS)),
        published=_day(_first(page, _DAYS)),
        duration=length(_first(page, _LENGTHS)),
        heading=heading,
    )


def length(text: str) -> Timestamp | None:
    """A length as a timestamp: ``1:06:01``, ``PT21M58S``; None for anything else."""
    iso = _ISO_LENGTH.fullmatch(text)
    if iso and any(iso.groups()):
        hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        return Timestamp(hours * 3600 + minutes * 60 + seconds)
    try:
        return Timestamp.parse(text)
    except TimestampError:
        return None


def _first(page: Page, keys: tuple[str, ...]) -> str:
    return next((page.matter[key] for key in keys if page.matter.get(key)), "")


def _is_title(line: Line) -> bool:
    return line.mark is Mark.HEADING and line.level == 1


def _day(text: str) -> datetime.date | None:
    if _MILLISECONDS.fullmatch(text):
        moment = datetime.datetime.fromtimestamp(int(text) / 1000, datetime.UTC)
        return moment.date()
    found = _DAY.match(text)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _video(text: str) -> str:
    try:
        return youtube.parse(text).id
    except youtube.VideoError:
        return ""
