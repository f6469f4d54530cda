"""Diagnostics as text for people, JSON for programs and annotations for CI."""

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from kikigaki.diagnostics.codes import Severity
from kikigaki.diagnostics.diagnostic import QUOTED_CHARACTERS, Diagnostic, Position, quote

SourceLine = Callable[[Position], str | None]
"""Gives the line a position points to, or None where it cannot be had."""

_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_text(diagnostics: Iterable[Diagnostic], source_line: SourceLine) -> str:
    """Each problem as ``path:line:column: severity code: message``, its line, a caret, a hint."""
    return "".join(_paragraph(problem, source_line(problem.position)) for problem in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """One JSON array of ``{path, line, column, severity, code, message, hint}``."""
    records = [
        {
            "path": problem.position.path,
            "line": problem.position.line,
            "column": problem.position.column,
            "severity": problem.severity.value,
            "code": problem.code.value,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in diagnostics
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """GitHub workflow commands, one a line, which become annotations on the changed files."""
    return "".join(
        f"::{_GITHUB_LEVEL[problem.severity]} "
        f"file={_property(problem.position.path)},line={problem.position.line},"
        f"col={problem.position.column},title={problem.code}::"
        f"{_data(' — '.join(filter(None, (problem.message, problem.hint))))}\n"
        for problem in diagnostics
    )


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """``2 errors, 1 warning``; severities without a problem are left out."""
    counts = Counter(problem.severity for problem in diagnostics)
    names = {Severity.INFO: "hint"}
    parts = [
        f"{counts[severity]} {names.get(severity, severity)}{'s' * (counts[severity] != 1)}"
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join(parts) or "no problems"


def _paragraph(problem: Diagnostic, line: str | None) -> str:
    text = f"{problem}\n"
    if line is not None and line.strip():
        text += _excerpt(line, problem.position.column - 1)
    if problem.hint:
        text += f"    hint: {problem.hint}\n"
    return text


def _excerpt(line: str, column: int) -> str:
    """At most 40 characters of the line around the column, and a caret under it."""
    start = max(0, min(column - QUOTED_CHARACTERS // 2, len(line) - QUOTED_CHARACTERS))
    start = 0 if column < QUOTED_CHARACTERS - 1 else start
    shown = line[start : start + QUOTED_CHARACTERS].rstrip()
    before = quote(shown[: column - start], 1000)
    return f"    {before}{quote(shown[column - start :], 1000)}\n    {' ' * columns_of(before)}^\n"


def columns_of(text: str) -> int:
    """Columns a terminal gives the text: two for kanji, kana and the like, none for accents."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "FW" else 1


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
