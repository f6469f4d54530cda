"""What several verbs share."""

from pathlib import Path
from typing import NoReturn

import click

from kikigaki.collection import Gathered, gather
from kikigaki.diagnostics import as_text, summary
from kikigaki.settings import Project, SettingsError, read_project
from kikigaki.source import source_line


def home_of(config_file: Path) -> Path:
    """The folder of what is kept of a knowledge base from one command to the next."""
    return config_file.absolute().parent / ".kikigaki"


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
