"""The corpus as it was typed: finding words in it, and changing an id everywhere at once.

Works on the nodes of every file, so that each place is known to the character.
"""

from kikigaki.rewriting.files import Source, read_sources
from kikigaki.rewriting.grep import Hit, grep
from kikigaki.rewriting.rename import KINDS, Plan, RenameError, Renaming, carry_out, plan_rename

__all__ = [
    "KINDS",
    "Hit",
    "Plan",
    "RenameError",
    "Renaming",
    "Source",
    "carry_out",
    "grep",
    "plan_rename",
    "read_sources",
]
