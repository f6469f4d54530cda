"""Rules, one small generator each, whose docstring is the rule.

``NOTE_CHECKS`` look at one note alone, ``REFERENCE_CHECKS`` at a note and what it refers to,
``REGISTRY_CHECKS`` at the registries.
"""

from kikigaki.checks.collection import (
    REFERENCE_CHECKS,
    REGISTRY_CHECKS,
    links_in,
    people_in,
    topics_in,
)
from kikigaki.checks.note import NOTE_CHECKS

__all__ = [
    "NOTE_CHECKS",
    "REFERENCE_CHECKS",
    "REGISTRY_CHECKS",
    "links_in",
    "people_in",
    "topics_in",
]
