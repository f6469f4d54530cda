"""``kikigaki render``: the pages as plain Markdown."""

from pathlib import Path

import click

from kikigaki.cli.common import gather_or_exit, open_project
from kikigaki.cli.options import config_option, strict_option
from kikigaki.exports import missing, outlet
from kikigaki.render import render as render_to
from kikigaki.status.look import look


@click.command()
@config_option
@strict_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write to; created where it does not exist.",
)
def render(config_file: Path, out: Path, *, strict: bool) -> None:
    """Write the pages as Markdown, for any site generator.

    \b
    Example: kikigaki render --out pages
    """
    project = open_project(config_file)
    gathered = gather_or_exit(project, strict=strict)
    try:
        seen = look(project.notes, project.settings.languages) if project.settings.status else None
        beside = outlet(project.settings, project.site_url, directory_urls=project.directory_urls)
        count = render_to(gathered, out, seen.status if seen else None, beside)
    except OSError as error:
        raise click.ClickException(f"cannot write to {out}: {error.strerror or error}") from error
    if lack := missing(project.settings):
        click.echo(lack, err=True)
    click.echo(f"{count} files in {out}")
