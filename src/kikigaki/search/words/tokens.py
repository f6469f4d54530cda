"""What a text is looked up by: words of scripts with spaces, pairs of characters of the others.

A run of Chinese characters, kana, Hangul or Thai gives each pair of neighbours, and its last
character alone, so that every character begins some token; so does its loose form, where that is
another. Where two kinds of script touch (``GPUの``), the pair across the border is a token too, and
so it is across the dot that katakana words are written with or without (``データ・センター``).
Words that a mark joins are tokens each, and one together, as they are often written:
``pre-training`` gives ``pretraining``, ``CI/CD`` ``cicd``. Before a figure the mark stays, or the
space after a word: ``gpt-4``, ``llama 3``. Of this the browser's twin, ``assets/search/text.js``,
knows the words alone.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add

from kikigaki.search.words.spellings import loose

DENSE = (
    "々〆〇ぁ-ゖゝゞァ-ヺー-ヿㇰ-ㇿ㐀-鿿豈-﫿\U00020000-\U0003ffff"  # Japanese and Chinese
    "가-힣ᄀ-ᇿ"  # Korean
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
)
"""Scripts that are written without spaces, or whose words change at their end without one."""
LETTER = rf"[^\W_{DENSE}]"
_RUN = rf"{LETTER}+[+#]*"
RUN = re.compile(rf"(?P<dense>[{DENSE}]+)|{_RUN}")
CHAIN = rf"{_RUN}(?:(?:[-‐‑–/.&·_]|(?<=\d)[,:](?=\d)| (?=\d)){_RUN})*"
"""Words with one mark between them, or a space before a number."""
WORD = re.compile(rf"(?:(?!\d){LETTER}){{4,}}")
"""A word long enough to be mistyped."""
_CHAIN = re.compile(CHAIN)
_DENSE_RUN = re.compile(f"[{DENSE}]+")
_IS_DENSE = re.compile(f"[{DENSE}]")
_DOT = re.compile("(?<=[ァ-ヺー])・(?=[ァ-ヺー])")
_THOUSAND = 3
MARK, SPACE = "-", " "
"""What stands between a word and a figure, in the token of both."""
_LONGEST_CHAIN = 6


def tokens(folded: str) -> list[str]:
    """The tokens of a plain text, each as often as it stands there."""
    if folded.isascii():
        return _chained(_CHAIN.findall(folded))
    chains = [*_CHAIN.finditer(folded)]
    return _chained([chain[0] for chain in chains]) + _dense_tokens(folded, chains)


def _chained(chains: list[str]) -> list[str]:
    """The words of chains, alone and joined; most chains are one word."""
    found = [chain for chain in chains if chain.isalnum()]
    if len(found) < len(chains):
        for chain in chains:
            if not chain.isalnum():
                found += _words_of(chain)
    return found


@lru_cache(4096)
def _words_of(chain: str) -> list[str]:
    return [token for token, _, _ in words(chain)]


def _dense_tokens(folded: str, chains: Iterable[re.Match[str]]) -> list[str]:
    """The tokens of scripts without spaces, those across the borders of chains too."""
    found: list[str] = []
    for run in _DENSE_RUN.findall(folded):
        found += map(add, run, run[1:])
        found.append(run[-1])
        if "ー" in run or "ヴ" in run or "ェイ" in run:
            found += _varied(run)
    for chain in chains:
        start, end = chain.span()
        if start and _IS_DENSE.match(folded, start - 1):
            found.append(folded[start - 1 : start + 1])
        if _IS_DENSE.match(folded, end):
            found.append(folded[end - 1 : end + 1])
    if "・" in folded:
        found += (folded[m.start() - 1] + folded[m.end()] for m in _DOT.finditer(folded))
    return found


def _varied(run: str) -> set[str]:
    """What the loose form of a run adds to its tokens."""
    if (other := loose(run)) == run:
        return set()
    return {*map(add, other, other[1:]), other[-1]} - {*map(add, run, run[1:]), run[-1]}


def words(folded: str) -> Iterator[tuple[str, int, int]]:
    """The words of a plain text, alone and joined, each with where it begins and ends."""
    for chain in _CHAIN.finditer(folded):
        ending: list[tuple[str, int]] = []  # with the last word, and where they begin
        last, end = "", chain.start()
        for found in RUN.finditer(folded, *chain.span()):
            word, start = found[0], found.start()
            between = _joint(last, folded[end:start], word) if last else None
            ending = [(f"{w}{between}{word}", at) for w, at in ending if between is not None]
            ending = [*ending, (word, start)][-_LONGEST_CHAIN:]
            last, end = word, found.end()
            yield from ((token, at, end) for token, at in ending)


def _joint(before: str, gap: str, after: str) -> str | None:
    """What stands between two words in the token of both; None where they are not one."""
    if gap == SPACE:
        return SPACE if before.isalpha() and after[0].isdecimal() else None
    is_thousand = gap == "," and len(after) == _THOUSAND
    return MARK if after[0].isdecimal() and not is_thousand else ""
