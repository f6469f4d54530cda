"""Timestamps in the middle of other people's lines: where they stand, and where they end.

What is no timestamp is told by what touches it: a time of day by ``pm`` or ``UTC``, a date, port,
ratio or longer row of numbers by a further digit or colon.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kikigaki.timestamps import Timestamp, TimestampError

_WIDE = {0xFF01 + n: 0x21 + n for n in range(94)}
_OTHERS = {"\u3000": " ", "\xa0": " ", "\ufe30": ":"} | dict.fromkeys("〜⁓∼", "~")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_NARROW = str.maketrans({chr(wide): chr(thin) for wide, thin in _WIDE.items()} | _OTHERS | _DASHES)
_CLOCK = r"[0-9]{1,4}(?::[0-5][0-9]){1,2}(?:[.,][0-9]{1,3}(?![0-9]))?(?![0-9]|:[0-9]|/[0-9]|%)"
_UNITS = (
    r"(?:[0-9]{1,3}時間)?[0-9]{1,3}分[0-9]{1,2}秒|[0-9]{1,3}時間[0-9]{1,2}分"
    r"|[0-9]{1,3}h ?[0-9]{1,2}m(?: ?[0-9]{1,2}s)?\b|[0-9]{1,3}m ?[0-9]{1,2}s\b"
)
_STAMP = rf"(?:{_CLOCK}|{_UNITS})"
_FOUND = re.compile(
    rf"(?<![0-9:.,/A-Za-z])(?P<start>{_STAMP})"
    rf"(?:[)\]】]?\s{{0,3}}(?:[-~]|から|to\b|until\b|→)\s{{0,3}}[(\[【]?@?(?P<end>{_STAMP}))?"
)
_OF_DAY = re.compile(
    r"\s{0,3}(?:[ap]\.?\s?m\b|(?:UTC|GMT|JST|CES?T|[ECMP][DS]?T|BST|IST|AES?T|KST|Z)\b"
    r"|\(?(?:日本時間|現地時間|JST|UTC|GMT))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s{0,3}(?:あたり|辺り|付近|頃|ごろ|くらい|ぐらい|前後|時点|過ぎ|すぎ)")
_DAY_BEFORE = re.compile(
    r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}|\b(?:UTC|GMT|JST))[T,\s]{0,3}$"
)
_SIGNS = r"[^\w:/.=%&$€£¥+,;]"
"""What may stand before a timestamp: brackets, bullets, dashes, pictures."""
_NUMBER = (
    r"(?:[0-9]{1,3}[.)、]|[A-Z][.)]|(?<=#)[0-9]{1,3}(?=\s)|0[0-9](?=\s)"
    r"|(?:chapter|part|section|track|topic)\s?[0-9]{1,3}[\s:.|-]|第[0-9]{1,3}[章部回話幕節])"
)
"""The number of an entry in a list, before its timestamp."""
_BEFORE = re.compile(
    rf"{_SIGNS}{{0,12}}(?:{_NUMBER}(?![0-9:]))?{_SIGNS}{{0,12}}(?:約\s*)?", re.IGNORECASE
)
_BEHIND = re.compile(
    r"[*_]{0,3}\s*~?\s*[)\]】〕>」』}]?(?:\s*(?:[-~:|,→⇒»>・=]|\.(?=\s)|/(?=\s|[^\x00-\x7f])))*\s*"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A timestamp in a line."""

    start: Timestamp
    end: Timestamp | None
    """The end of a range such as ``0:00 - 0:04``; no chapter of its own."""
    begin: int
    """Index of its first character."""
    behind: int
    """Index behind its last, and behind that of the range."""


def narrow(text: str) -> str:
    """The text with full-width signs as half-width ones and all dashes alike.

    Every character stays where it is, so what is found in one is found in the other.
    """
    return text.translate(_NARROW)


def stamps_in(narrowed: str) -> Iterator[Stamp]:
    """Every timestamp of a narrowed line; times of day and dates are none."""
    for found in _FOUND.finditer(narrowed):
        behind = found.end()
        if _OF_DAY.match(narrowed, behind) or _ABOUT.match(narrowed, behind):
            continue
        if _DAY_BEFORE.search(narrowed, max(0, found.start() - 14), found.start()):
            continue
        start, end = _read(found["start"]), _read(found["end"] or "")
        if start is not None:
            yield Stamp(start, end, found.start(), behind)


def begins(narrowed: str, stamp: Stamp) -> bool:
    """Whether nothing but signs and the number of a list stands before a line's timestamp.

    Words may touch it only if a bracket or sign parts them, or if they are of a script without
    spaces.
    """
    behind = text_behind(narrowed, stamp)
    touched = behind == stamp.behind < len(narrowed)
    return bool(_BEFORE.fullmatch(narrowed, 0, stamp.begin)) and not (
        touched and narrowed[behind].isascii()
    )


def text_behind(narrowed: str, stamp: Stamp) -> int:
    """Where the words behind a timestamp begin: after brackets and separators.

    A colon or ``・`` further on belongs to the words.
    """
    found = _BEHIND.match(narrowed, stamp.behind)
    return found.end() if found else stamp.behind


def leading(line: str) -> tuple[Stamp, str] | None:
    """The timestamp a line begins with, and what follows it, as it was typed; or None."""
    narrowed = narrow(line)
    for stamp in stamps_in(narrowed):
        if begins(narrowed, stamp):
            return stamp, line[text_behind(narrowed, stamp) :].strip()
        return None
    return None


def _read(text: str) -> Timestamp | None:
    try:
        return Timestamp.parse(text.replace(" ", ""))
    except TimestampError:
        return None
