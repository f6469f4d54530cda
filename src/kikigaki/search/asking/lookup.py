"""From the parts of a query to their places and to what finds them in a text.

The browser's twin is ``assets/search/lookup.js``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from kikigaki.search.asking.index import Index
from kikigaki.search.asking.match import Finder, any_of, literal_finder, word_finder, words_finder
from kikigaki.search.asking.places import (
    BEGUN,
    INFLECTED,
    TYPED,
    Scores,
    all_of,
    either,
    read_places,
)
from kikigaki.search.asking.query import Atom, Literal, Run, Word
from kikigaki.search.asking.typos import halves, near
from kikigaki.search.words.spellings import loose
from kikigaki.search.words.stems import beginning, stem
from kikigaki.search.words.tokens import MARK, SPACE

_BEGUN_FROM = 3
"""Shorter words must stand there whole: AI is not air."""
_KEYS, _FEWER_KEYS = 7, 3
"""Tokens that a literal is looked up by; more hardly narrow it down, and fewer often do."""
_LARGE = 3_000
"""Bytes of a file that is left out at first, where rarer tokens narrow a literal down already."""
_NUMBERED = re.compile(rf"(\D*[^\W\d])[{MARK}{SPACE}]?(\d.*)")
_KATAKANA = re.compile("[ァ-ヺー]")
_KANA = re.compile("[ぁ-ゖァ-ヺー]")


Forms: TypeAlias = dict[str, int]
"""Tokens that stand for a word, and how well each fits."""


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
    thorough: bool = False
    """Whether more is read for a literal, because less did not tell what really has it."""

    def find(self, atom: Atom) -> Found:
        """Where an atom may be."""
        return self.word(atom) if isinstance(atom, Word) else self.literal(atom)

    def word(self, word: Word) -> Found:
        """A word as typed, inflected or begun; where nobody uses it, what comes closest."""
        forms = self.forms(word.token) or self.numbered(word.token)
        several = [self.in_turn(parts) for parts in self.apart(word, forms)]
        corrected: tuple[str, ...] = ()
        if not forms and not any(any(one.scores or ()) for one in several):
            corrected = near(self.index, word.token)
            forms = {form: BEGUN for other in corrected for form in self.forms(other)}
        places = [self.scores(forms), *(one.scores for one in several if one.scores)]
        finders = [word_finder(frozenset(forms)), *(one.finder for one in several)]
        united = either(places, len(self.index.languages))
        return Found(united, not several, any_of(finders), corrected)

    def apart(self, word: Word, forms: Forms) -> Iterator[Sequence[str]]:
        """The word as several: its own parts, or others that it is made of."""
        parts = [run.text for run in word.runs]
        if len(parts) > 1 and (not forms or min(map(len, parts)) >= _BEGUN_FROM):
            yield parts
        if TYPED not in forms.values() and BEGUN not in forms.values():
            yield from halves(self.index, word.token)

    def in_turn(self, parts: Sequence[str]) -> Found:
        """Words one after the other: the last one may be begun, the others not."""
        forms = [self.forms(part) for part in parts]
        for those in forms[:-1]:
            for form in [form for form, fits in those.items() if fits == BEGUN]:
                del those[form]
        places = all_of(self.scores(those) for those in forms)
        return Found(places, False, words_finder([frozenset(those) for those in forms]))  # noqa: FBT003

    def forms(self, token: str) -> Forms:
        """The tokens that stand for a word, and how well each fits."""
        if len(token) < _BEGUN_FROM and (len(token) == 1 or self.index.postings(token)):
            return {token: TYPED} if self.index.postings(token) else {}
        root = stem(token)
        forms = {}
        for other, _ in self.index.beginning(beginning(token)):
            if other == token:
                forms[other] = TYPED
            elif stem(other) == root:
                forms[other] = INFLECTED
            elif other.startswith(token):
                forms[other] = BEGUN
        return forms

    def numbered(self, token: str) -> Forms:
        """The tokens that stand for a word with a number, joined to it in another way."""
        parts = _NUMBERED.fullmatch(token)
        ways = [joint.join(parts.groups()) for joint in ("", MARK, SPACE)] if parts else []
        return {form: fits for way in ways for form, fits in self.forms(way).items()}

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
        ways = {runs: list(_keys(runs, whole=atom.whole)) for runs in (varied, atom.runs)}
        finder = literal_finder(atom)
        parts = [
            self.together(keys, TYPED if runs == atom.runs else INFLECTED)
            for runs, keys in ways.items()
            if keys
        ]
        if not parts:
            return Found(None, False, finder)  # noqa: FBT003
        exact = len(ways[varied]) == 1 and not (atom.whole or _KATAKANA.search(atom.runs[0].text))
        return Found(either(parts, len(self.index.languages)), exact, finder)

    def together(self, keys: Sequence["_Key"], fits: int) -> list[Scores]:
        """The places that have every key, the rarest first."""
        sized = sorted(
            ((self.index.size(key.token), key) for key in keys), key=lambda pair: pair[0]
        )
        needed = [
            key
            for n, (size, key) in enumerate(sized[: _KEYS if self.thorough else _FEWER_KEYS])
            if n <= 1 or self.thorough or size < _LARGE
        ]
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
