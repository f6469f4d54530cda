"""The notes as they are now, and which of them are to be written."""

from dataclasses import dataclass, field

from kikigaki.building.held import Held
from kikigaki.building.kept import Kept, Previous
from kikigaki.collection import Folder, Registries, read_source
from kikigaki.collection.walk import SourceFile
from kikigaki.diagnostics import Diagnostic, Severity
from kikigaki.heads import Head
from kikigaki.model import Collection, Note
from kikigaki.source import read_text
from kikigaki.wiki import Names


@dataclass(slots=True)
class Reading:
    """All notes, and which of them are to be written anew."""

    folder: Folder
    registries: Registries
    collection: Collection
    """The registries; its notes are in ``kept``."""
    sources: dict[str, SourceFile] = field(default_factory=dict)
    """The file of each note, by its id."""
    kept: dict[str, Kept] = field(default_factory=dict)
    """Every note without errors, by id, newest first."""
    read: Held = field(default_factory=Held)
    """Notes that changed, or that something they show changed for."""
    gone: set[str] = field(default_factory=set)
    """Ids of notes that were there and are not."""
    names: Names = field(init=False)
    """What wiki links lead to."""
    new: set[str] = field(default_factory=set)
    """Ids of notes that are there and were not."""
    diagnostics: tuple[Diagnostic, ...] = ()
    registry_digests: dict[str, bytes] = field(default_factory=dict)
    same_registries: bool = False

    def note(self, note_id: str) -> Note | None:
        """A note, read again if it is not held; None if it is wrong."""
        if note_id in self.read:
            return self.read.get(note_id)
        source = self.sources[note_id]
        text = read_text(source.file, source.path)
        return read_source(str(text), source, self.collection.languages).note

    @property
    def same_pages(self) -> bool:
        """Whether the site has the pages that it had."""
        return self.same_registries and not self.gone and not self.new

    @property
    def stale(self) -> list[Kept]:
        """Notes that are wrong now, as they last were right; they are read again in any case."""
        return [kept for kept in self.kept.values() if not kept.digest]

    @property
    def heads(self) -> list[Head]:
        """The heads of all notes, newest first."""
        return [kept.head for kept in self.kept.values()]

    def left(self) -> Previous:
        """What a build that wrote it leaves to the next."""
        notes = {kept.uri: kept for kept in self.kept.values()}
        return Previous(notes, self.registries, self.registry_digests)

    def refused(self, *, strict: bool) -> bool:
        """Whether anything is wrong enough to write nothing."""
        serious = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(problem.severity in serious for problem in self.diagnostics)
