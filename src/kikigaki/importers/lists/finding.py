"""The entries of a page, found and taken apart."""

from collections.abc import Sequence

from kikigaki.importers.lists.choosing import choose
from kikigaki.importers.lists.headlines import without_captions
from kikigaki.importers.lists.joining import join
from kikigaki.importers.lists.parts import Parts, Read, take_apart
from kikigaki.importers.lists.reading import may_hold_entry, read_entries
from kikigaki.importers.lists.rows import read_row
from kikigaki.importers.pages import Line, Mark, Page

_FEWEST = 3
_SHARE = 2


def find_parts(page: Page) -> Parts:
    """The entries of a page with what belongs to each.

    A list in fenced code counts where the page has no other, and the code is little else.
    """
    found = _find(page.lines)
    if found.parts:
        found.rest += page.fenced
        return found
    fenced = _find(page.fenced)
    if len(fenced.parts) >= _FEWEST and len(page.fenced) <= len(fenced.parts) * _SHARE:
        return Parts(fenced.parts, without_captions((*page.lines, *fenced.rest)))
    return found


def _find(lines: Sequence[Line]) -> Parts:
    read = _read(lines)
    chosen = {id(entry) for entry in choose([one.entry for one in read], lines)}
    return take_apart(lines, [one for one in read if id(one.entry) in chosen])


def _read(lines: Sequence[Line]) -> list[Read]:
    """Every line that may be an entry."""
    read: list[Read] = []
    index = 0
    while index < len(lines):
        line, count = lines[index], 1
        entries = read_row(line) if line.mark is Mark.ROW else []
        if line.mark is not Mark.ROW and may_hold_entry(line.body):
            text, count = join(lines, index)
            entries = read_entries(line, text)
        read += [Read(entry, count) for entry in entries]
        index += count if entries else 1
    return read
