"""``kikigaki export``: what is noted, in the formats of others."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from kikigaki.cli.common import gather_or_exit, open_project
from kikigaki.cli.options import config_option, strict_option
from kikigaki.collection import Gathered
from kikigaki.diagnostics import Diagnostic, as_text, columns_of, did_you_mean, quote
from kikigaki.exports import (
    ALL,
    FORMATS,
    CollectionFormat,
    Format,
    Piece,
    Source,
    pieces,
    whole_pieces,
)
from kikigaki.model import Note
from kikigaki.pages import Edition, editions
from kikigaki.settings import Project
from kikigaki.source import source_line

_TERMINAL = "-"


@click.command()
@click.argument("name", metavar="FORMAT", required=False, default="")
@click.argument("note_ids", metavar="[NOTE]...", nargs=-1)
@config_option
@strict_option
@click.option("--lang", default="", help="In this language alone, such as ja.")
@click.option(
    "--also",
    type=click.IntRange(min=1),
    help="On the clock of the note's other recording of this number.",
)
@click.option("--out", default=_TERMINAL, help="The folder to write to; - for the terminal.")
@click.option("--list", "listed", is_flag=True, help="Name the formats.")
def export(  # noqa: PLR0913, PLR0917 - an option each
    name: str,
    note_ids: tuple[str, ...],
    config_file: Path,
    lang: str,
    also: int | None,
    out: str,
    *,
    strict: bool,
    listed: bool,
) -> None:
    """Write notes in another format: all of them, or the NOTEs named.

    \b
    Example: kikigaki export captions zuckerberg-llama3 --lang ja
    """
    if listed:
        click.echo(_list(), nl=False)
        return
    form = _format(name)
    project = open_project(config_file)
    gathered = gather_or_exit(project, strict=strict)
    chosen = _editions(gathered, lang)
    if isinstance(form, CollectionFormat):
        if note_ids or also:
            raise click.UsageError(f"{name} is about all notes together; name none")
        if reason := form.why_not(project.site_url):
            raise click.ClickException(reason)
        _give(form, whole_pieces(form, project, gathered.collection, chosen), out)
        return
    if also and not form.timed:
        raise click.UsageError(f"{name} has no clock of its own; leave out --also")
    if out == _TERMINAL and form.join is None and not lang:
        chosen = chosen[:1]
    sources = _sources(project, _notes(gathered, note_ids), chosen)
    _give(form, pieces(form, sources, also or (0 if out == _TERMINAL else ALL)), out)


def _list() -> str:
    """The formats, a line each."""
    width = max(columns_of(name) for name in FORMATS)
    return "".join(f"{name:{width}}  {form.about}\n" for name, form in FORMATS.items())


def _format(name: str) -> Format | CollectionFormat:
    if name in FORMATS:
        return FORMATS[name]
    hint = did_you_mean(name, FORMATS) or f"there are {', '.join(FORMATS)}"
    message = f"no format is called “{quote(name)}”" if name else "name a format"
    raise click.UsageError(f"{message}; {hint}")


def _editions(gathered: Gathered, lang: str) -> list[Edition]:
    languages = gathered.collection.languages
    if lang and lang not in languages:
        raise click.UsageError(f"--lang {quote(lang)}: the notes have {', '.join(languages)}")
    return [e for e in editions(gathered.collection) if lang in ("", e.language)]


def _notes(gathered: Gathered, note_ids: tuple[str, ...]) -> list[Note]:
    """The notes named, in the order they are named; all of them where none is."""
    by_id = {note.id: note for note in gathered.collection.notes}
    for note_id in note_ids:
        if note_id not in by_id:
            message = f"no note is called “{quote(note_id)}”"
            raise click.UsageError(f"{message}; {did_you_mean(note_id, by_id)}".removesuffix("; "))
    return [by_id[note_id] for note_id in note_ids or by_id]


def _sources(
    project: Project, notes: Iterable[Note], chosen: Iterable[Edition]
) -> Iterator[Source]:
    chosen = list(chosen)
    for note in notes:
        for edition in chosen:
            yield Source(note, edition, project.site_url, directory_urls=project.directory_urls)


def _give(form: Format | CollectionFormat, results: Iterable[Piece | Diagnostic], out: str) -> None:
    """Write what there is and say why there is no more; exit with 1 where there is nothing."""
    everything = list(results)
    found = [result for result in everything if isinstance(result, Piece)]
    problems = [result for result in everything if isinstance(result, Diagnostic)]
    click.echo(as_text(problems, source_line), err=True, nl=False)
    if not found:
        raise SystemExit(1)
    if out == _TERMINAL:
        click.echo(b"".join(_joined(form, found)), nl=False)
        return
    try:
        for piece in found:
            target = Path(out, piece.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(piece.data)
    except OSError as error:
        raise click.ClickException(f"cannot write to {out}: {error.strerror or error}") from error
    click.echo(f"{len(found)} file{'s' * (len(found) != 1)} in {out}")


def _joined(form: Format | CollectionFormat, found: list[Piece]) -> Iterable[bytes]:
    if len(found) == 1:
        return [found[0].data]
    if isinstance(form, Format) and form.join is not None:
        return form.join(piece.data for piece in found)
    names = "name one note, or " if isinstance(form, Format) else "--lang for one of them, or "
    raise click.UsageError(f"{form.name} gives {len(found)} files; {names}a folder with --out")
