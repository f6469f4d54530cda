"""``kikigaki import``: notes from what others wrote."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import click

from kikigaki.cli.desk import (
    STANDARD_INPUT,
    Desk,
    check_id,
    check_language,
    check_video,
    draft_in,
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
from kikigaki.diagnostics import Code, Diagnostic, Position, Severity, summary
from kikigaki.importers import (
    KINDS,
    Draft,
    Merged,
    Wish,
    chapters_in,
    id_of,
    merge_note,
    with_outline,
    write_note,
)
from kikigaki.source import read_text
from kikigaki.writing import replace_files

_PATH = click.Path(dir_okay=False, allow_dash=True)


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be done with each file."""

    desk: Desk
    wish: Wish
    outline: Draft | None
    """What the file of chapters says that is given with captions."""
    encoding: str
    note_id: str
    title: str
    printing: bool
    merging: bool
    replacing: bool


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of a file."""

    problems: tuple[Diagnostic, ...]
    said: str = ""
    """For standard output: a note's path, or its text."""
    written: bool = False

    @property
    def refused(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=_PATH)
@config_option
@click.option("--stdout", "printing", is_flag=True, help="Print the note and write nothing.")
@click.option("--merge", "merging", is_flag=True, help="Add to a note what it lacks.")
@click.option("--replace", "replacing", is_flag=True, help="Let a table change what is there.")
@click.option("--id", "note_id", default="", callback=check_id, help="The note's id.")
@click.option("--title", default="", help="The note's title.")
@click.option("--video", default="", callback=check_video, help="The video: its address or id.")
@click.option("--lang", "language", default="", metavar="LANG", help="The language of the texts.")
@click.option("--kind", type=click.Choice(list(KINDS)), help="What the files are.")
@click.option("--chapters", type=_PATH, help="A file with the chapters of these captions.")
@click.option("--encoding", default="", help="The encoding of the files, where it is not certain.")
def import_(  # noqa: PLR0913 - one for each option
    files: tuple[str, ...],
    config_file: Path,
    *,
    note_id: str,
    title: str,
    video: str,
    language: str,
    kind: str | None,
    chapters: str | None,
    encoding: str,
    printing: bool,
    merging: bool,
    replacing: bool,
) -> None:
    """Write notes from memos, lists of chapters, captions and chapter files; - is standard input.

    What each file is, its content says. No note is overwritten: --merge adds sections, moments,
    timestamps and translations that it lacks, and --replace lets a table change its texts too. What
    finds no place stands at the end of the note as a comment.

    \b
    Example: kikigaki import memo.txt --video https://youtu.be/bc6uFV9CJGg
    """
    if len(files) > 1 and (note_id or title or files.count(STANDARD_INPUT) > 1):
        raise click.UsageError("several files cannot share an id, a title or standard input")
    merging = merging or replacing
    desk = open_desk(config_file, printing=printing and not merging)
    check_language(language, desk.languages)
    wish = Wish(desk.languages, language, kind or "", video)
    outline = outline_in(chapters, encoding, wish) if chapters else None
    wish = replace(wish, chapters=chapters_in(outline) if outline else ())
    order = _Order(desk, wish, outline, encoding, note_id, title, printing, merging, replacing)
    results: list[_Done] = []
    for done in (done for file in files for done in _import(file, order)):
        report(done.problems)
        if done.said:
            separator = "---\n" if printing and any(result.said for result in results) else ""
            click.echo(separator + done.said, nl=not printing)
        results.append(done)
    if not printing or len(results) > 1:
        click.echo(_summary(len(files), results), err=True)
    if any(result.refused for result in results):
        raise SystemExit(1)


