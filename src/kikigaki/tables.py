"""The shape of a table of moments: a row each, for spreadsheets.

Beside the plain columns, each language has its own: ``section.ja``, ``answer.en``. A text is as it
is typed in a note; the summary stands in the first row alone. A cell that a spreadsheet would take
for a formula begins with an apostrophe more (https://owasp.org/www-community/attacks/CSV_Injection),
which reading takes away.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Row: TypeAlias = Mapping[str, str]
"""Cells by the name of their column."""
MARK = "\ufeff"
"""Begins the file, and tells a spreadsheet that it is UTF-8."""

_FORMULA = frozenset("=+-@'\t\r")


def columns(languages: Sequence[str]) -> list[str]:
    """The names of all columns, in their order."""

    def texts(name: str) -> list[str]:
        return [f"{name}.{tag}" for tag in languages]

    head = ["note", "video", *texts("title"), *texts("summary"), *texts("section")]
    said = [*texts("question"), *texts("answer"), *texts("comment")]
    return [*head, "at", "speaker", *said, "by", "topics"]


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in _FORMULA else text


def unsafe(cell: str) -> str:
    """The text of such a cell."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell
