"""What the editor says about a file to import."""

from dataclasses import dataclass, field

from kikigaki.importers.draft import Chapter
from kikigaki.importers.tongues import guess_language, known_language


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; an empty value leaves the answer to the file."""

    languages: tuple[str, ...]
    """Those of the collection."""
    language: str = ""
    """That of the texts."""
    kind: str = ""
    """What the file is: a key of ``KINDS``."""
    video: str = ""
    """YouTube's id."""
    chapters: tuple[Chapter, ...] = field(default=())
    """Where the sections of captions begin."""

    def language_of(self, text: str, said: str = "") -> str:
        """The language of a text: as asked, as its file says, or by its letters."""
        return (
            self.language
            or known_language(said, self.languages)
            or guess_language(text, self.languages)
        )
