"""Rules, one small generator each, whose docstring is the rule.

``NOTE_CHECKS`` look at one note, ``COLLECTION_CHECKS`` at everything together.
"""

from kikigaki.checks.collection import COLLECTION_CHECKS
from kikigaki.checks.note import NOTE_CHECKS

__all__ = ["COLLECTION_CHECKS", "NOTE_CHECKS"]
