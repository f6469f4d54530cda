"""How far a build is, and where its time went."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
Show = Callable[[str, int, int], None]
"""Told what is done, how many of how many."""


def _quiet(_what: str, _done: int, _of: int) -> None:
    """Show nothing."""


@dataclass(slots=True)
class Progress:
    """The phases of a build."""

    show: Show = _quiet
    spent: dict[str, float] = field(default_factory=dict)
    """CPU seconds of each phase."""

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count the time of a block as a phase's."""
        begun = time.process_time()
        try:
            yield
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - begun

    def each(self, name: str, values: Iterable[T], count: int) -> Iterator[T]:
        """Values as they come, shown as progress."""
        for number, value in enumerate(values):
            self.show(name, number, count)
            yield value
        self.show(name, count, count)
