"""Lines of a title: Latin words stay whole, and Japanese breaks where a reader would pause.

Punctuation stays with the words it belongs to, by the rules of Japanese composition (kinsoku,
https://www.w3.org/TR/jlreq/#characters_not_starting_a_line). A phrase begins where hiragana, a
space or punctuation gives way to something else; only a phrase wider than a line is broken inside.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise

from kikigaki.text import is_wide

Width = Callable[[str], float]
"""How wide a text is."""

NEVER_FIRST = frozenset(
    "、。，．・：；？！‼⁇⁈⁉,.:;?!)]}）］｝」』】〕〉》〗〙”’»"
    "ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶヽヾゝゞ々〻‐゠–—―〜～…‥％%℃"
)
NEVER_LAST = frozenset("([{（［｛「『【〔〈《〖〘“‘«¥￥$＄£#＃")
_TOGETHER = frozenset("―—…‥")
"""Written twice, and never apart."""
_DIGIT = re.compile(r"\s\d")


def break_lines(text: str, width: Width, room: float) -> list[str]:
    """As few lines as hold the text, of much the same length."""
    phrases = list(_phrases(text))
    lines = _fill(phrases, width, room)
    longest = max((width(phrase.rstrip()) for phrase in phrases), default=0)
    low, high = max(room / 2, min(room, longest)), room
    if len(lines) > 1 and len(_fill(phrases, width, low)) == len(lines):
        high = low
    while high - low > 1 and len(lines) > 1:
        middle = (low + high) / 2
        if len(_fill(phrases, width, middle)) > len(lines):
            low = middle
        else:
            high = middle
    return _fill(phrases, width, high)


def cut(line: str, width: Width, room: float) -> str:
    """As much of a line as fits, with … at its end."""
    while line and width(f"{line}…") > room:
        line = line[:-1].rstrip()
    return f"{line}…"


def _fill(phrases: list[str], width: Width, room: float) -> list[str]:
    """Each line as long as it may be."""
    lines = [""]
    for phrase in phrases:
        if width((lines[-1] + phrase).rstrip()) <= room:
            lines[-1] += phrase
        elif width(phrase.rstrip()) <= room:
            lines.append(phrase)
        else:
            *full, last = _pieces(lines.pop() + phrase, width, room)
            lines += [*full, last]
    return [line.strip() for line in lines if line.strip()]


def _pieces(text: str, width: Width, room: float) -> Iterator[str]:
    """A phrase that is too wide, broken wherever kinsoku allows; a Latin word, anywhere."""
    while len(text) > 1 and width(text.rstrip()) > room:
        end = 1
        while width(text[: end + 1].rstrip()) <= room:
            end += 1
        whole = end
        while whole and not _may_part(text[whole - 1], text[whole]):
            whole -= 1
        yield text[: whole or end]
        text = text[whole or end :]
    yield text


def _phrases(text: str) -> Iterator[str]:
    """What stays together on a line; together they are the text."""
    start = 0
    for number, (before, after) in enumerate(pairwise(text), 1):
        if _may_part(before, after) and _pauses(before, after, text[number - 1 : number + 1]):
            yield text[start:number]
            start = number
    yield text[start:]


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after in NEVER_FIRST or before in NEVER_LAST or unicodedata.combining(after):
        return False
    if before == after and before in _TOGETHER:
        return False
    return before.isspace() or (not after.isspace() and (is_wide(before) or is_wide(after)))


def _pauses(before: str, after: str, pair: str) -> bool:
    """Whether a reader would: after a space, punctuation or hiragana, before something else."""
    if before.isspace():
        return not _DIGIT.match(pair)  # a number stays with what it counts
    return not _is_hiragana(after) and (_is_hiragana(before) or _is_punctuation(before))


def _is_hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ゟ"


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character).startswith("P")
