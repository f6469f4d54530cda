"""A draft is added to a note that is there: what is missing is put in, and nothing else changes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kikigaki.diagnostics import Code, Diagnostic, Position, Severity
from kikigaki.formatting import canonical
from kikigaki.formatting.comments import find_comments
from kikigaki.importers.draft import Draft
from kikigaki.importers.merging.inserting import NotInsertable, inserted
from kikigaki.importers.merging.missing import Missing, missing_parts
from kikigaki.importers.notes.fitting import fit
from kikigaki.importers.notes.lines import rest_lines
from kikigaki.reader import read_note
from kikigaki.source import Mapping, Node, Scalar, Sequence, compose

__all__ = ["Merged", "merge_note"]


@dataclass(frozen=True, slots=True)
class Merged:
    """A note with what a draft had beside it."""

    text: str
    """That of before, if nothing was missing or nothing could be added."""
    sections: int
    """How many were added; ``moments`` are those added to sections that were there."""
    moments: int
    stamps: int
    """How many sections without a timestamp were given one."""
    diagnostics: tuple[Diagnostic, ...]


def merge_note(
    text: str, path: str, draft: Draft, languages: tuple[str, ...], language: str
) -> Merged:
    """Add to a note the sections, moments and timestamps of a draft that it lacks.

    They are put in by their time, and told by it: what begins at a second the note has is there
    already. ``path`` is how diagnostics name the note.
    """
    if "\r\n" in text:
        unix = merge_note(text.replace("\r\n", "\n"), path, draft, languages, language)
        return replace(unix, text=unix.text.replace("\n", "\r\n"))
    text = text if text.endswith("\n") else f"{text}\n"
    root, problems = compose(text, path)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if not isinstance(root, Mapping) or errors:
        return Merged(text, 0, 0, 0, errors or (_cannot(path, "it is no note yet"),))
    fitted, changes = fit(draft, path, languages, language)
    note, _ = read_note(root, "", languages)
    found = missing_parts(note, fitted) if note else Missing()
    try:
        merged = _laid_out(text, inserted(text, root, found), path, languages)
    except NotInsertable as error:
        return Merged(text, 0, 0, 0, (_cannot(path, str(error)),))
    merged = _with_rest(merged, fitted.leftovers)
    if not _keeps(root, text, merged):
        return Merged(text, 0, 0, 0, (_cannot(path, "something of it would be lost"),))
    counts = (len(found.sections), len(found.moments), len(found.stamps))
    return Merged(merged, *counts, tuple(changes))


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


def _keeps(root: Mapping, before: str, after: str) -> bool:
    """Whether a note still has every value and every comment, in their order."""
    again, _ = compose(after, "")
    if again is None:
        return False
    old = [*_values(root), *(comment.text for comment in find_comments(root, before))]
    new = iter([*_values(again), *(comment.text for comment in find_comments(again, after))])
    return all(value in new for value in old)


def _values(node: Node) -> Iterator[str]:
    match node:
        case Scalar():
            yield node.text
        case Sequence(items):
            for item in items:
                yield from _values(item)
        case Mapping(entries):
            for entry in entries:
                yield entry.key.text
                yield from _values(entry.value)
