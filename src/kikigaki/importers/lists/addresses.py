"""Links that open a video at a second, where no timestamp is written out."""

import re

from kikigaki.importers.lists.entry import Entry, Place, video_of
from kikigaki.importers.lists.titles import cut_title, squeeze
from kikigaki.importers.pages import Flat, Line, Mark, Span

_NAME = 60
"""Characters; what stands before an address is no longer a title beyond that."""
_SEPARATOR = re.compile(r"[\s\-–—:：~|,→⇒»>]+")
_AROUND = " ()[]（）"


def read_addresses(line: Line, flat: Flat) -> list[Entry]:
    """The entry of a line with such a link at its beginning or end, if any."""
    for link in flat.links:
        video = video_of(link)
        if video and video.start is not None and (parts := _parts(line, flat, link)):
            title, rest = parts
            return [
                Entry(
                    line=line,
                    place=Place.ADDRESS,
                    start=video.start,
                    title=title,
                    rest=rest,
                    marked=True,
                    video=video.id,
                    linked=video.start,
                )
            ]
    return []


def _parts(line: Line, flat: Flat, link: Span) -> tuple[str, str] | None:
    """Title and rest of the line; None where the link is only one of its words."""
    shown = flat.text[link.start : link.end]
    before = cut_title(flat.text[: link.start].rstrip(_AROUND)).lstrip("-•・*")
    behind = flat.text[link.end :].lstrip(_AROUND)
    if separator := _SEPARATOR.match(behind):
        behind = behind[separator.end() :]
    if "://" in shown:
        before, behind = squeeze(before), squeeze(behind)
        if not before or len(before) <= _NAME:
            return (before, behind) if before else (behind, "")
        return None
    if not before.strip():
        return squeeze(shown), squeeze(behind)
    if not behind.strip(" .。*") or line.mark is Mark.HEADING:
        return cut_title(squeeze(flat.text)), ""
    return None
