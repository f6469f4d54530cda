"""Encodings older than Unicode, told from the bytes: only where no other reading is possible.

Two cases are certain:

- **Shift_JIS**: the bytes are well-formed, and of the characters of two bytes a quarter or more,
  and at least eight, are hiragana. In every other encoding those pairs (0x82 with 0x9F to 0xF1)
  are unassigned or rare characters, which do not make up a quarter of a text.
- **A Windows code page**: fewer than one byte in twenty is beyond ASCII, and each of them stands
  for the same character on all of the pages 1250 to 1258: quotation marks, dashes, the ellipsis.

EUC-JP, GB 18030, Big5 and EUC-KR share most of their byte pairs, and the letters of code pages
differ from page to page; for those the editor sees what each would read, and chooses.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

CANDIDATES = ("cp932", "euc_jp", "gb18030", "cp950", "cp949", "cp1252")
"""Encodings a refusal shows readings in, in this order."""

_CODE_PAGES = tuple(f"cp{number}" for number in range(1250, 1259))
_SAMPLE = 24
_LEAST = 8


def certain(data: bytes) -> str:
    """Python's name of the one encoding these bytes can be in; empty if that is not certain."""
    if _is_shift_jis(data):
        return "cp932"
    return "cp1252" if _is_any_code_page(data) else ""


def readings(data: bytes, at: int) -> Iterator[tuple[str, str]]:
    """What the line around a byte would be in each encoding that can read the whole file."""
    start = max(data.rfind(b"\n", 0, at), data.rfind(b"\r", 0, at)) + 1
    line = re.split(rb"[\r\n]", data[start : start + 400], maxsplit=1)[0]
    for name in CANDIDATES:
        if not _is_odd(_text(data, name)) and (text := _text(line, name)):
            yield name, " ".join(text.split())[:_SAMPLE]


def _is_shift_jis(data: bytes) -> bool:
    text = _text(data, "cp932")
    if text is None:
        return False
    hiragana = len(re.findall("[\u3041-\u3093]", text))
    wide = len(re.findall("[^\x00-\x7f\uff61-\uff9f]", text))
    return hiragana >= _LEAST and hiragana * 4 >= wide


def _is_any_code_page(data: bytes) -> bool:
    beyond = re.findall(rb"[\x80-\xff]", data)
    return len(beyond) * 20 < len(data) and set(beyond) <= _agreed()


@cache
def _agreed() -> frozenset[bytes]:
    """Bytes beyond ASCII that mean the same on every Windows code page."""
    every = (bytes([value]) for value in range(0x80, 0x100))
    return frozenset(
        byte for byte in every if len({_text(byte, page) for page in _CODE_PAGES}) == 1
    )


def _is_odd(text: str | None) -> bool:
    """Whether this cannot be what was written: no text, or unassigned characters."""
    return text is None or any(unicodedata.category(c) in {"Co", "Cn"} for c in set(text))


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
