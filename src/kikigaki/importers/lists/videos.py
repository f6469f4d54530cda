"""Which video a page is about, and which of its timestamps belong to another one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kikigaki import youtube
from kikigaki.importers.lists.entry import video_of
from kikigaki.importers.lists.parts import Part
from kikigaki.importers.lists.titles import is_label
from kikigaki.importers.pages import Flat, Line, flatten
from kikigaki.importers.stamps import narrow

_BESIDE = 60
"""Characters beside a link on a line that only names a video."""
_SHORTEST = 2
_AROUND = " ()[]<>（）【】"


def videos_of(parts: Sequence[Part], lines: Sequence[Line]) -> list[str]:
    """YouTube's id of the video each part belongs to; empty where nothing tells.

    The link of a timestamp tells, else the last line above it that names a video: but only where
    the timestamps begin anew below each such line, since pages link to many videos.
    """
    linked = [part.entry.video for part in parts]
    if any(linked):
        (main, _), *_ = Counter(filter(None, linked)).most_common(1)
        return [video or main for video in linked]
    named = list(_named(lines))
    above = [_last_above(named, part.entry.line.number) for part in parts]
    if len(set(above)) > 1 and _begins_anew(parts, above):
        return above
    first = parts[0].entry.line.number
    before = {video for number, video in named if number < first}
    known = before | set(_by_itself(parts, lines))
    sure = next(iter(known)) if len(known) == 1 == len(known | set(_every(lines))) else ""
    return [sure] * len(parts)


def address_in(line: Line) -> youtube.VideoLink | None:
    """The video of a line that is nothing but its address, with a label such as ``Video:`` or none.

    The label may be a link, too.
    """
    if "youtu" not in line.body:
        return None
    flat = flatten(line.body)
    if len(flat.links) != 1:
        return None
    (link,) = flat.links
    shown = flat.text[link.start : link.end]
    label = "" if "://" in shown else shown
    words = (flat.text[: link.start] + label + flat.text[link.end :]).strip(_AROUND)
    return video_of(link) if not words or is_label(narrow(f"{words}:")) else None


def _by_itself(parts: Sequence[Part], lines: Sequence[Line]) -> Iterator[str]:
    """The video of each address that stands below a blank line or an entry, and below no words.

    Those would be about it, and perhaps say that it is another one.
    """
    entries = {part.entry.line.number for part in parts}
    above = 0
    for line in lines:
        if line.after_blank or above in entries:
            yield from (video.id for video in [address_in(line)] if video is not None)
        above = line.number


def _named(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Number and video of each line that does little but name a video."""
    for line in lines:
        if "youtu" not in line.body:
            continue
        flat = flatten(line.body)
        videos = list(_videos(flat))
        if len(videos) == 1:
            (link, video), *_ = videos
            if len(flat.text) - (link[1] - link[0]) <= _BESIDE:
                yield line.number, video


def _every(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if "youtu" in line.body:
            yield from (video for _, video in _videos(flatten(line.body)))


def _videos(flat: Flat) -> Iterator[tuple[tuple[int, int], str]]:
    for link in flat.links:
        if (video := video_of(link)) is not None:
            yield (link.start, link.end), video.id


def _last_above(named: list[tuple[int, str]], number: int) -> str:
    return next((video for line, video in reversed(named) if line < number), "")


def _begins_anew(parts: Sequence[Part], above: list[str]) -> bool:
    """Whether each video has a list of its own."""
    counts = Counter(above)
    restarts = all(
        two.entry.start < one.entry.start
        for (one, video), (two, other) in pairwise(zip(parts, above, strict=True))
        if video != other
    )
    return restarts and "" not in counts and min(counts.values()) >= _SHORTEST
