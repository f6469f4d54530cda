"""Terms of the glossary in running text: found by name or alias, the longest first.

Japanese has no spaces, so a name is found anywhere, but not inside a longer compound: 学習 is not
marked in 機械学習 or 学習率, nor トークン in トークナイザ. Latin names end where words end, with an
English plural or possessive allowed; short names in capitals are found in capitals only.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from kikigaki.model import Collection, Term
from kikigaki.text import Text, Words, leaves
from kikigaki.wiki import fold

_LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f]")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_KANJI = re.compile(r"[々〇一-鿿]")
_ENDING = re.compile(r"(?:['’]s|e?s)(?![A-Za-z0-9\u00c0-\u024f])")
_SUFFIXES = frozenset("用時中後前済型的側")
"""Kanji that may follow a name without making another word of it."""
_ACRONYM_LENGTH = 5
_REMEMBERED = 2000
"""Runs of words whose terms are remembered; more than a note has."""


@dataclass(frozen=True, slots=True)
class Use:
    """A term where it stands in some words."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True)
class TermFinder:
    """Finds the terms of a glossary in texts of one language."""

    terms: Iterable[Term]
    language: str
    _by_name: dict[str, Term] = field(init=False, default_factory=dict, repr=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False)
    _found: dict[str, tuple[Use, ...]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        spellings: set[str] = set()
        for term in self.terms:
            for name in _names(term, self.language):
                self._by_name.setdefault(fold(name), term)
                spellings.add(name)
        object.__setattr__(self, "_pattern", _any_of(map(str.lower, spellings)))

    def uses(self, words: str) -> tuple[Use, ...]:
        """The terms in a run of plain words, in order, not overlapping."""
        # Asked twice for each text of a note: which terms it uses, and where to explain them.
        if words not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            self._found[words] = tuple(self._look(words))
        return self._found[words]

    def _look(self, words: str) -> Iterator[Use]:
        # Five times as fast as a pattern that ignores case: the engine can look for first letters.
        lower = words.lower() if len(words.lower()) == len(words) else words
        position = 0
        while found := self._pattern.search(lower, position):
            use = self._use(words, found)
            if use:
                yield use
            position = use.end if use else found.start() + 1

    def _use(self, words: str, found: re.Match[str]) -> Use | None:
        start, end = found.span()
        name = words[start:end]
        if ending := _LATIN.fullmatch(name[-1]) and _ENDING.match(words, end):
            end = ending.end()
        if _continues(words[start - 1 : start], name[0]) or _goes_on(
            name[-1], words[end : end + 1]
        ):
            return None
        term = self._by_name.get(fold(name))
        return Use(start, end, term) if term and self._fits_case(name, term) else None

    def _fits_case(self, name: str, term: Term) -> bool:
        """Whether a short name in capitals is written in capitals."""
        same = (own for own in _names(term, self.language) if fold(own) == fold(name))
        return all(name == own for own in same if own.isupper() and len(own) <= _ACRONYM_LENGTH)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern of names, the longest first.

    Sorted by their first letters: the engine then tries those that begin right, five times as fast.
    """
    groups = (
        re.escape(first) + "(?:" + "|".join(re.escape(name[1:]) for name in group) + ")"
        for first, names_of in groupby(sorted(set(names)), key=lambda name: name[:1])
        for group in [sorted(names_of, key=lambda name: (-len(name), name))]
    )
    return re.compile("|".join(groups) or "(?!)")


def finders(collection: Collection) -> dict[str, TermFinder]:
    """A finder for each language of a collection."""
    terms = collection.terms.values()
    return {language: TermFinder(terms, language) for language in collection.languages}


def used_terms(text: Text, finder: TermFinder) -> Iterator[Term]:
    """The terms that the words of a text use, outside of links and code."""
    return (
        use.term
        for leaf in leaves(text)
        if isinstance(leaf, Words)
        for use in finder.uses(leaf.text)
    )


def _names(term: Term, language: str) -> Iterator[str]:
    if not term.mark:
        return
    if name := term.name.get(language):
        yield name
    yield from term.aliases.get(language, ())


def _continues(before: str, first: str) -> bool:
    """Whether a word began before the name, as in 機械学習, マルチトークン or pre-training."""
    scripts = (_LATIN, _KATAKANA, _KANJI)
    hyphenated = before == "-" and bool(_LATIN.fullmatch(first))
    return hyphenated or any(s.fullmatch(before) and s.fullmatch(first) for s in scripts)


def _goes_on(last: str, after: str) -> bool:
    """Whether the word goes on after the name, as in 学習率; not so in 推論用 or 学習済み."""
    scripts = (_LATIN, _KATAKANA, _KANJI)
    same = any(script.fullmatch(last) and script.fullmatch(after) for script in scripts)
    return same and after not in _SUFFIXES
