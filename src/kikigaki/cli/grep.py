"""``kikigaki grep``: words in all texts of all languages."""

import json
from pathlib import Path

import click

from kikigaki.cli.common import open_project
from kikigaki.cli.options import config_option, format_option
from kikigaki.collection.walk import walk
from kikigaki.diagnostics import as_text, quote
from kikigaki.rewriting import Hit, read_sources
from kikigaki.rewriting import grep as find
from kikigaki.source import source_line

_LINE = 400


@click.command()
@click.argument("term")
@config_option
@click.option("--lang", metavar="LANG", help="Only texts of this language.")
@click.option("--ignore-case", "-i", is_flag=True, help="Take small and capital letters as one.")
@format_option
def grep(term: str, config_file: Path, lang: str | None, form: str, *, ignore_case: bool) -> None:
    """Find TERM in the titles, names and texts of all files, whatever its width.

    Shows the place, the note or entry, the language, the timestamp, the section and the line.

    \b
    Example: kikigaki grep スケーリング --lang ja
    """
    project = open_project(config_file)
    languages = project.settings.languages
    if lang and lang not in languages:
        raise click.BadParameter(f"the collection has {', '.join(languages)}", param_hint="--lang")
    sources, problems = read_sources(walk(project.notes, languages), languages)
    hits = list(find(sources, term, languages, language=lang or "", ignore_case=ignore_case))
    click.echo(_as_json(hits) if form == "json" else "".join(map(_as_line, hits)), nl=False)
    click.echo(as_text(problems, source_line), err=True, nl=False)
    if form == "text":
        files = len({hit.position.path for hit in hits})
        places = f"{len(hits)} place{'s' * (len(hits) != 1)}"
        click.echo(f"{places} in {files} file{'s' * (files != 1)}", err=True)
    if problems:
        raise SystemExit(1)


def _as_line(hit: Hit) -> str:
    where = [hit.source, hit.language, str(hit.at or ""), hit.section]
    return f"{hit.position}: {' · '.join(filter(None, where))}: {quote(hit.line, _LINE)}\n"


def _as_json(hits: list[Hit]) -> str:
    records = [
        {
            "path": hit.position.path,
            "line": hit.position.line,
            "column": hit.position.column,
            "source": hit.source,
            "section": hit.section or None,
            "at": str(hit.at) if hit.at else None,
            "seconds": hit.at.seconds if hit.at else None,
            "language": hit.language,
            "key": hit.key,
            "text": hit.line,
        }
        for hit in hits
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
