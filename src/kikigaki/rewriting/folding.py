"""Texts as they are compared when they are searched."""

import re
import unicodedata
from dataclasses import dataclass

from kikigaki.text.characters import joins_lines

_CLUSTER = re.compile(r"\s+|[^\s][\u3099\u309a\uff9e\uff9f\u0300-\u036f]*")
"""A run of white space, or a character with the marks that may become one with it."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in NFKC, with where each of its characters comes from."""

    text: str
    offsets: tuple[int, ...]
    """For each character, where in the original the piece begins that it stems from."""

    def find(self, term: str) -> list[int]:
        """Where in the original a folded term begins, without overlaps."""
        return [self.offsets[found.start()] for found in re.finditer(re.escape(term), self.text)]


def fold(text: str, *, ignore_case: bool) -> Folded:
    """Full-width and half-width forms become one, and so does white space.

    The end of a line is a space, or nothing where a Japanese text merely goes on; a blank line
    stays one, so that nothing is found across it.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        piece = _folded(cluster[0], text[: cluster.start()][-1:], text[cluster.end() :][:1])
        piece = piece.casefold() if ignore_case else piece
        characters.append(piece)
        offsets += [cluster.start()] * len(piece)
    return Folded("".join(characters), tuple(offsets))


def _folded(cluster: str, before: str, after: str) -> str:
    if not cluster.isspace():
        return unicodedata.normalize("NFKC", cluster)
    if cluster.count("\n") > 1:
        return "\n"
    return "" if "\n" in cluster and joins_lines(before, after) else " "
