"""``kikigaki status``: what is left to do."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kikigaki.cli.common import open_project
from kikigaki.cli.options import config_option, format_option
from kikigaki.diagnostics import Position, as_text, columns_of, quote
from kikigaki.source import source_line
from kikigaki.status import Count, Status
from kikigaki.status.look import look
from kikigaki.text import shorten

_NAME = 40
"""Columns of a note's id or title."""
_HEAD = ("", "lang", "written", "missing", "machine", "reviewed", "stale", "unknown")


@click.command()
@config_option
@format_option
def status(config_file: Path, form: str) -> None:
    """Show what is written, missing, unread or stale, for each note and language.

    A text is stale if the one it translates was changed in a later commit.

    \b
    Example: kikigaki status
    """
    project = open_project(config_file)
    seen = look(project.notes, project.settings.languages)
    found = seen.status
    click.echo(_as_json(found) if form == "json" else _as_table(found), nl=False)
    click.echo(as_text(seen.problems, source_line), err=True, nl=False)
    if not seen.dated and form == "text":
        click.echo("no git history here, so nobody knows what is stale", err=True)


def _as_table(found: Status) -> str:
    rows = [_HEAD, *_rows(found)]
    widths = [max(columns_of(row[n]) for row in rows) for n in range(len(_HEAD))]
    table = "".join(f"{_row(row, widths)}\n" for row in rows)
    return table + "".join(f"{line}\n" for line in _remarks(found))


def _rows(found: Status) -> Iterator[tuple[str, ...]]:
    """For each language of each note a row; the first has the id, the second the title."""
    for note in found.notes:
        names = [quote(note.id, _NAME), shorten(quote(note.title, 200), _NAME)]
        for number, language in enumerate(found.languages):
            name = names[number] if number < len(names) else ""
            yield (name, language, *_cells(note.count(language), source=language == note.source))
    if len(found.notes) > 1:
        for number, language in enumerate(found.languages):
            count = found.count(language)
            yield ("" if number else "all notes", language, *_cells(count, source=False))


def _cells(count: Count, *, source: bool) -> list[str]:
    """The figures of a row; the language that others translate is never stale."""
    cells = [count.written, count.missing, count.machine, count.reviewed]
    return [*map(str, cells), *(["-", "-"] if source else map(str, (count.stale, count.unknown)))]


def _row(cells: tuple[str, ...], widths: list[int]) -> str:
    """Names to the left, figures to the right."""
    space = [" " * (width - columns_of(c)) for c, width in zip(cells, widths, strict=True)]
    left = [cell + gap for cell, gap in zip(cells[:2], space[:2], strict=True)]
    right = [gap + cell for cell, gap in zip(cells[2:], space[2:], strict=True)]
    return "  ".join(left + right)


def _remarks(found: Status) -> Iterator[str]:
    unstamped = [section for note in found.notes for section in note.unstamped]
    yield from ["", "sections without a timestamp:"] if unstamped else []
    yield from (f"  {section.position}: {quote(section.title, 80)}" for section in unstamped)
    yield from ["", "terms without a definition:"] if found.undefined else []
    for term in found.undefined:
        yield f"  {term.position}: {quote(term.id, 80)} ({', '.join(term.languages)})"


def _as_json(found: Status) -> str:
    record = {
        "languages": list(found.languages),
        "all": {language: asdict(found.count(language)) for language in found.languages},
        "notes": [
            {
                "id": note.id,
                "path": note.path,
                "title": note.title,
                "source": note.source,
                "languages": {tag: asdict(note.count(tag)) for tag in found.languages},
                "stale": [
                    {"language": tag, "key": piece.key, "at": str(piece.at) if piece.at else None}
                    | _place(version.position)
                    for piece in note.pieces
                    for tag, version in piece.versions.items()
                    if version.freshness == "stale"
                ],
                "unstamped": [
                    {"title": section.title} | _place(section.position)
                    for section in note.unstamped
                ],
            }
            for note in found.notes
        ],
        "undefined": [
            {"id": term.id, "languages": list(term.languages)} | _place(term.position)
            for term in found.undefined
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _place(position: Position | None) -> dict[str, Any]:
    return {"path": position.path, "line": position.line} if position else {}
