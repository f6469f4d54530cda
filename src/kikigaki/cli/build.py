"""``kikigaki build``: the notes become a site."""

import time
from pathlib import Path

import click

from kikigaki.cli.common import config_option, gather_or_exit, open_project, strict_option


@click.command()
@config_option
@strict_option
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path),
    help="Where to; as in mkdocs.yml if not given.",
)
def build(config_file: Path, site_dir: Path | None, *, strict: bool) -> None:
    """Check the notes and build the site.

    \b
    Example: kikigaki build --strict
    """
    started = time.monotonic()
    project = open_project(config_file)
    gathered = gather_or_exit(project, strict=strict)

    from kikigaki.cli import engine  # noqa: PLC0415 - MkDocs is slow to import, and errors come first

    target = engine.build(project, gathered, site_dir, strict=strict)
    pages = sum(1 for _ in target.rglob("*.html"))
    click.echo(f"{pages} pages in {target} ({time.monotonic() - started:.1f} s)")
