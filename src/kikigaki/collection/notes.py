"""The notes of a folder, one by one."""

from dataclasses import dataclass

from kikigaki.collection.walk import SourceFile
from kikigaki.diagnostics import Code, Diagnostic, Position, quote
from kikigaki.ids import id_fault
from kikigaki.model import Note
from kikigaki.source import compose


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note as it was read, and what it was read from."""

    text: str
    languages: tuple[str, ...]
    note: Note | None
    diagnostics: list[Diagnostic]


def read_source(text: str, source: SourceFile, languages: tuple[str, ...]) -> ReadNote:
    """Read a note from its text."""
    from kikigaki.reader import read_note  # noqa: PLC0415 - pydantic starts slower than a build ends

    root, diagnostics = compose(text, source.path)
    if root is None:
        return ReadNote(text, languages, None, diagnostics)
    note, faults = read_note(root, source.stem, languages)
    return ReadNote(text, languages, note, diagnostics + faults)


class Ids:
    """Whose id is whose; case does not tell two ids apart."""

    def __init__(self) -> None:
        self.sources: dict[str, SourceFile] = {}
        """The file of each note, by the note's id."""
        self.diagnostics: list[Diagnostic] = []

    def claim(self, source: SourceFile) -> bool:
        """Judge a file's stem as its note's id; False where it cannot be that."""
        position = Position(source.path)
        if (fault := id_fault(source.stem)) is not None:
            hint = f"the file's name is the note's id: {fault.hint}"
            problem = Diagnostic(position, Code.BAD_ID, fault.message, hint)
            self.diagnostics.append(problem)
        owner = self.sources.setdefault(source.stem.casefold(), source)
        if owner is not source:
            message = f"the id “{quote(source.stem)}” is taken by {quote(owner.path, 200)}"
            hint = "rename one of the two files"
            self.diagnostics.append(Diagnostic(position, Code.DUPLICATE_ID, message, hint))
        return fault is None and owner is source
