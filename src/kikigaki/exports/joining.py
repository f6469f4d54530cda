"""The files of several notes as one file; nothing is read back but the line ends."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

Join: TypeAlias = Callable[[Iterable[bytes]], Iterator[bytes]]
"""Pieces of one file, made of whole files that each end in a line break."""


def lines(files: Iterable[bytes]) -> Iterator[bytes]:
    """One below the other."""
    yield from files


def blocks(files: Iterable[bytes]) -> Iterator[bytes]:
    """One below the other, with an empty line between."""
    for number, file in enumerate(files):
        yield b"\n" + file if number else file


def tables(files: Iterable[bytes]) -> Iterator[bytes]:
    """CSV files with the same first line, which is given once and has no line break in a field."""
    for number, file in enumerate(files):
        yield file.partition(b"\n")[2] if number else file


def arrays(files: Iterable[bytes]) -> Iterator[bytes]:
    """JSON files with an array each, as one array."""
    before = b"["
    for file in files:
        if inner := file.strip().removeprefix(b"[").removesuffix(b"]").strip():
            yield before + b"\n" + inner
            before = b","
    yield b"[]\n" if before == b"[" else b"\n]\n"
