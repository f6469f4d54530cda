"""What a visit found out about an address."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Whether something is there."""

    GOOD = "ok"
    MOVED = "moved"
    """There, but for good under another address."""
    REFUSED = "refused"
    """Its host answers, but not to us; it may well answer a reader."""
    LATER = "later"
    """Its host asks to come back later."""
    GONE = "gone"
    PRIVATE = "private"
    """A video that is only for some."""
    NO_EMBED = "not-embeddable"
    """A video that plays on YouTube alone."""
    BROKEN = "broken"
    """Its host answers, but with an error, or leads in circles."""
    UNREACHABLE = "unreachable"
    """Nobody answers, or not in time, or not as somebody who can be trusted."""
    UNSAFE = "unsafe"
    """Not asked: not a public host, or not over HTTP."""


GOOD = frozenset({Status.GOOD, Status.MOVED})
UNSURE = frozenset({Status.REFUSED, Status.LATER})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of an address."""

    status: Status
    detail: str = ""
    """Why, in a few words; for what has moved, where to."""

    @property
    def broken(self) -> bool:
        """Whether a reader will miss it."""
        return self.status not in GOOD | UNSURE
