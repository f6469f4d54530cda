"""A draft is added to a note that is there: what is missing is put in, and nothing else changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kikigaki.diagnostics import Code, Diagnostic, Position, Severity
from kikigaki.formatting import canonical
from kikigaki.importers.draft import Draft
from kikigaki.importers.merging.inserting import NotInsertable, inserted
from kikigaki.importers.merging.keeping import checked
from kikigaki.importers.merging.matching import matches
from kikigaki.importers.merging.missing import Missing, missing_parts
from kikigaki.importers.merging.saying import Entries, Saying, sayings
from kikigaki.importers.merging.telling import differences, moved, not_taken
from kikigaki.importers.notes.fitting import fit
from kikigaki.importers.notes.lines import rest_lines
from kikigaki.languages import LanguageMap
from kikigaki.model import Note
from kikigaki.reader import read_note
from kikigaki.source import Mapping, compose

__all__ = ["Merged", "merge_note"]


@dataclass(frozen=True, slots=True)
class Merged:
    """A note with what a draft had beside it."""

    text: str
    """That of before, if nothing was missing or nothing could be added."""
    diagnostics: tuple[Diagnostic, ...]
    sections: int = 0
    """How many were added; ``moments`` are those added to sections that were there."""
    moments: int = 0
    stamps: int = 0
    """How many sections without a timestamp were given one."""
    texts: int = 0
    """How many texts, people and lists of topics were added to what was there."""
    replaced: int = 0
    """How many of them took the place of others."""


def merge_note(  # noqa: PLR0913 - a note, a draft, and how they are read
    text: str,
    path: str,
    draft: Draft,
    languages: tuple[str, ...],
    language: str,
    *,
    replacing: bool = False,
) -> Merged:
    """Add to a note the sections, moments, timestamps and texts of a draft that it lacks.

    They are put in by their time, and told by it: what begins at a second the note has is there
    already, and lacks no more than texts in some language. Where a table has another text than the
    note, that is told, or with ``replacing`` the table's takes its place. ``path`` is how
    diagnostics name the note.
    """
    unix = text.replace("\r\n", "\n")
    unix = unix if unix.endswith("\n") else f"{unix}\n"
    root, problems = compose(unix, path)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors or not isinstance(root, Mapping) or (note := _read(root, languages)) is None:
        return Merged(text, errors or (_cannot(path, "it is no note yet"),))
    if draft.video and note.video and draft.video != note.video:
        return Merged(text, (_other_video(path, draft.video),))
    fitted, changes = fit(draft, path, languages, language)
    matched = matches(note, fitted)
    found = missing_parts(note, fitted, matched, language)
    said = sayings(note, fitted, matched)
    if not replacing:
        said = [replace(saying, other={}) for saying in said if saying.new]
    try:
        added = inserted(unix, root, found, [*said, *_drafted(note, fitted, found)], languages[0])
        merged = _with_rest(_laid_out(unix, added, path, languages), fitted.leftovers)
        after = checked(root, unix, merged, path, said)
    except NotInsertable as error:
        return Merged(text, (_cannot(path, str(error)),))
    if (now := _read(after, languages)) is not None:
        matched = matches(now, fitted)
        if not replacing:
            changes += differences(after, sayings(now, fitted, matched), languages)
        if fitted.typed:
            changes += moved(now, matched)
        changes += not_taken(now, path, fitted, matched, found.left)
    return Merged(
        merged.replace("\n", "\r\n") if "\r\n" in text else merged,
        tuple(changes),
        len(found.sections),
        len(found.moments),
        len(found.stamps),
        _count(saying.new for saying in said),
        _count(saying.other for saying in said),
    )


def _read(root: Mapping, languages: tuple[str, ...]) -> Note | None:
    return read_note(root, "", languages)[0]


def _drafted(note: Note, draft: Draft, found: Missing) -> Iterator[Saying]:
    """Captions as they are heard make the whole note a draft again."""
    if draft.raw and not note.draft and (found.sections or found.moments):
        yield Saying((), {"draft": "yes"}, {})


def _other_video(path: str, video: str) -> Diagnostic:
    message = f"nothing can be added: the file is about another video, {video}"
    hint = "if its timestamps are those of the note's video, name that with --video"
    return Diagnostic(Position(path), Code.CANNOT_MERGE, message, hint)


def _count(entries: Iterable[Entries]) -> int:
    values = [value for found in entries for value in found.values()]
    return sum(len(value) if isinstance(value, LanguageMap) else 1 for value in values)


def _cannot(path: str, why: str) -> Diagnostic:
    hint = "import it under another name with --id, and move what you need by hand"
    return Diagnostic(Position(path), Code.CANNOT_MERGE, f"nothing can be added: {why}", hint)


def _laid_out(before: str, after: str, path: str, languages: tuple[str, ...]) -> str:
    """The note in canonical layout, if it was in that before."""
    if before == after or canonical(before, path, "note", languages)[0] != before:
        return after
    return canonical(after, path, "note", languages)[0] or after


def _with_rest(text: str, leftovers: tuple[str, ...]) -> str:
    comment = "".join(f"{line}\n" for line in rest_lines(leftovers)).lstrip("\n")
    if not comment or comment in text:
        return text
    return f"{text.rstrip()}\n\n{comment}"
