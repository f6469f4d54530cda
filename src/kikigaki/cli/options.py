"""Options that several verbs have; nothing here is slow to import."""

from pathlib import Path

import click

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The knowledge base's settings.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
