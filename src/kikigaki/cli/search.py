"""``kikigaki search``: ask a built site's search index at the terminal."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import click

from kikigaki.cli.options import format_option
from kikigaki.search import FOLDER
from kikigaki.search.asking import Hit, Index, Piece, UnreadableIndexError, Wishes, ask, hits
from kikigaki.timestamps import Timestamp

_INDENT = " " * 10


@click.command()
@click.argument("query")
@click.option("--lang", default="", help="Look in the texts of this language alone, such as ja.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most so many."
)
@format_option
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder of the built site.",
)
def search(query: str, lang: str, limit: int, form: str, site: Path) -> None:
    """Find moments in a built site, best first, as its search box does.

    \b
    Example: kikigaki search "scaling law" --lang en
    """
    index = _open(site)
    if lang and lang not in index.languages:
        raise click.UsageError(f"--lang {lang}: the site has {', '.join(index.languages)}")
    answer = ask(index, query, Wishes(language=lang, only=lang))
    found = list(islice(hits(index, answer), limit))
    if form == "json":
        click.echo(json.dumps([_record(hit) for hit in found], ensure_ascii=False, indent=2))
        return
    for line in _lines(found):
        click.echo(line)
    for typed, used in answer.corrected:
        click.echo(f"nobody says “{typed}”; this is “{', '.join(used)}”", err=True)
    click.echo(f"{len(found)} result{'s' * (len(found) != 1)}", err=True)


def _open(site: Path) -> Index:
    """The index of a site, or exit 2 with the reason."""
    try:
        return Index(lambda path: (site / FOLDER / path).read_bytes())
    except OSError as error:
        reason = f"{error.filename}: {error.strerror}; build the site first, or name it with --site"
        raise click.UsageError(reason) from error
    except UnreadableIndexError as error:
        raise click.UsageError(f"{site / FOLDER}: {error}; build the site anew") from error


def _record(hit: Hit) -> dict[str, Any]:
    """A result as programs get it."""
    return {
        "note": hit.note,
        "section": hit.matching.section,
        "seconds": hit.seconds,
        "language": hit.matching.language,
        "title": hit.matching.title,
        "snippet": "".join(piece.text for piece in hit.matching.snippet),
        "url": hit.address,
    }


def _lines(found: Iterable[Hit]) -> Iterator[str]:
    """Results as people read them, those of an interview that follow each other together."""
    for title, group in groupby(found, key=lambda hit: hit.matching.title):
        yield click.style(title, bold=True)
        for hit in group:
            stamp = str(Timestamp(hit.seconds)) if hit.seconds is not None else ""
            yield f"{stamp:>8}  {_marked(hit.matching.heading if stamp else ())}".rstrip()
            if hit.matching.snippet:
                yield _INDENT + _marked(hit.matching.snippet)
            yield _INDENT + click.style(hit.address, dim=True)


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(
        click.style(piece.text, underline=True) if piece.marked else piece.text for piece in pieces
    )
