"""Texts as they are compared: width, case and accents do not count, and katakana may vary.

Two forms. The *plain* one changes each character by itself, so that a part of a text stays a part
of it. The *loose* one also unites spellings of loan words (サーバー/サーバ, ヴァ/バ, ェイ/ェー); it
looks at neighbours, so it is compared only beside the plain one, never instead of it.
The browser's twin is ``assets/search/text.js``.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_VARIANTS = re.compile(
    r"ヴ(?P<small>[ァィェォ]?)|ェイ"
    # After three katakana: at the end of the word, or after the vowel a (-er, -or, -ar).
    r"|(?<=[ァ-ヺー]{3})(?:(?<=[ァアカガサザタダナハバパマヤャラワ])ー|ー(?![ァ-ヺー]))"
)
_VU = {"": "ブ", "ァ": "バ", "ィ": "ビ", "ェ": "ベ", "ォ": "ボ"}
_JOINING = re.compile("[\uff9e\uff9f\u1160-\u11ff]")


def plain(text: str) -> str:
    """NFKC, lower case, Latin letters without accents."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if folded.isascii():
        return folded
    if _ACCENTED.search(folded):
        folded = _ACCENTED.sub(lambda m: unicodedata.normalize("NFD", m[0])[0], folded)
    return folded.replace("ς", "σ")


def loose(folded: str) -> str:
    """A plain text with one spelling for the variants of loan words."""
    return _VARIANTS.sub(_one_spelling, folded)


def _one_spelling(found: re.Match[str]) -> str:
    if found[0] == "ー":
        return ""
    return "ェー" if found[0] == "ェイ" else _VU[found["small"]]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters comes from."""

    text: str
    starts: tuple[int, ...]
    """For each character, where the original it comes from begins; one more for the end."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of a span in the folded text; never cuts a character."""
        until = self.starts[end - 1]
        after = end
        while after < len(self.starts) and self.starts[after] <= until:
            after += 1
        return self.starts[start], self.starts[after] if after < len(self.starts) else until

    def loosened(self) -> "Folded":
        """The loose form, with the same originals."""
        pieces: list[str] = []
        starts: list[int] = []
        position = 0
        for found in _VARIANTS.finditer(self.text):
            start, end = found.span()
            replaced = _one_spelling(found)
            pieces += [self.text[position:start], replaced]
            starts += self.starts[position:start]
            starts += self.starts[start : start + len(replaced)]
            position = end
        pieces.append(self.text[position:])
        starts += self.starts[position:]
        return Folded("".join(pieces), tuple(starts))


def folded(text: str) -> Folded:
    """The plain form of a text, character by character; equal to :func:`plain` of the whole."""
    clusters = _clusters(text)
    parts = [plain(cluster) for cluster in clusters]
    begins = accumulate(map(len, clusters), initial=0)
    starts = [begin for begin, part in zip(begins, parts, strict=False) for _ in part]
    return Folded("".join(parts), (*starts, len(text)))


def _clusters(text: str) -> list[str]:
    """Characters, each with the marks that belong to it."""
    clusters: list[str] = []
    for character in text:
        belongs = unicodedata.category(character)[0] == "M" or _JOINING.match(character)
        if clusters and belongs:
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters
