"""Chapter files of mp4v2's mp4chaps, which m4b-tool and tone write too.

``00:05:30.500 Title`` a line; ``##`` begins what is said about the whole, such as
``## total-duration: 01:02:03.000``, and ``#`` a comment.
"""

import re

from kikigaki.importers import seconds
from kikigaki.importers.chapters.reading import Reading, words
from kikigaki.importers.draft import Chapter

_LINE = re.compile(r"([0-9]{1,4}:[0-9]{2}:[0-9]{2}\.[0-9]{1,9})(?:[ \t]+([^-–—:~|].*))?")
_SAID = re.compile(r"##?[ \t]*(title|total-duration|total-length):{0,2}[ \t]+(.*)")


def read(text: str) -> Reading | None:
    """The chapters of such a file; None if any other line stands in it."""
    lines = [(n, line.strip()) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    rows = [(n, _LINE.fullmatch(line)) for n, line in lines if not line.startswith("#")]
    chapters = [_chapter(number, row) for number, row in rows if row is not None]
    found = tuple(chapter for chapter in chapters if chapter is not None)
    if not found or len(found) < len(rows) or not any(chapter.title for chapter in found):
        return None
    comments = (_SAID.fullmatch(line) for _, line in lines if line.startswith("#"))
    said = {comment[1]: comment[2] for comment in comments if comment}
    length = said.get("total-duration") or said.get("total-length") or ""
    return Reading(
        found, title=words(said.get("title", "")), duration=seconds.clock(length.partition(" ")[0])
    )


def _chapter(number: int, row: re.Match[str]) -> Chapter | None:
    start = seconds.clock(row[1])
    return Chapter(start, words(row[2] or ""), line=number) if start is not None else None
