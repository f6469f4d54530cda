"""Words that nobody uses, and what comes closest to them.

One slip of the finger is forgiven: a letter more, less, another, or two exchanged; slips at the
first letter are rare, and thought of last. Or a space was left out: two words are written as one.
The browser's twin is ``assets/search/typos.js``.
"""

import re
from collections.abc import Iterable, Iterator

from kikigaki.search.asking.index import Index
from kikigaki.search.words.stems import stem
from kikigaki.search.words.vocabulary import by_first, by_second

_LONG, _LONGER = 4, 5
"""Letters that a word must have to be corrected; that it must have at its first letter."""
_FIGURES = re.compile(r"(\d+)(\D+)")


def near(index: Index, word: str) -> tuple[str, ...]:
    """The words in use that differ by one slip."""
    if len(word) < _LONG or not word.isalpha():
        return ()
    found = one_edit_away(word, index.words(by_first(word)))
    return tuple(found) or tuple(_near_at_first(index, word))


def _near_at_first(index: Index, word: str) -> list[str]:
    if len(word) < _LONGER:
        return []
    keys = dict.fromkeys((by_first(word[1:]), by_second(word[0]), by_second(word[1])))
    return sorted({*one_edit_away(word, (other for key in keys for other in index.words(key)))})


def halves(index: Index, word: str) -> Iterator[tuple[str, str]]:
    """The words in use that a word is made of, or a number and its unit."""
    if figures := _FIGURES.fullmatch(word):
        yield figures[1], figures[2]
    for left in index.words(by_first(word)) if word.isalpha() and len(word) >= 2 * _LONG else ():
        right = word.removeprefix(left)
        if _LONG <= len(right) < len(word):
            root = stem(right)
            if any(stem(other) == root for other in index.words(by_first(right))):
                yield left, right


def one_edit_away(word: str, words: Iterable[str]) -> Iterator[str]:
    """Those of some words that differ by one edit."""
    return (other for other in words if _one_edit(word, other))


def _one_edit(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
