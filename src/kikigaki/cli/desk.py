"""Where notes are made: what ``import`` and ``new`` share."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from kikigaki import youtube
from kikigaki.collection.walk import SourceFile, display_path, walk
from kikigaki.diagnostics import Code, Diagnostic, Position, as_text, ordered, quote
from kikigaki.ids import id_fault
from kikigaki.importers import Draft, Wish, Written, read_draft, read_outline
from kikigaki.importers.decoding import MAX_BYTES, decode
from kikigaki.languages import LanguageMap
from kikigaki.settings import Project, Settings, SettingsError, read_project
from kikigaki.source import source_line

STANDARD_INPUT = "-"
_SHOWN = "standard input"
_OF_THE_WHOLE = {
    Code.TO_FILL_IN,
    Code.MADE_PLAIN,
    Code.NOT_TAKEN,
    Code.NOTE_EXISTS,
    Code.TOO_LARGE,
    Code.NOTHING_FOUND,
}
"""What is said of a file as a whole, and of no line of it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of notes, and the languages they are in."""

    notes: Path | None
    """None where nothing is to be written."""
    languages: tuple[str, ...]

    def find(self, note_id: str) -> SourceFile | None:
        """The note of an id, wherever in the folder it is."""
        if self.notes is None:
            return None
        files = walk(self.notes, self.languages).notes
        return next((file for file in files if file.stem.casefold() == note_id.casefold()), None)

    def place(self, note_id: str) -> tuple[Path, str]:
        """Where a new note is to be, and how diagnostics name it."""
        notes = self.notes or Path()
        return notes / f"{note_id}.yaml", f"{display_path(notes)}/{note_id}.yaml"


def open_desk(config_file: Path, *, printing: bool) -> Desk:
    """The knowledge base's folder of notes; what is only printed needs none.

    Raises:
        click.UsageError: there is none, or its settings are wrong.
    """
    if printing and not config_file.exists():
        return Desk(None, Settings().languages)
    try:
        project: Project = read_project(config_file)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    return Desk(project.notes, project.settings.languages)


def read_file(file: str, encoding: str) -> tuple[str, str] | Diagnostic:
    """How diagnostics name a file, and its text; ``-`` is standard input."""
    path = _SHOWN if file == STANDARD_INPUT else display_path(Path(file))
    try:
        if file == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return Diagnostic(Position(path), Code.UNREADABLE, message)
    found = decode(data, path, encoding)
    return found if isinstance(found, Diagnostic) else (path, found.text)


Read = Callable[[str, str, Wish], Draft]
"""Path, text and wish to a draft."""


def draft_in(file: str, encoding: str, wish: Wish, read: Read = read_draft) -> tuple[str, Draft]:
    """How diagnostics name a file, and its draft; one without sections if there is none in it."""
    found = read_file(file, encoding)
    if isinstance(found, Diagnostic):
        return found.position.path, Draft(diagnostics=(found,))
    path, text = found
    return path, read(path, text, wish)


def outline_in(file: str, encoding: str, wish: Wish) -> Draft:
    """The sections that a file of chapters asks for; what is odd about them is shown.

    Raises:
        click.ClickException: there are none in it.
    """
    path, draft = draft_in(file, encoding, wish, read_outline)
    report(draft.diagnostics)
    if not draft.sections:
        raise click.ClickException(f"{path}: no chapters are found in it; nothing was written")
    return draft


def with_title(draft: Draft, title: str, wish: Wish) -> Draft:
    """A draft with a title in place of its own; as it is, if that is empty."""
    if not title:
        return draft
    language = wish.language_of(title)
    others = {tag: text for tag, text in draft.title.items() if tag in wish.languages}
    return replace(draft, title=LanguageMap({**others, language: title}))


def main_language(draft: Draft, wish: Wish) -> str:
    """The language that most texts of a draft are in, of those of the collection."""
    texts = list(_texts(draft))
    counts = Counter(tag for text in texts for tag in text if tag in wish.languages)
    if not counts or wish.language:
        words = " ".join(word for text in texts for word in text.values())
        return wish.language_of(words, draft.spoken)
    return max(wish.languages, key=lambda tag: counts[tag])


def _texts(draft: Draft) -> Iterator[LanguageMap[str]]:
    yield draft.title
    for section in draft.sections:
        yield section.title
        for moment in section.moments:
            yield from (moment.question, moment.answer, moment.comment)


def never_untitled(draft: Draft, word: str, language: str) -> Draft:
    """A draft with a title, for which a word stands if it has none."""
    return draft if draft.title else replace(draft, title=LanguageMap({language: word}))


def write_new(file: Path, path: str, written: Written) -> Diagnostic | None:
    """Write a note that is not there yet; what kept it from being written, or None."""
    try:
        with file.open("xb") as stream:  # x: not even one that has come meanwhile is overwritten
            stream.write(written.text.encode())
    except FileExistsError:
        return note_exists(path)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        return Diagnostic(Position(path), Code.UNREADABLE, message)
    return None


def note_exists(path: str) -> Diagnostic:
    """A note is never overwritten."""
    hint = "kikigaki import --merge adds what it lacks; --id gives the new one another name"
    return Diagnostic(Position(path), Code.NOTE_EXISTS, "this note is there already", hint)


def check_id(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Accept an id that a note can have.

    Raises:
        click.BadParameter: it is none.
    """
    if value and (fault := id_fault(value)) is not None:
        raise click.BadParameter(f"{fault.message}; {fault.hint}")
    return value


def check_video(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """Turn the address of a video into its id.

    Raises:
        click.BadParameter: it names none.
    """
    try:
        return youtube.parse(value).id if value else ""
    except youtube.VideoError as error:
        raise click.BadParameter(f"“{quote(value)}”: {error}") from error


def check_language(language: str, languages: tuple[str, ...]) -> None:
    """Accept a language that the collection has.

    Raises:
        click.BadParameter: it does not have it.
    """
    if language and language not in languages:
        raise click.BadParameter(f"the collection has {', '.join(languages)}", param_hint="--lang")


def report(problems: Iterable[Diagnostic]) -> None:
    """Show problems on standard error, with their lines where they have one."""
    for problem in ordered(problems):
        shown = _no_line if problem.code in _OF_THE_WHOLE else source_line
        click.echo(as_text([problem], shown), err=True, nl=False)


def _no_line(_position: Position) -> None:
    return None
