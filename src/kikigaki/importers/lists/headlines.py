"""Titles that stand above or below their timestamp, and lines that only say that a list follows."""

import re
from collections.abc import Iterable

from kikigaki.diagnostics import columns_of
from kikigaki.importers.lists.titles import without_number, words_of
from kikigaki.importers.pages import Line, Mark
from kikigaki.text import shorten
from kikigaki.timestamps import Timestamp

_TITLE = 100
"""Columns; a longer first line is no title but the text."""
_BOLD = re.compile(r"(?:\*\*|__)[^*_]{1,200}(?:\*\*|__)[:：]?")
_CAPTION = re.compile(
    r"[\W_]*(?:(?:video |youtube )?(?:chapters?|time ?(?:stamps?|codes?)|track ?list(?:ing)?|tracks"
    r"|(?:show )?notes|(?:table of )?contents|agenda|outline|index)"
    r"|(?:\S{0,10}の)?(?:目次|もくじ|チャプター|タイムスタンプ|タイムライン|タイムテーブル|内容一覧))[\W_]*",
    re.IGNORECASE,
)


def headline(line: Line) -> str:
    """The title a line is as a heading, be it one in bold type; an empty text if it is none."""
    bold = line.mark is Mark.PLAIN and _BOLD.fullmatch(line.body)
    if line.mark is not Mark.HEADING and not bold:
        return ""
    return without_number(words_of(line)).rstrip(":：")


def title_below(start: Timestamp, lines: list[Line]) -> tuple[str, list[Line]]:
    """The first line below a timestamp that stands alone as its title, and the other lines.

    A line too long for a title stays where it is; where there is none, the timestamp is one.
    """
    if not lines:
        return str(start), lines
    words = words_of(lines[0])
    if columns_of(words) > _TITLE:
        return shorten(words, _TITLE), lines
    return words or str(start), lines[1:]


def without_captions(lines: Iterable[Line]) -> list[Line]:
    """The lines but for those that only say that a list follows: ``Chapters:``, ``▼ 目次``."""
    return [line for line in lines if not _CAPTION.fullmatch(line.body)]
