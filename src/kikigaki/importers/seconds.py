"""Times in files as exact seconds: clocks, numbers and counts of a time base."""

import re
from decimal import Decimal
from fractions import Fraction

from kikigaki.timestamps import TimestampError, exact_seconds

LATEST = Decimal(10**7)
"""Seconds; 115 days, later than any recording goes on."""

_MICROSECOND = 10**6
_NUMBER = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,12})?")


def clock(text: str) -> Decimal | None:
    """``1:06:01``, ``06:01.5`` or ``0:00:5,25`` in seconds; None if it is no such time.

    As an editor's timestamp, but fields of one digit are read too: programs write them.
    """
    if ":" not in text.translate(_NARROW):
        return None
    padded = re.sub(r"(?<=[:：])([0-9])(?![0-9])", r"0\1", text.strip())
    try:
        return exact_seconds(padded)
    except TimestampError:
        return None


def number(value: object, per_second: int = 1) -> Decimal | None:
    """A number, or the digits of one, in seconds; None if it is none, negative or absurd.

    ``per_second`` is how many of its unit make a second: 1000 for milliseconds.
    """
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = Decimal(value.strip().replace(",", "."))
    if isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    if not isinstance(value, Decimal) or not 0 <= value < LATEST * per_second:
        return None
    return ratio(Fraction(value) / per_second) if per_second != 1 else value


def time(value: object) -> Decimal | None:
    """A clock or a number of seconds, whichever it is."""
    return clock(value) if isinstance(value, str) and ":" in value else number(value)


def ratio(value: Fraction) -> Decimal:
    """A fraction of seconds to the microsecond, which no caption is finer than."""
    return (Decimal(round(value * _MICROSECOND)) / _MICROSECOND).normalize() + 0


_NARROW = str.maketrans("：", ":")
