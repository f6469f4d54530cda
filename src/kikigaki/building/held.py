"""Notes in memory between being read and being written, however many there are."""

import pickle
import zlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any

from kikigaki.model import Note

HELD = 2000
"""Notes that are held as they are; more are packed, at half a millisecond each, to save memory."""


class Held:
    """The notes that were read, by id."""

    def __init__(self) -> None:
        self._notes: dict[str, Note | bytes] = {}

    def add(self, note: Note) -> None:
        """Hold a note."""
        self._notes[note.id] = note if len(self._notes) < HELD else _packed(note)

    def get(self, note_id: str) -> Note:
        """The note of an id."""
        held = self._notes[note_id]
        return held if isinstance(held, Note) else pickle.loads(zlib.decompress(held))  # noqa: S301 - packed above

    def drop(self, note_id: str) -> None:
        """Let go of a note."""
        self._notes.pop(note_id, None)

    def __contains__(self, note_id: object) -> bool:
        return note_id in self._notes

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)


def _packed(note: Note) -> bytes:
    data = BytesIO()
    _Packer(data, pickle.HIGHEST_PROTOCOL).dump(note)
    return zlib.compress(data.getbuffer(), 1)


class _Packer(pickle.Pickler):
    """Packs values as calls of their classes: by themselves, frozen ones take twice as long."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as the base class has it
        arguments = _arguments(type(value))  # type: ignore[arg-type]
        return NotImplemented if arguments is None else (type(value), arguments(value))


@cache
def _arguments(kind: type) -> Callable[[object], tuple[Any, ...]] | None:
    """What gives the arguments that make such a value again; None where that is not known."""
    if not is_dataclass(kind) or not all(field.init for field in fields(kind)):
        return None
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)
