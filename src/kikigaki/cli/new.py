"""``kikigaki new``: a note to fill in."""

from dataclasses import replace
from pathlib import Path

import click

from kikigaki import youtube
from kikigaki.cli.desk import (
    Desk,
    check_id,
    check_language,
    main_language,
    never_untitled,
    note_exists,
    open_desk,
    outline_in,
    report,
    with_title,
    write_new,
)
from kikigaki.cli.options import config_option
from kikigaki.diagnostics import quote
from kikigaki.importers import (
    Draft,
    DraftMoment,
    DraftSection,
    Wish,
    id_of,
    with_outline,
    write_note,
)
from kikigaki.importers.fetching import FetchError, fetch
from kikigaki.languages import LanguageMap
from kikigaki.timestamps import Timestamp

_TO_COME = "…"


@click.command()
@click.argument("url")
@config_option
@click.option(
    "--chapters",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="A file with the list of chapters; - is standard input.",
)
@click.option("--id", "note_id", default="", callback=check_id, help="The note's id.")
@click.option("--title", default="", help="The note's title.")
@click.option("--lang", "language", default="", metavar="LANG", help="The language of the texts.")
@click.option("--fetch", "fetching", is_flag=True, help="Ask YouTube, or yt-dlp if it is here.")
def new(  # noqa: PLR0913 - one for each option
    url: str,
    config_file: Path,
    *,
    chapters: str | None,
    note_id: str,
    title: str,
    language: str,
    fetching: bool,
) -> None:
    """Begin a note on a video, with its sections if there is a list of chapters.

    Nothing is asked of any network unless --fetch is given.

    \b
    Example: kikigaki new https://youtu.be/bc6uFV9CJGg --chapters description.txt
    """
    try:
        link = youtube.parse(url)
    except youtube.VideoError as error:
        raise click.BadParameter(f"“{quote(url)}”: {error}", param_hint="URL") from error
    desk = open_desk(config_file, printing=False)
    check_language(language, desk.languages)
    wish = Wish(desk.languages, language, video=link.id)
    draft = _fetched(link.id, wish) if fetching else Draft(video=link.id)
    if chapters:
        draft = _with_chapters(draft, chapters, wish)
    draft = replace(draft, start=link.start)
    _write(draft, desk, note_id, title, wish)


def _fetched(video: str, wish: Wish) -> Draft:
    try:
        return fetch(video, wish)
    except FetchError as error:
        message = f"nothing is known of the video: {error}; without --fetch no network is needed"
        raise click.ClickException(message) from error


def _with_chapters(draft: Draft, file: str, wish: Wish) -> Draft:
    outline = outline_in(file, "", wish)
    return replace(with_outline(draft, outline), sections=outline.sections)


def _write(draft: Draft, desk: Desk, note_id: str, title: str, wish: Wish) -> None:
    named = with_title(draft, title, wish)
    note_id = note_id or id_of(named)
    language = main_language(named, wish)
    titled = never_untitled(named, note_id, language)
    sections = titled.sections or (_first_section(language),)
    file, path = desk.place(note_id)
    written = write_note(replace(titled, sections=sections), path, desk.languages, language)
    known = desk.find(note_id)
    refusal = note_exists(known.path) if known else None
    if written.text and refusal is None:
        refusal = write_new(file, path, written)
    report((*written.diagnostics, *filter(None, (refusal,))))
    if refusal is not None or not written.text:
        raise SystemExit(1)
    click.echo(path)


def _first_section(language: str) -> DraftSection:
    """A section to begin with, since a note has one: the video begins at its beginning."""
    return DraftSection(LanguageMap({language: _TO_COME}), (DraftMoment(Timestamp(0)),))
