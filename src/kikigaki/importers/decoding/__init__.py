"""A file from elsewhere becomes text, in an encoding that is certain, or a refusal that says why.

Certain is, in this order:

1. the encoding the editor names;
2. a byte-order mark of UTF-8, UTF-16 or UTF-32;
3. UTF-16 without one, told by the zero byte beside the first character, as RFC 4627 does for JSON
   and the XML recommendation (appendix F) for XML;
4. ISO-2022-JP, by its escape sequences, in a file of 7-bit bytes;
5. UTF-8, which no other encoding looks like by chance;
6. the encoding an XML declaration names;
7. what ``guessing`` calls certain.

Anything else is refused. A byte is never replaced or dropped.
"""

import codecs
import re
from dataclasses import dataclass

from kikigaki.diagnostics import Code, Diagnostic, Position, did_you_mean, quote
from kikigaki.importers.decoding.encodings import ENCODINGS, known_encoding
from kikigaki.importers.decoding.guessing import certain, readings

MAX_BYTES = 16 * 1024 * 1024
"""Ten hours of automatic captions, word by word, are about 10 MiB as json3."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']"""
)
_7_BIT = re.compile(rb"[^\x80-\xff]*")
_ENOUGH = 3
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text."""

    text: str
    """Without a byte-order mark; every line end is ``\\n``."""
    encoding: str
    """What it was read as, by Python's name."""


def decode(data: bytes, path: str, encoding: str = "") -> Decoded | Diagnostic:
    """The text of a file's bytes; ``path`` is how a diagnostic names the file.

    ``encoding`` is the one the editor named, empty if none.
    """
    if len(data) > MAX_BYTES:
        message = f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}"
        return Diagnostic(Position(path), Code.TOO_LARGE, message)
    name, mark = _name(data, encoding)
    if not name:
        return _refusal(data, path, encoding)
    try:
        text = data[mark:].decode(name)
    except UnicodeDecodeError as error:
        return _bad_byte(data, path, name, mark, mark + error.start)
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), name)


def _name(data: bytes, asked: str) -> tuple[str, int]:
    """What to read the bytes as, and how many bytes its mark has; an empty name if uncertain."""
    marked = next(((name, len(mark)) for mark, name in _MARKS if data.startswith(mark)), ("", 0))
    if asked:
        name = known_encoding(asked)
        return (name, marked[1]) if marked[0].startswith(name) else (name, 0)
    return marked if marked[0] else (_unmarked(data), 0)


def _unmarked(data: bytes) -> str:
    if len(data) > 1 and not all(data[:2]) and any(data[:2]):
        return "utf-16-be" if not data[0] else "utf-16-le"
    if _7_BIT.fullmatch(data):
        return "iso2022_jp" if _ISO_2022_JP.search(data) else "utf-8"
    if _first_bad(data) is None:
        return "utf-8"
    declared = _DECLARED.match(data)
    name = known_encoding(declared[1].decode()) if declared else ""
    if name and not name.startswith("utf"):
        return name
    return "utf-8" if _is_damaged(data) else certain(data)


def _first_bad(data: bytes) -> int | None:
    """Where the bytes stop being UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _is_damaged(data: bytes) -> bool:
    """Whether this is UTF-8 but for a few bytes: three whole characters stand before the first."""
    before = data[: _first_bad(data)]
    return len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", before)) >= _ENOUGH


def _refusal(data: bytes, path: str, asked: str) -> Diagnostic:
    if asked:
        message = f"“{quote(asked)}” is not an encoding that is read"
        hint = did_you_mean(asked, ENCODINGS) or f"one of {', '.join(ENCODINGS)}"
        return Diagnostic(Position(path), Code.UNKNOWN_ENCODING, message, hint)
    at = _first_bad(data) or 0
    message = f"byte 0x{data[at]:02X} is not UTF-8, and which encoding it is in is not certain"
    choices = "; ".join(f"{name} reads “{quote(text)}”" for name, text in readings(data, at))
    hint = f"name the encoding with --encoding: {choices}" if choices else "is it a text at all?"
    return Diagnostic(_place(data, path, "utf-8", 0, at), Code.UNKNOWN_ENCODING, message, hint)


def _bad_byte(data: bytes, path: str, name: str, mark: int, at: int) -> Diagnostic:
    message = f"byte 0x{data[at]:02X} is not {name}"
    hint = "the text before it is: correct this place, or name another encoding with --encoding"
    return Diagnostic(_place(data, path, name, mark, at), Code.UNKNOWN_ENCODING, message, hint)


def _place(data: bytes, path: str, name: str, mark: int, at: int) -> Position:
    # What stands before the first bad byte is well-formed; only a shift may be left open.
    before = data[mark:at].decode(name, "ignore").replace("\r\n", "\n").replace("\r", "\n")
    return Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
