"""The words in use, in lists: what a word that nobody uses is corrected from.

Every word is listed by its first letter, and again by its second, for slips at the first.
"""

from collections import defaultdict
from collections.abc import Iterable

from kikigaki.search.words.tokens import WORD

_SECOND = "?"


def by_first(word: str) -> str:
    """The key of the words that begin like one."""
    return word[0]


def by_second(letter: str) -> str:
    """The key of the words whose second letter is this."""
    return _SECOND + letter


def keys(word: str) -> tuple[str, str]:
    """The lists that a word stands in."""
    return by_first(word), by_second(word[1])


def word_lists(tokens: Iterable[str]) -> dict[str, list[str]]:
    """The lists of those tokens that are words, by their keys in order."""
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for word in filter(WORD.fullmatch, tokens):
        for key in keys(word):
            lists[key].append(word)
    return dict(sorted(lists.items()))
