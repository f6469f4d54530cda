"""What is left to do: texts that are missing, unread or older than what they translate.

The values are here; :mod:`kikigaki.status.look` finds them, and takes longer to start than a build.
"""

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
    "NoteStatus",
    "Piece",
    "State",
    "Status",
    "Undefined",
    "Unstamped",
    "Version",
]
