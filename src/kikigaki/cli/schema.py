"""``kikigaki schema``: the format for editors and for people."""

from pathlib import Path

import click

from kikigaki.cli.common import open_project
from kikigaki.cli.options import config_option
from kikigaki.schema import FILES, json_schema, reference_table
from kikigaki.settings import DEFAULT_LANGUAGES


@click.command()
@click.argument("kind", type=click.Choice(list(FILES)), default="note")
@click.option("--table", is_flag=True, help="Print the reference table in Markdown instead.")
@config_option
def schema(kind: str, config_file: Path, *, table: bool) -> None:
    """Print the JSON Schema of a kind of file, in the collection's languages.

    \b
    Example: kikigaki schema > note.schema.json
    """
    exists = config_file.is_file()
    languages = open_project(config_file).settings.languages if exists else DEFAULT_LANGUAGES
    click.echo(reference_table(languages) if table else json_schema(kind, languages), nl=False)
