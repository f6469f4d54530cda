"""``kikigaki links``: whether what notes name elsewhere is still there."""

import time
from functools import partial
from pathlib import Path

import click

from kikigaki.cli.common import home_of, open_project
from kikigaki.cli.options import config_option, format_option
from kikigaki.cli.progress import bar
from kikigaki.collection.walk import walk
from kikigaki.diagnostics import as_text as problems_as_text
from kikigaki.outside import (
    Finding,
    Memory,
    Rules,
    as_json,
    as_text,
    find_addresses,
    summary,
    visit_all,
)
from kikigaki.rewriting import read_sources
from kikigaki.source import source_line

_FILE = "links.json"


@click.command()
@config_option
@click.option("--strict", is_flag=True, help="Exit with 1 if something is gone or not checked.")
@click.option("--fresh", is_flag=True, help="Look again at what was looked at lately.")
@click.option("--allow-private", is_flag=True, help="Ask hosts of a private network, too.")
@format_option
def links(config_file: Path, form: str, *, strict: bool, fresh: bool, allow_private: bool) -> None:
    """Look whether the videos of all notes, and the links in them, are still there.

    Needs a network; without one it says so. What was found is remembered for a week.

    \b
    Example: kikigaki links --strict
    """
    project = open_project(config_file)
    languages = project.settings.languages
    sources, problems = read_sources(walk(project.notes, languages), languages)
    click.echo(problems_as_text(problems, source_line), err=True, nl=False)
    file = home_of(config_file) / _FILE
    memory = Memory() if fresh else Memory.load(file)
    rules = Rules(private=allow_private)
    step = partial(bar().show, "look")
    try:
        findings = visit_all(find_addresses(sources), memory, rules, time.time(), step)
    finally:  # whoever stops it half-way keeps the half
        _save(memory, file)
    click.echo(as_json(findings) if form == "json" else as_text(findings), nl=False)
    unchecked = any(finding.verdict is None for finding in findings)
    if unchecked:
        click.echo("there is no network; nothing new was checked", err=True)
    if form == "text":
        click.echo(summary(findings), err=True)
    if problems or (strict and any(map(_is_broken, findings))):
        raise SystemExit(1)


def _is_broken(finding: Finding) -> bool:
    return finding.verdict is None or finding.verdict.broken


def _save(memory: Memory, file: Path) -> None:
    """Remember what was found, if anything was; not to is no reason to fail."""
    try:
        if memory.found:
            memory.save(file)
    except OSError as error:
        click.echo(f"{file} cannot be written: {error.strerror or error}", err=True)
