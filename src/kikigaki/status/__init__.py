"""What is left to do: texts that are missing, unread or older than what they translate."""

from kikigaki.status.figures import status
from kikigaki.status.history import History, read_history
from kikigaki.status.look import Look, look
from kikigaki.status.values import (
    Count,
    Freshness,
    NoteStatus,
    Piece,
    State,
    Status,
    Undefined,
    Unstamped,
    Version,
)

__all__ = [
    "Count",
    "Freshness",
    "History",
    "Look",
    "NoteStatus",
    "Piece",
    "State",
    "Status",
    "Undefined",
    "Unstamped",
    "Version",
    "look",
    "read_history",
    "status",
]
