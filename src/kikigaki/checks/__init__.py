"""Rules, one small generator each, whose docstring is the rule.

``NOTE_CHECKS`` look at one note alone, ``REFERENCE_CHECKS`` at a note and the registries,
``LINK_CHECKS`` at the wiki links of both once all notes are known, ``REGISTRY_CHECKS`` at the
registries.
"""

from kikigaki.checks.collection import (
    LINK_CHECKS,
    REFERENCE_CHECKS,
    REGISTRY_CHECKS,
    links_in,
    links_in_registries,
    people_in,
    topics_in,
)
from kikigaki.checks.note import NOTE_CHECKS

__all__ = [
    "LINK_CHECKS",
    "NOTE_CHECKS",
    "REFERENCE_CHECKS",
    "REGISTRY_CHECKS",
    "links_in",
    "links_in_registries",
    "people_in",
    "topics_in",
]
