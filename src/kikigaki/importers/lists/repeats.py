"""The same list twice in a page: an agenda at the top and headings below, chapters and text."""

from collections.abc import Sequence

from kikigaki.importers.lists.parts import Part

_SHORTEST = 2
_MOST = 200
"""Lists; a page of more is in no order in which one could be found again."""


def find_repeats(parts: Sequence[Part]) -> list[Part]:
    """The parts that only repeat another list of the page: all its timestamps, most titles.

    Of two such lists the one that says less is the repetition, of equals the second.
    """
    lists = _lists(parts)
    if len(lists) > _MOST:
        return []
    by_size = sorted(enumerate(lists), key=lambda pair: (_size(pair[1]), -pair[0]))
    dropped: set[int] = set()
    for number, one in by_size:
        others = [o for n, o in enumerate(lists) if n != number and n not in dropped]
        if len(one) >= _SHORTEST and any(_repeats(one, other) for other in others):
            dropped.add(number)
    return [part for number in sorted(dropped) for part in lists[number]]


def _lists(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts, parted where the timestamps go back."""
    lists: list[list[Part]] = []
    for part in parts:
        if not lists or part.entry.start < lists[-1][-1].entry.start:
            lists.append([])
        lists[-1].append(part)
    return lists


def _size(one: list[Part]) -> tuple[int, int]:
    return sum(len(part.lines) for part in one), len(one)


def _repeats(one: list[Part], other: list[Part]) -> bool:
    titles: dict[int, set[str]] = {}
    for part in other:
        titles.setdefault(part.entry.start.seconds, set()).add(_folded(part.title))
    if not all(part.entry.start.seconds in titles for part in one):
        return False
    same = sum(_folded(part.title) in titles[part.entry.start.seconds] for part in one)
    return same * 2 >= len(one)


def _folded(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))
