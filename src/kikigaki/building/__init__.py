"""A build: what changed since the last one is read, checked and written, and nothing else.

MkDocs renders what is common to the pages; see :mod:`kikigaki.frames`. What a build did is kept in
``.kikigaki/``, which may be deleted at any time.
"""

from kikigaki.building.build import Build
from kikigaki.building.engine import Addresses, Engine, Listed, Shell
from kikigaki.building.shared import processes
from kikigaki.building.values import Built, Options
from kikigaki.frames import UnstampableError

__all__ = [
    "Addresses",
    "Build",
    "Built",
    "Engine",
    "Listed",
    "Options",
    "Shell",
    "UnstampableError",
    "processes",
]