def _import(file: str, order: _Order) -> Iterator[_Done]:
    """What becomes of each note in a file."""
    path, draft = draft_in(file, order.encoding, order.wish)
    if draft.more and (order.note_id or order.title or order.wish.video):
        message = f"rows of {len(draft.more) + 1} notes"
        hint = "several notes cannot share an id, a title or a video"
        problem = Diagnostic(Position(path), Code.BAD_VALUE, message, hint)
        yield _Done((*draft.diagnostics, problem))
        return
    if order.outline is not None:
        draft = _under(order.outline, draft, path)
    name = "" if file == STANDARD_INPUT else PurePath(file).name
    for one in (draft, *draft.more):
        yield _note(path, one, order.note_id or id_of(one, name), order)


def _under(outline: Draft, draft: Draft, path: str) -> Draft:
    """A draft with what the file of chapters says; captions already stand under its sections."""
    known = with_outline(draft, outline)
    if draft.raw or not draft.sections:
        return known
    hint = "--chapters is for captions; this file has sections of its own"
    problem = Diagnostic(Position(path), Code.LEFT_OUT, "the chapters are left out", hint)
    return replace(known, diagnostics=(*known.diagnostics, problem))


def _note(path: str, draft: Draft, note_id: str, order: _Order) -> _Done:
    if not draft.sections:
        return _Done(draft.diagnostics)
    known = order.desk.find(note_id)
    if known is not None and order.merging:
        return _merge(draft, known.file, known.path, order)
    if known is not None and not order.printing:
        return _Done((*draft.diagnostics, note_exists(known.path)))
    return _write(path, draft, note_id, order)


def _write(path: str, draft: Draft, note_id: str, order: _Order) -> _Done:
    language = main_language(draft, order.wish)
    titled = never_untitled(with_title(draft, order.title, order.wish), note_id, language)
    written = write_note(titled, path, order.desk.languages, language)
    problems = (*draft.diagnostics, *_untitled(draft, order, path, note_id), *written.diagnostics)
    if not written.text or order.printing:
        return _Done(problems, written.text)
    file, shown = order.desk.place(note_id)
    refusal = write_new(file, shown, written)
    return _Done((*problems, refusal)) if refusal else _Done(problems, shown, written=True)


def _merge(draft: Draft, file: Path, shown: str, order: _Order) -> _Done:
    text = read_text(file, shown)
    if isinstance(text, Diagnostic):
        return _Done((*draft.diagnostics, text))
    language, replacing = main_language(draft, order.wish), order.replacing
    merged = merge_note(text, shown, draft, order.desk.languages, language, replacing=replacing)
    problems = (*draft.diagnostics, *merged.diagnostics)
    if order.printing:
        return _Done(problems, merged.text)
    try:
        replace_files({file: merged.text} if merged.text != text else {})
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        return _Done((*problems, Diagnostic(Position(shown), Code.UNREADABLE, message)))
    said = (
        ""
        if any(p.severity is Severity.ERROR for p in merged.diagnostics)
        else _added(shown, merged)
    )
    return _Done(problems, said, written=merged.text != text)


def _untitled(draft: Draft, order: _Order, path: str, note_id: str) -> Iterator[Diagnostic]:
    if not draft.title and not order.title:
        message = f"no title is found; “{note_id}” stands for it"
        hint = "give it with --title, or write it below title:"
        yield Diagnostic(Position(path), Code.TO_FILL_IN, message, hint)


def _added(shown: str, merged: Merged) -> str:
    counts = {
        "section": merged.sections,
        "moment": merged.moments,
        "timestamp": merged.stamps,
        "text": merged.texts,
    }
    parts = [f"{count} {what}{'s' * (count != 1)}" for what, count in counts.items() if count]
    replaced = f", {merged.replaced} replaced" if merged.replaced else ""
    return f"{shown}: {', '.join(parts) or 'nothing'} added{replaced}"


def _summary(files: int, results: list[_Done]) -> str:
    count = sum(result.written for result in results)
    problems = [problem for result in results for problem in result.problems]
    notes = f"{count} note{'s' * (count != 1)} written"
    return f"{files} file{'s' * (files != 1)}: {notes}, {summary(problems)}"
