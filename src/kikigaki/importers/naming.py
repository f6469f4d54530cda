"""Ids for new notes: from a file's name, a title, a day or a video."""

import re
import unicodedata
from pathlib import PurePath

from kikigaki.ids import MAX_ID, id_fault
from kikigaki.importers.draft import Draft

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_NAMELESS = "note"
_ENDINGS = frozenset(
    (
        "chapters",
        "description",
        "transcript",
        "transcripts",
        "captions",
        "subtitles",
        "info",
        "psc",
        "ffmetadata",
    )
)
"""What stands before a file's ending and says what it is, not whose."""


def id_of(draft: Draft, name: str = "") -> str:
    """The id of a draft's note: its own, if it has one.

    ``name`` is that of the file it was read from. Where it has no Latin letters or digits, the
    title is taken if most of it is in Latin letters, else the day and the video, else either.
    """
    if draft.id:
        return draft.id
    titles = [title for title in draft.title.values() if _is_latin(title)]
    day = draft.published.isoformat() if draft.published else ""
    choices = (_stem(name), *titles, f"{day} {draft.video}", _NAMELESS)
    return next(filter(None, map(slug, choices)))


def slug(text: str) -> str:
    """A text as an id; empty if nothing of it can be one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _NOT_IN_ID.sub("-", plain).strip("-")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]
    if words and id_fault(words) is not None:  # a reserved name
        words = f"{_NAMELESS}-{words}"
    return words[:MAX_ID]


def _stem(name: str) -> str:
    path = PurePath(name)
    while path.suffix[1:].lower() in _ENDINGS or path.name == PurePath(name).name != path.stem:
        path = path.with_name(path.stem)
    return path.name


def _is_latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and sum(letter.isascii() for letter in letters) * 2 > len(letters)
