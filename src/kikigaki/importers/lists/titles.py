"""Titles without the signs and numbers around them."""

import re

from kikigaki.importers.pages import Line, flatten
from kikigaki.importers.stamps import narrow

_SIGNS = " \t-~:|,@→⇒»>=•·・…"
_LEADERS = 2
"""So many full stops lead the eye to a timestamp; one ends a sentence."""
_LIST_NUMBER = re.compile(r"\s*[0-9]{1,3}[.)、](?:\s+(?=\S)|(?=[^\s0-9:]))")
_WORDS = (
    *("video", "audio", "link", "notes?", "time", "timestamps?", "start", "starts at", "at", "ts"),
    *(
        "jump to",
        "watch",
        "動画",
        "時刻",
        "時間",
        "開始",
        "再生",
        "秒数",
        "タイムスタンプ",
        "タイムコード",
    ),
)
_LABEL = re.compile(
    rf"[\W\d_]{{0,20}}(?:(?:{'|'.join(_WORDS)})[\W_]{{1,10}}){{1,2}}", re.IGNORECASE
)


def cut_title(words: str) -> str:
    """The title before a timestamp: without a list's number and without a separator at its end.

    Marks that belong to a title (``?``, ``！``, ``）``, ``」``) stay.
    """
    narrowed = narrow(words)
    while (shorter := _shorter(narrowed)) != narrowed:
        narrowed = shorter
    return without_number(words[: len(narrowed)])


def _shorter(narrowed: str) -> str:
    ended = narrowed.rstrip(_SIGNS)
    words = ended.rstrip(".")
    return words.rstrip() if len(ended) - len(words) >= _LEADERS else ended


def without_number(words: str) -> str:
    """A title without the number of its place in a list: ``12. Figures`` is ``Figures``."""
    found = _LIST_NUMBER.match(narrow(words))
    return words[found.end() if found else 0 :].strip()


def is_label(narrowed: str) -> bool:
    """Whether the words before a timestamp only say that one follows: ``Video |``, ``時刻:``."""
    return bool(_LABEL.fullmatch(narrowed))


def words_of(line: Line) -> str:
    """The words of a line, without their marks, on one line."""
    return squeeze(flatten(line.body).text)


def squeeze(words: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(words.split())
