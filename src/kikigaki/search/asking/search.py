"""Search: a query and a few wishes in, moments out, in the order of how well they fit.

The browser's twin is ``assets/search/search.js``; a test holds both to the same answers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kikigaki.search.asking.hits import Hit, look
from kikigaki.search.asking.index import Index
from kikigaki.search.asking.places import BEGUN, PASSAGES, PER_WEIGHT, Scores, either, read_places
from kikigaki.search.asking.query import parse
from kikigaki.search.asking.ways import Sought, named, sought
from kikigaki.search.making.entries import NAME, name_key
from kikigaki.search.making.facets import facet_token
from kikigaki.search.words.tokens import LETTER

RELEVANCE, DATE = "relevance", "date"
_LETTER = re.compile(LETTER)
_FIRST = 3
"""Candidates that are looked at at once, as they are shown first."""
_SHORT = 3
"""Letters of a word that a name may go on with: AI is not air."""
_KINDS = {"person": "p", "topic": "t", "voice": "v"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader wants beside the words."""

    language: str = ""
    """The reader's own, in which results are shown where they can be; empty: the first."""
    only: str = ""
    """Look in the texts of this language alone."""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Values of ``person``, ``topic``, ``voice`` and ``year``; one of each kind must hold."""
    sort: str = RELEVANCE
    """``relevance``, or ``date``: the newest interview first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found."""

    places: list[int]
    """Every candidate, the best first."""
    exact: bool
    """Whether all candidates are certain before their texts are looked at."""
    parts: list[Sought]
    wishes: Wishes

    @property
    def corrected(self) -> list[tuple[str, tuple[str, ...]]]:
        """Words that nobody uses, each with what was looked for instead."""
        return [pair for part in self.parts for pair in part.corrected]


def ask(index: Index, query: str, wishes: Wishes) -> Answer:
    """Find the candidates; where the first are none after all, more thoroughly."""
    answer = _asked(index, query, wishes, thorough=False)
    if all(look(index, place, answer.parts, wishes) for place in answer.places[:_FIRST]):
        return answer
    return _asked(index, query, wishes, thorough=True)


def _asked(index: Index, query: str, wishes: Wishes, *, thorough: bool) -> Answer:
    parts = list(sought(index, parse(query), thorough=thorough))
    known = [part for part in parts if part.scores is not None]
    scores = _total(index, known, wishes) if known else {}
    scores = _filtered(index, scores, wishes)
    exact = len(known) == len(parts) and all(part.exact for part in parts)
    voices = bool(wishes.filters.get("voice"))
    return Answer(_ranked(scores, wishes), exact and not voices, parts, wishes)


def hits(index: Index, answer: Answer) -> Iterator[Hit]:
    """The candidates whose texts really have what was asked for, in order."""
    for place in answer.places:
        if hit := look(index, place, answer.parts, answer.wishes):
            yield hit


def search(index: Index, query: str, wishes: Wishes, limit: int) -> list[Hit]:
    """The best results, as many as the limit says."""
    found = hits(index, ask(index, query, wishes))
    return [hit for hit, _ in zip(found, range(limit), strict=False)]


def entries(index: Index, query: str, limit: int) -> list[int]:
    """The people, topics and terms with a name that has or begins with the query."""
    key = name_key(query)
    best: dict[int, tuple[int, int]] = {}
    for token, _ in index.beginning(NAME + key) if key else ():
        rest = token.removeprefix(NAME + key)
        begun = bool(_LETTER.match(rest) and _LETTER.match(key[-1]))
        for number, whole in named(index, token) if len(key) >= _SHORT or not begun else ():
            rank = (2 if begun else 1 if rest or not whole else 0), len(token)
            best[number] = min(best.get(number, rank), rank)
    return sorted(best, key=lambda number: (best[number], number))[:limit]


def _total(index: Index, parts: Sequence[Sought], wishes: Wishes) -> Scores:
    """The places that have every part, with the sum of their scores.

    Best in one language; across languages only by words as they were typed, for one that is begun
    in a language and goes on in any way in another is hardly what was meant.
    """
    languages = [tag for tag in index.languages if wishes.only in ("", tag)]
    reader = wishes.language or index.languages[0]
    own = [dict(zip(index.languages, part.scores or [], strict=True)) for part in parts]
    certain = [[_certain(of_part[tag]) for tag in languages] for of_part in own]
    total = _sum([either([[scores] for scores in some], 1)[0] for some in certain])
    for tag in languages:
        for place, score in _sum([of_part[tag] for of_part in own]).items():
            total[place] = max(score + (tag == reader), total.get(place, 0))
    return total


def _certain(scores: Scores) -> Scores:
    return {place: score for place, score in scores.items() if score % PER_WEIGHT != BEGUN}


def _sum(parts: Sequence[Scores]) -> Scores:
    """The places of all parts."""
    total = dict(parts[0])
    for own in parts[1:]:
        total = {place: score + own[place] for place, score in total.items() if place in own}
    return total


def _filtered(index: Index, scores: Scores, wishes: Wishes) -> Scores:
    for kind, values in wishes.filters.items():
        if kind == "year":
            notes = [index.notes_of_year(int(value)) for value in values]
            scores = {p: s for p, s in scores.items() if any(p // PASSAGES in n for n in notes)}
        elif values:
            allowed = _having(index, [facet_token(_KINDS[kind], value) for value in values])
            scores = {place: score for place, score in scores.items() if place in allowed}
    return scores


def _having(index: Index, tokens: Sequence[str]) -> set[int]:
    lists = (found for token in tokens if (found := index.postings(token)))
    return {place for found in lists for place in read_places(found, 0)[0]}


def _ranked(scores: Scores, wishes: Wishes) -> list[int]:
    """Best first; among equals interviews with more hits, then newer ones, then in their order."""
    if wishes.sort == DATE:
        return sorted(scores, key=lambda place: (-(place // PASSAGES), -scores[place], place))
    of_note = Counter(place // PASSAGES for place in scores)

    def rank(place: int) -> tuple[int, int, int, int]:
        note = place // PASSAGES
        return -scores[place], -of_note[note], -note, place

    return sorted(scores, key=rank)
