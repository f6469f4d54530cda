"""Texts as they are compared: width, case and accents do not count.

Each character is changed by itself, so that a part of a text stays a part of it.
The browser's twin is ``assets/search/text.js``.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_JOINING = re.compile("[\uff9e\uff9f\u1160-\u11ff]")


def plain(text: str) -> str:
    """NFKC, lower case, Latin letters without accents."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if folded.isascii():
        return folded
    if _ACCENTED.search(folded):
        folded = _ACCENTED.sub(lambda m: unicodedata.normalize("NFD", m[0])[0], folded)
    return folded.replace("ς", "σ")


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
