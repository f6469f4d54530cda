"""Words that are one slip of the finger away: a letter more, less, another, or two exchanged.

The first letter is taken to be right. The browser's twin is in ``assets/search/text.js``.
"""

from collections.abc import Iterable, Iterator


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
