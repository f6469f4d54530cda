"""Numbers that only count the entries of a list are no part of their titles."""

import re
from collections.abc import Sequence

from kikigaki.importers.lists.entry import Place
from kikigaki.importers.lists.parts import Part
from kikigaki.importers.lists.titles import without_number
from kikigaki.importers.stamps import narrow

_COUNTED = re.compile(r"\s*([0-9]{1,3})[.)、]")


def without_counting(parts: Sequence[Part]) -> None:
    """Take ``1.``, ``2.`` … away where they stand behind the timestamps and count all of them."""
    numbers = [_number(part.title) for part in parts]
    behind = [part.entry.place in (Place.FIRST, Place.CELL) for part in parts]
    if all(behind) and numbers == list(range(1, len(parts) + 1)):
        for part in parts:
            part.title = without_number(part.title)


def _number(title: str) -> int:
    found = _COUNTED.match(narrow(title))
    return int(found[1]) if found else 0
