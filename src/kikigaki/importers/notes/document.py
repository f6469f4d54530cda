"""A draft as the text of a note, in the layout of ``kikigaki fmt``."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.formatting import canonical
from kikigaki.importers.draft import Draft
from kikigaki.importers.notes.fitting import fit, titled
from kikigaki.importers.notes.lines import note_lines
from kikigaki.source.files import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Written:
    """A note as text, and what the editor should know about it."""

    text: str
    """Empty where it cannot be a note."""
    diagnostics: tuple[Diagnostic, ...]


def write_note(draft: Draft, path: str, languages: tuple[str, ...], language: str) -> Written:
    """Write a draft as a note for a collection in these languages.

    ``language`` is that of texts whose language the draft does not know or the collection does not
    have; ``path`` is how diagnostics name the source.
    """
    fitted, changes = fit(draft, path, languages, language)
    fitted = replace(fitted, sections=tuple(titled(one, language) for one in fitted.sections))
    rough = "\n".join(note_lines(fitted)) + "\n"
    problems = [*changes, *_missing(fitted, path)]
    if len(rough.encode()) > MAX_BYTES:  # a layout takes long, and makes it no shorter
        return Written("", (*problems, _too_large(rough, path)))
    text, refusals = canonical(rough, path, "note", languages)
    problems += _refusals(refusals, path)
    if text is not None and len(text.encode()) > MAX_BYTES:
        return Written("", (*problems, _too_large(text, path)))
    return Written(text or "", tuple(problems))


def _too_large(text: str, path: str) -> Diagnostic:
    message = f"the note would have {len(text.encode()):,} bytes; the limit is {MAX_BYTES:,}"
    return Diagnostic(Position(path), Code.TOO_LARGE, message, "split the file")


def _missing(draft: Draft, path: str) -> Iterator[Diagnostic]:
    if not draft.video:
        message = "no video is named, and a note needs one"
        hint = "name it with --video, or write its address behind video:"
        yield Diagnostic(Position(path), Code.TO_FILL_IN, message, hint)


def _refusals(refusals: list[Diagnostic], path: str) -> Iterator[Diagnostic]:
    """Why there is no note: it is too large; the places are of a text that nobody sees."""
    for refusal in refusals:
        yield Diagnostic(Position(path), refusal.code, f"the note: {refusal.message}", refusal.hint)
