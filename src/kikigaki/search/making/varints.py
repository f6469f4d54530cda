"""Whole numbers in as few bytes as they need: seven bits a byte, the lowest first."""

from collections.abc import Iterable

_SEVEN = 0x7F
_MORE = 0x80


def _encoded(number: int) -> bytes:
    digits = bytearray()
    while number > _SEVEN:
        digits.append(number & _SEVEN | _MORE)
        number >>= 7
    digits.append(number)
    return bytes(digits)


_SMALL = tuple(_encoded(number) for number in range(1 << 14))


def varint(number: int) -> bytes:
    """One number, 0 or more."""
    return _SMALL[number] if number < len(_SMALL) else _encoded(number)


def varints(numbers: Iterable[int]) -> bytes:
    """Several numbers, one after the other."""
    return b"".join(map(varint, numbers))


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """The number that begins at a place, and where the next one begins."""
    number = shift = 0
    while (byte := data[at]) > _SEVEN:
        number |= (byte & _SEVEN) << shift
        shift += 7
        at += 1
    return number | byte << shift, at + 1
