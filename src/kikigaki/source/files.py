"""A file's bytes become text, or a diagnostic that says why not."""

import os
import stat
from pathlib import Path

from kikigaki.diagnostics import Code, Diagnostic, Position

MAX_BYTES = 512 * 1024
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}


def read_text(file: Path | str, path: str) -> str | Diagnostic:
    """The text of a regular file in UTF-8, without its byte-order mark.

    ``path`` is how diagnostics name the file. Nothing is read beyond the size limit, and links,
    pipes and devices are not opened.
    """
    data = read_bytes(file, path)
    return decode(data, path) if isinstance(data, bytes) else data


def read_bytes(file: Path | str, path: str) -> bytes | Diagnostic:
    """What a regular file holds, within the same limits."""
    try:
        status = os.lstat(file)
        if not stat.S_ISREG(status.st_mode):
            return Diagnostic(Position(path), Code.NOT_A_FILE, kind_of(status.st_mode), _REPLACE)
        if status.st_size > MAX_BYTES:
            message = f"the file has {status.st_size:,} bytes; the limit is {MAX_BYTES:,}"
            hint = "split it into two"
            return Diagnostic(Position(path), Code.TOO_LARGE, message, hint)
        return _read(file)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return Diagnostic(Position(path), Code.UNREADABLE, message)


def source_line(position: Position) -> str | None:
    """The line a position points to, for showing it; None where the file cannot be read."""
    text = read_text(Path(position.path), position.path)
    if isinstance(text, Diagnostic):
        return None
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[position.line - 1] if position.line <= len(lines) else None


_REPLACE = "put the file itself into the folder of notes"


def kind_of(mode: int) -> str:
    """What a directory entry is, in words."""
    if stat.S_ISLNK(mode):
        return "a symbolic link; only regular files are read"
    if stat.S_ISDIR(mode):
        return "a folder; only regular files are read"
    return "a pipe, socket or device; only regular files are read"


# Not blocking and not following: the entry may have changed since it was looked at.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def _read(file: Path | str) -> bytes:
    descriptor = os.open(file, _FLAGS)
    try:
        data = os.read(descriptor, MAX_BYTES)
        while len(data) < MAX_BYTES and (more := os.read(descriptor, MAX_BYTES - len(data))):
            data += more
        return data
    finally:
        os.close(descriptor)


def decode(data: bytes, path: str) -> str | Diagnostic:
    """The text that bytes are in UTF-8, without a byte-order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        begin = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[begin : error.start].decode("utf-8", "replace")) + 1
        marks = (name for mark, name in _MARKS.items() if data.startswith(mark))
        name = next(marks, "")
        message = f"not UTF-8: byte 0x{data[error.start]:02X}" + (
            f" (it is {name})" if name else ""
        )
        hint = "save the file as UTF-8"
        return Diagnostic(Position(path, line, column), Code.NOT_UTF8, message, hint)
