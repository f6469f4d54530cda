"""Lines beside each other that look alike: a list whose other items have no timestamp is none."""

from collections.abc import Iterable, Sequence

from kikigaki.importers.lists.entry import Entry
from kikigaki.importers.pages import Line

_FEW = 2
_SHARE = 4
"""One item in so many must have a timestamp."""


class Siblings:
    """The items of each Markdown list of a page, and how many of them may be entries."""

    def __init__(self, lines: Sequence[Line], entries: Iterable[Entry]) -> None:
        self._stamped = {_place(entry.line) for entry in entries}
        self._counts: dict[tuple[int, int], tuple[int, int]] = {}
        lists: dict[int, list[Line]] = {}
        for line in lines:
            if not line.listed:
                self._close(lists, -1 if not line.indent and line.after_blank else line.indent)
                continue
            self._close(lists, line.indent)
            lists.setdefault(line.indent, []).append(line)
        self._close(lists, -1)

    def agree(self, line: Line) -> bool:
        """Whether enough of a list's items have timestamps; a line outside of lists is free."""
        stamped, total = self._counts.get(_place(line), (1, 1))
        return total <= _FEW or (stamped >= _FEW and stamped * _SHARE >= total)

    def _close(self, lists: dict[int, list[Line]], indent: int) -> None:
        """Count the lists that are deeper than this, and forget them."""
        for deeper in [known for known in lists if known > indent]:
            places = [_place(line) for line in lists.pop(deeper)]
            stamped = sum(place in self._stamped for place in places)
            self._counts |= dict.fromkeys(places, (stamped, len(places)))


def _place(line: Line) -> tuple[int, int]:
    return line.number, line.column
