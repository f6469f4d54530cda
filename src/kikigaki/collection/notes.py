"""The notes of a folder, one by one."""

from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from kikigaki.collection.walk import SourceFile
from kikigaki.diagnostics import Code, Diagnostic, Position, quote
from kikigaki.model import Note
from kikigaki.reader import read_note
from kikigaki.schema.fields import check_id
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

    def claim(self, source: SourceFile) -> None:
        """Judge a file's stem as its note's id."""
        position = Position(source.path)
        try:
            check_id(source.stem)
        except PydanticCustomError as error:
            context = error.context or {}
            hint = "the file's name is the note's id: " + context["hint"]
            problem = Diagnostic(position, context["code"], context["message"], hint)
            self.diagnostics.append(problem)
        owner = self.sources.setdefault(source.stem.casefold(), source)
        if owner is not source:
            message = f"the id “{quote(source.stem)}” is taken by {quote(owner.path, 200)}"
            hint = "rename one of the two files"
            self.diagnostics.append(Diagnostic(position, Code.DUPLICATE_ID, message, hint))
