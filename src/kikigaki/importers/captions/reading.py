"""What the reader of one kind of captions gives."""

from dataclasses import dataclass, replace

from kikigaki.diagnostics import quote
from kikigaki.importers.characters import allowed, lost_in
from kikigaki.importers.draft import Cue
from kikigaki.importers.found import CaptionsFound, Fault, as_diagnostics
from kikigaki.importers.tags import tag_of


@dataclass(frozen=True, slots=True)
class Reading:
    """The captions of a file, before anybody knows what the file is called."""

    cues: tuple[Cue, ...]
    """Every cue whose times can be read, in the order of the file; one may be without text."""
    faults: tuple[Fault, ...] = ()
    """What was left out, and where."""
    language: str = ""
    title: str = ""

    def named(self, path: str, form: str) -> CaptionsFound:
        """The captions of a file of this name and kind, in characters that notes may have."""
        cues = tuple(
            replace(cue, text=allowed(cue.text).strip(), voice=" ".join(allowed(cue.voice).split()))
            for cue in self.cues
        )
        lost = lost_in(text for cue in self.cues for text in (cue.text, cue.voice))
        faults = as_diagnostics(path, (*self.faults, *lost))
        title = " ".join(allowed(self.title).split())
        return CaptionsFound(form, cues, tag_of(self.language), title, faults)


def bad_time(line: int, text: str) -> Fault:
    """A cue whose times cannot be read is left out, with its words."""
    return Fault(line, f"“{quote(text.strip())}” is not a time; the cue is left out")


def no_time(line: int, text: str) -> Fault:
    """Words without a time are left out."""
    return Fault(line, f"“{quote(text.strip())}” has no time, and is left out")
