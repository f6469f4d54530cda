"""``kikigaki fmt``: the canonical layout of notes and registries."""

import difflib
from dataclasses import dataclass
from pathlib import Path

import click

from kikigaki.cli.common import open_project
from kikigaki.cli.options import config_option
from kikigaki.collection.walk import REGISTRY_FOLDER, display_path, walk
from kikigaki.diagnostics import Diagnostic, as_text, quote, summary
from kikigaki.formatting import NotTheSame, canonical
from kikigaki.schema import REGISTRIES
from kikigaki.settings import Project
from kikigaki.source import read_text, source_line
from kikigaki.writing import replace_files


@dataclass(frozen=True, slots=True)
class _Formatted:
    """A file before and after; the same text twice if it is wrong or needs nothing."""

    file: Path
    path: str
    typed: str
    written: str
    problems: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        return self.typed != self.written


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@config_option
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(files: tuple[Path, ...], config_file: Path, *, check: bool, diff: bool) -> None:
    """Give notes and registries their canonical layout: all of them, or the FILES named.

    Words and comments stay as they are. A file that cannot be read is reported and left alone.

    \b
    Example: kikigaki fmt --check
    """
    project = open_project(config_file)
    results = [_format(file, project) for file in files or _all(project)]
    changed = [result for result in results if result.changed]
    problems = [problem for result in results for problem in result.problems]
    if not (check or diff):
        _write(changed)
    for result in changed:
        click.echo(_difference(result) if diff else quote(result.path, 400), nl=not diff)
    click.echo(as_text(problems, source_line), err=True, nl=False)
    click.echo(_summary(results, changed, problems, done=not (check or diff)), err=True)
    if problems or (check and changed):
        raise SystemExit(1)


def _all(project: Project) -> list[Path]:
    folder = walk(project.notes, project.settings.languages)
    sources = [*folder.notes, *folder.registries.values()]
    return sorted(source.file for source in sources)


def _format(file: Path, project: Project) -> _Formatted:
    path = f"{display_path(file.parent)}/{file.name}".removeprefix("./")
    typed = read_text(file, path)
    if isinstance(typed, Diagnostic):
        return _Formatted(file, path, "", "", (typed,))
    registry = file.parent.name == REGISTRY_FOLDER and file.stem in REGISTRIES
    kind = file.stem if registry else "note"
    try:
        written, problems = canonical(typed, path, kind, project.settings.languages)
    except NotTheSame as error:
        message = f"{path}: left alone, since formatting would change what it says; please report"
        raise click.ClickException(message) from error
    return _Formatted(file, path, typed, typed if written is None else written, tuple(problems))


def _write(changed: list[_Formatted]) -> None:
    try:
        replace_files({result.file: result.written for result in changed})
    except OSError as error:
        message = f"nothing was written: {error.filename}: {error.strerror or error}"
        raise click.ClickException(message) from error


def _difference(result: _Formatted) -> str:
    old, new = (text.splitlines(keepends=True) for text in (result.typed, result.written))
    lines = difflib.unified_diff(old, new, f"a/{result.path}", f"b/{result.path}")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _summary(
    results: list[_Formatted], changed: list[_Formatted], problems: list[Diagnostic], *, done: bool
) -> str:
    count = f"{len(results)} file{'s' * (len(results) != 1)}"
    verb = "formatted" if done else "to format"
    parts = [f"{len(changed)} {verb}" if changed else "nothing to format"]
    return f"{count}: {', '.join([*parts, *([summary(problems)] if problems else [])])}"
