"""Timestamps: times in a video in whole seconds, written ``7:18`` or ``1:06:01``.

Read from the characters that were typed, never from YAML's own numbers (YAML 1.1 takes ``12:30``
for 750 and leaves ``07:18`` a string). Base 60 counts from the right; every field but the leading
one has two digits and stays under 60, so ``66:01`` is a time and ``1:60:00`` is not.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Self

_CLOCK = r"(?P<lead>[0-9]{1,4})(?P<rest>(?::[0-5][0-9]){1,2})"
_FIELD = re.compile(rf"{_CLOCK}(?P<fraction>[.,][0-9]{{1,9}})?")
_UNITS = re.compile(
    r"(?:(?P<h>[0-9]{1,3})(?:h|時間))?\s*+(?:(?P<m>[0-9]{1,5})(?:m|分))?\s*+"
    r"(?:(?P<s>[0-9]{1,6})(?:s|秒))?"
)

MINUTE = 60
HOUR = 3600


class TimestampError(ValueError):
    """The text is not a timestamp; the message says what was expected."""


@dataclass(frozen=True, slots=True, order=True)
class Timestamp:
    """A time in a video, in whole seconds from its start; printed in canonical form."""

    seconds: int

    def __str__(self) -> str:
        return _written(self.seconds)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a timestamp as an editor types it.

        Full-width digits and colons, surrounding space, and the forms ``7m18s`` and ``7分18秒``
        are understood. A fraction is cut, so that a link opens just before the words.

        Raises:
            TimestampError: the text is none of these.
        """
        return cls(int(exact_seconds(text)))


@lru_cache(maxsize=1024)  # each is asked for by the schema, the reader and the rule of its form
def exact_seconds(text: str) -> Decimal:
    """Read a timestamp with its fraction, in seconds; captions have milliseconds.

    Raises:
        TimestampError: the text is not a timestamp.
    """
    plain = _narrow(text)
    if found := _FIELD.fullmatch(plain):
        fraction = (found["fraction"] or "").replace(",", ".")
        return Decimal(f"{_clock_seconds(found['lead'] + found['rest'])}{fraction}")
    found = _UNITS.fullmatch(plain)
    if found and any(found.groups()):
        hours, minutes, seconds = (int(found[unit] or 0) for unit in "hms")
        return Decimal(hours * HOUR + minutes * MINUTE + seconds)
    raise TimestampError(_advice(plain))


@lru_cache(maxsize=4 * HOUR)  # every page and every export of a note has them all
def _written(seconds: int) -> str:
    hours, rest = divmod(seconds, HOUR)
    minutes, seconds = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@lru_cache(maxsize=4 * HOUR)  # as above
def full_clock(seconds: int) -> str:
    """A time with two digits for each field, ``01:06:01``, as files for machines have it."""
    hours, rest = divmod(seconds, HOUR)
    return f"{hours:02}:{rest // MINUTE:02}:{rest % MINUTE:02}"


def is_canonical(text: str) -> bool:
    """Whether the text needs no hint: ``7:18``, or ``07:18`` with its leading zero."""
    try:
        canonical = str(Timestamp.parse(text))
    except TimestampError:
        return False
    return text.lstrip("0:") == canonical.lstrip("0:") and text.isascii() and "." not in text


def _clock_seconds(clock: str) -> int:
    seconds = 0
    for field in clock.split(":"):
        seconds = seconds * 60 + int(field)
    return seconds


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _advice(plain: str) -> str:
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", plain):
        return f"a bare number; {plain} seconds is written {_suggest(plain)}"
    if re.fullmatch(r"[0-9:]+", plain) and ":" in plain:
        return "minutes and seconds have two digits and stay under 60"
    return "expected minutes and seconds (7:18) or hours too (1:06:01)"


def _suggest(number: str) -> str:
    return str(Timestamp(int(Decimal(number.replace(",", ".")[:9]))))
