"""``kikigaki rename``: another id, everywhere at once."""

from pathlib import Path

import click

from kikigaki.cli.common import gather_or_exit, open_project
from kikigaki.cli.completing import ids
from kikigaki.cli.options import config_option
from kikigaki.collection.walk import walk
from kikigaki.rewriting import (
    KINDS,
    Plan,
    RenameError,
    Renaming,
    carry_out,
    plan_rename,
    read_sources,
)


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("old", shell_complete=ids)
@click.argument("new")
@config_option
@click.option("--dry-run", is_flag=True, help="Show every place and write nothing.")
def rename(kind: str, old: str, new: str, config_file: Path, *, dry_run: bool) -> None:
    """Give a person, topic, term or note another id, everywhere at once.

    Changes lists of ids, registries, wiki links, a note's file name and the author in mkdocs.yml.
    Writes nothing if the notes have errors or the new id is taken.

    \b
    Example: kikigaki rename topic rl reinforcement-learning --dry-run
    """
    project = open_project(config_file)
    gathered = gather_or_exit(project, strict=False)
    languages = project.settings.languages
    sources, _ = read_sources(walk(project.notes, languages), languages)
    try:
        plan = plan_rename(Renaming(kind, old, new), project, gathered, sources)
        if not dry_run:
            carry_out(plan)
    except RenameError as error:
        raise click.ClickException(f"{error}; nothing was written") from error
    except OSError as error:
        message = f"nothing was written: {error.filename}: {error.strerror or error}"
        raise click.ClickException(message) from error
    _report(plan, dry_run=dry_run)


def _report(plan: Plan, *, dry_run: bool) -> None:
    for place in plan.places:
        click.echo(place.position)
    if plan.move:
        click.echo(" -> ".join(file.as_posix() for file in plan.move))
    for position in plan.by_hand:
        click.echo(f"{position}: change this by hand", err=True)
    count, files = len(plan.places), len(plan.texts)
    what = f"{count} place{'s' * (count != 1)} in {files} file{'s' * (files != 1)}"
    click.echo(f"{what}; nothing was written" if dry_run else f"{what} changed", err=True)
