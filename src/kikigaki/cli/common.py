"""What several verbs share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from kikigaki.collection import Gathered, gather
from kikigaki.diagnostics import as_text, summary
from kikigaki.settings import Project, SettingsError, read_project
from kikigaki.source import source_line

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The knowledge base's settings.",
)
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")

Verb = Callable[..., Any]


def open_project(config_file: Path) -> Project:
    """The knowledge base, or exit 2 with the reason.

    Raises:
        click.UsageError: there is none, or its settings are wrong.
    """
    try:
        project = read_project(config_file)
        if isinstance(project.settings.exports, tuple):
            from kikigaki.exports import wanted  # noqa: PLC0415 - starts slowly, and few name formats

            wanted(project.settings.exports)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    return project


def gather_or_exit(project: Project, *, strict: bool) -> Gathered:
    """All notes, checked; problems are printed, and errors end the program with 1."""
    gathered = gather(project.notes, project.settings)
    click.echo(as_text(gathered.diagnostics, source_line), err=True, nl=False)
    if gathered.refused(strict=strict):
        refuse(gathered)
    return gathered


def refuse(gathered: Gathered) -> NoReturn:
    """Say how much is wrong and exit with 1."""
    click.echo(f"{summary(gathered.diagnostics)}; nothing was written", err=True)
    raise SystemExit(1)
