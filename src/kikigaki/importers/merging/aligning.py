"""Which moments of two lists are the same: by their words, and between these by their order."""

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeAlias

Marks: TypeAlias = frozenset[Hashable]
"""What a moment is known by; one in common is enough."""
Pair: TypeAlias = tuple[int, int]


def aligned(known: Sequence[Marks], new: Sequence[Marks]) -> list[Pair]:
    """Pairs of indexes, ascending on both sides.

    Between two that have a mark in common, as many on one side as on the other are the same too.
    """
    ends = [(-1, -1), *_alike(known, new), (len(known), len(new))]
    pairs = [pair for before, after in pairwise(ends) for pair in (*_between(before, after), after)]
    return pairs[:-1]


def _between(before: Pair, after: Pair) -> Iterator[Pair]:
    left, right = range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
    if len(left) == len(right):
        yield from zip(left, right, strict=True)


def _alike(known: Sequence[Marks], new: Sequence[Marks]) -> Iterator[Pair]:
    """Those that have a mark in common, in the same order on both sides."""
    places: dict[Hashable, list[int]] = {}
    for index, marks in enumerate(known):
        for mark in marks:
            places.setdefault(mark, []).append(index)
    found: list[int] = []
    taken = {-1}  # stands for one that is not there
    for marks in new:
        free = {place for mark in marks for place in places.get(mark, ())} - taken
        found.append(min(free, default=-1))
        taken.add(found[-1])
    matcher = SequenceMatcher(None, range(len(known)), found, autojunk=False)
    for first, second, size in matcher.get_matching_blocks():
        yield from zip(range(first, first + size), range(second, second + size), strict=True)
