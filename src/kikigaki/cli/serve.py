"""``kikigaki serve``: the site while it is being written."""

from pathlib import Path

import click

from kikigaki.cli.common import config_option, open_project


@click.command()
@config_option
@click.option("-a", "--dev-addr", metavar="HOST:PORT", help="Where to listen (127.0.0.1:8000).")
@click.option("-o", "--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def serve(config_file: Path, dev_addr: str | None, *, open_browser: bool) -> None:
    """Show the site and reload it whenever a note is saved.

    A wrong note keeps its last good page; its problems are printed here.

    \b
    Example: kikigaki serve --open
    """
    open_project(config_file)

    from kikigaki.cli import engine  # noqa: PLC0415 - MkDocs is slow to import, and errors come first

    engine.serve(config_file, dev_addr, open_browser=open_browser)
