"""From the parts of a query to their places and to what finds them in a text.

The browser's twin is ``assets/search/lookup.js``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kikigaki.search.fold import loose
from kikigaki.search.index import Index
from kikigaki.search.match import Finder, literal_finder, word_finder
from kikigaki.search.places import (
    BEGUN,
    INFLECTED,
    TYPED,
    Scores,
    all_of,
    either,
    read_places,
)
from kikigaki.search.query import Atom, Literal, Run, Word
from kikigaki.search.stems import beginning, stem
from kikigaki.search.tokens import JOINED, SPACED
from kikigaki.search.typos import one_edit_away

_BEGUN_FROM = 3
"""Shorter words must stand there whole: AI is not air."""
_CORRECTED_FROM = 4
_LARGE = 6_000
"""Bytes of a file that is left out where rarer tokens narrow a literal down already."""
_NUMBERED = re.compile(r"(\D+)(\d.*)")
_KANA = re.compile("[ぁ-ゖァ-ヺー]")


@dataclass(frozen=True, slots=True)
class Found:
    """Where an atom may be, and what finds it in a text."""

    scores: list[Scores] | None
    """None where it is too short to be looked up: it holds anywhere until a text is looked at."""
    exact: bool
    """Whether the places are certain without looking."""
    finder: Finder
    corrected: tuple[str, ...] = ()
    """What was looked for instead of a word that nobody uses."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks parts of queries up in an index."""

    index: Index

    def find(self, atom: Atom) -> Found:
        """Where an atom may be."""
        return self.word(atom) if isinstance(atom, Word) else self.literal(atom)

    def word(self, word: Word) -> Found:
        """A word as typed, inflected or begun; where nobody uses it, what comes closest."""
        token, simple = word.token, len(word.runs) == 1
        forms = self.forms(token, inflected=simple)
        if not forms and not simple:
            return self.literal(Literal(word.runs))
        if not forms and (parts := _NUMBERED.fullmatch(token)):
            for joint in (SPACED, JOINED):
                forms |= self.forms(joint.join(parts.groups()), inflected=False)
        corrected: tuple[str, ...] = ()
        if not forms and len(token) >= _CORRECTED_FROM and token.isalpha():
            corrected = tuple(one_edit_away(token, self.index.words(token)))
            for other in corrected:
                forms |= dict.fromkeys(self.forms(other, inflected=True), BEGUN)
        return Found(self.scores(forms), True, word_finder(frozenset(forms)), corrected)  # noqa: FBT003

    def forms(self, token: str, *, inflected: bool) -> dict[str, int]:
        """The tokens that stand for a word, and how well each fits."""
        if len(token) < _BEGUN_FROM and self.index.postings(token):
            return {token: TYPED}
        root = stem(token)
        forms = {}
        for other, _ in self.index.beginning(beginning(token) if inflected else token):
            if other == token:
                forms[other] = TYPED
            elif inflected and stem(other) == root:
                forms[other] = INFLECTED
            elif other.startswith(token):
                forms[other] = BEGUN
        return forms

    def scores(self, forms: dict[str, int]) -> list[Scores]:
        """The places of any of some tokens."""
        parts = (
            read_places(lists, fits)
            for token, fits in forms.items()
            if (lists := self.index.postings(token))
        )
        return either(parts, len(self.index.languages))

    def literal(self, atom: Literal) -> Found:
        """Something that stands there as typed, or in another spelling of its loan words."""
        varied = tuple(Run(loose(r.text), r.dense, r.touches) for r in atom.runs)
        ways = {runs: list(_keys(runs, whole=atom.whole)) for runs in (atom.runs, varied)}
        finder = literal_finder(atom)
        if not all(ways.values()):
            return Found(None, False, finder)  # noqa: FBT003
        parts = [
            self.together(keys, TYPED if runs == atom.runs else INFLECTED)
            for runs, keys in ways.items()
        ]
        exact = len(ways) == 1 and len(ways[varied]) == 1 and not atom.whole
        return Found(either(parts, len(self.index.languages)), exact, finder)

    def together(self, keys: Sequence["_Key"], fits: int) -> list[Scores]:
        """The places that have every key, the rarest first."""
        sized = sorted(
            ((self.index.size(key.token), key) for key in keys), key=lambda pair: pair[0]
        )
        needed = [key for n, (size, key) in enumerate(sized) if n <= 1 or size < _LARGE]
        return all_of(self.key_scores(key, fits) for key in needed)

    def key_scores(self, key: "_Key", fits: int) -> list[Scores]:
        """The places of a token, or of all that begin so."""
        languages = len(self.index.languages)
        if key.begins:
            found = self.index.beginning(key.token)
            return either((read_places(lists, fits) for _, lists in found), languages)
        tokens = (key.token, *(key.token + ending for ending in key.endings))
        found_lists = (lists for token in tokens if (lists := self.index.postings(token)))
        return either((read_places(lists, fits) for lists in found_lists), languages)


@dataclass(frozen=True, slots=True)
class _Key:
    token: str
    begins: bool = False
    """Whether any token that begins so will do."""
    endings: tuple[str, ...] = ()


def _keys(runs: Sequence[Run], *, whole: bool) -> Iterator[_Key]:
    """The tokens that every text has in which some runs stand one after the other."""
    before = ""
    for number, run in enumerate(runs):
        last = number == len(runs) - 1
        if run.touches:
            yield _Key(before + run.text[0])
        if run.dense:
            yield from _dense_keys(run.text, alone=len(runs) == 1)
        elif not last:
            yield _Key(run.text)
        elif whole:
            yield _Key(run.text, endings=("s", "es"))
        elif len(run.text) >= _BEGUN_FROM or len(runs) == 1:
            yield _Key(run.text, begins=True)
        before = run.text[-1]


def _dense_keys(text: str, *, alone: bool) -> Iterable[_Key]:
    if len(text) > 1:
        return [_Key(one + other) for one, other in pairwise(text)]
    return [_Key(text, begins=True)] if alone and not _KANA.match(text) else []
