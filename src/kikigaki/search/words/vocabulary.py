"""The words in use, in lists: what a word that nobody uses is corrected from.

Every word is listed by its first letter, and again by its second, for slips at the first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

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


def changed_lists(came: Mapping[str, bool]) -> dict[str, tuple[set[str], set[str]]]:
    """For each list that changes with some tokens, the words that come and those that go."""
    lists: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for word in filter(WORD.fullmatch, came):
        for key in keys(word):
            lists[key][0 if came[word] else 1].add(word)
    return lists
