"""Items of Markdown lists that run on to further lines."""

import re
from collections.abc import Sequence

from kikigaki.diagnostics import columns_of
from kikigaki.importers.lists.reading import read_entries
from kikigaki.importers.lists.titles import squeeze
from kikigaki.importers.pages import Line, Mark

_MOST = 12
"""Lines; an item of more is prose."""
_WIDTH = 66
"""Columns from which on a line that ends is one that was broken."""
_ENDS = "。．！？!?…」』：:;；"
_LABELLED = re.compile(r"[*_]{0,3}[^\s:：]{1,16}[*_]{0,3}[:：]")
_OPEN_LABEL = re.compile(r"\[[^\[\]]{0,400}(?:\]\([^()\s]{0,400})?\s*$")


def join(lines: Sequence[Line], first: int) -> tuple[str, int]:
    """The words of the line at an index with those of the lines it runs on to, and their number."""
    text, count = lines[first].body, 1
    for line in lines[first + 1 : first + _MOST]:
        if not lines[first].listed or not _runs_on(
            lines[first], lines[first + count - 1], text, line
        ):
            break
        text = f"{text} {line.body}"
        count += 1
    return text, count


def _runs_on(item: Line, last: Line, text: str, line: Line) -> bool:
    if line.after_blank or line.mark is not Mark.PLAIN:
        return False
    if _OPEN_LABEL.search(text, max(0, len(text) - 900)):
        return True
    if line.indent <= item.indent or text.endswith(tuple(_ENDS)) or _LABELLED.match(line.body):
        return False
    if last is item and (alone := _without_title(item)) is not None:
        return alone
    word = squeeze(line.body).split(" ")[0]
    return columns_of(last.raw) + 1 + columns_of(word) > _WIDTH


def _without_title(item: Line) -> bool | None:
    """Of an item that is a timestamp alone: whether it promises a title; None for others."""
    entries = read_entries(item, item.body)
    return entries[0].promising if entries and not entries[0].title else None
