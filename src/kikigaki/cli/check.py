"""``kikigaki check``: judge the notes, write nothing."""

from pathlib import Path

import click

from kikigaki.cli.common import open_project
from kikigaki.cli.options import config_option, strict_option
from kikigaki.cli.watching import changes
from kikigaki.collection import Gathered, Memory, gather
from kikigaki.diagnostics import as_github, as_json, as_text, summary
from kikigaki.settings import Project
from kikigaki.source import source_line


@click.command()
@config_option
@strict_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations in GitHub Actions.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(config_file: Path, form: str, *, strict: bool, watch: bool) -> None:
    """Check all notes and print every problem at once.

    \b
    Example: kikigaki check --format github
    """
    project = open_project(config_file)
    if watch:
        _watch(config_file, project, form)
        return
    gathered = gather(project.notes, project.settings)
    _show(gathered, form)
    if gathered.refused(strict=strict):
        raise SystemExit(1)


def _watch(config_file: Path, project: Project, form: str) -> None:
    """Check after each change; notes that stay the same are not read again."""
    memory: Memory = {}
    try:
        for _ in changes(config_file, project.notes):
            click.clear()
            _show(gather(project.notes, open_project(config_file).settings, memory), form)
    except KeyboardInterrupt:
        click.echo(err=True)


def _show(gathered: Gathered, form: str) -> None:
    click.echo(_printed(gathered, form), nl=False)
    if form == "text":
        count = len(gathered.sources)
        notes = f"{count} note{'s' * (count != 1)}"
        click.echo(f"{notes}: {summary(gathered.diagnostics)}", err=True)


def _printed(gathered: Gathered, form: str) -> str:
    if form == "json":
        return as_json(gathered.diagnostics)
    if form == "github":
        return as_github(gathered.diagnostics)
    return as_text(gathered.diagnostics, source_line)
