"""The encodings a file to import can be in, by name."""

import codecs
import re

_READ_AS_NAMED = (
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "euc_jp", "iso2022_jp"),
    *("big5hkscs", "gb18030", "koi8-r", "koi8-u", "mac-roman"),
    *(f"cp{number}" for number in (874, 932, 949, 950, *range(1250, 1259))),
    *(f"iso8859-{part}" for part in (*range(2, 12), *range(13, 17))),
)
# What files so labelled really hold: the larger set of characters behind the label, as in the
# Encoding Standard of the web.
_READ_AS = {
    "ascii": "utf-8",
    "utf-8-sig": "utf-8",
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "cp950",
    "tis-620": "cp874",
}
ENCODINGS = {name: name for name in _READ_AS_NAMED} | _READ_AS
"""Encodings that can be named, by Python's name for them, and the one they are read as."""


def known_encoding(name: str) -> str:
    """Python's name of an encoding by any of its names; empty if it is not one that is read."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", name):
        return ""
    try:
        return ENCODINGS.get(codecs.lookup(name).name, "")
    except LookupError:
        return ""
