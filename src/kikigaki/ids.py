"""Ids of notes and entries, and names of files: safe on every system, and in an address."""

import re
from dataclasses import dataclass

from kikigaki.diagnostics import quote

MAX_ID = 80
"""Characters."""
ID_PATTERN = r"[a-z0-9]+([._-][a-z0-9]+)*"
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)))
)
_NOT_IN_NAMES = re.compile(
    r'[<>:"|?*\\]|[. ]$'  # what Windows refuses
    r"|[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]"  # what nobody sees
)


_INDEX = "index"
"""The page of a folder itself, so no page in it."""


@dataclass(frozen=True, slots=True)
class IdFault:
    """Why a text is no id, and what one looks like."""

    message: str
    hint: str


def id_fault(value: str) -> IdFault | None:
    """What is wrong with an id; None where nothing is."""
    if len(value) > MAX_ID:
        return IdFault(f"an id of {len(value)} characters", f"at most {MAX_ID}")
    if not re.fullmatch(ID_PATTERN, value):
        hint = "small letters, digits and hyphens: mark-zuckerberg"
        return IdFault(f"“{quote(value)}” is no id", hint)
    if value == _INDEX:
        return IdFault("“index” is the page that lists all others", "rename it")
    if value.split(".", maxsplit=1)[0] in _RESERVED:
        return IdFault(f"“{quote(value)}” is a reserved file name on some systems", "rename it")
    return None


def name_fault(name: str) -> IdFault | None:
    """What is wrong with the name of a file or folder; None where nothing is.

    The rule is that of Windows, and keeps quotes and brackets out of our pages.
    """
    if found := _NOT_IN_NAMES.search(name):
        message = f"the name “{quote(name)}”, in which some systems allow no “{quote(found[0])}”"
        return IdFault(message, "rename it")
    if name.split(".", maxsplit=1)[0].casefold() in _RESERVED:
        return IdFault(f"“{quote(name)}” is a reserved file name on some systems", "rename it")
    return None
