"""Notes in memory between being read and being written, however many there are."""

from collections.abc import Iterator

from kikigaki.building.packing import packed, unpacked
from kikigaki.model import Note

HELD = 5000
"""Notes that are held as they are, at 65 kB each; more are packed to 18 kB, which takes 0.4 ms."""


class Held:
    """The notes that were read, by id."""

    def __init__(self) -> None:
        self._notes: dict[str, Note | bytes] = {}

    def add(self, note: Note) -> None:
        """Hold a note."""
        self._notes[note.id] = note if len(self._notes) < HELD else packed(note)

    def get(self, note_id: str) -> Note:
        """The note of an id."""
        held = self._notes[note_id]
        note: Note = held if isinstance(held, Note) else unpacked(held)
        return note

    def drop(self, note_id: str) -> None:
        """Let go of a note."""
        self._notes.pop(note_id, None)

    def __contains__(self, note_id: object) -> bool:
        return note_id in self._notes

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)
