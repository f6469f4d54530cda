"""What an export is made from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from kikigaki import links
from kikigaki.model import Note, Recording
from kikigaki.pages import Edition
from kikigaki.search.making.address import page_address
from kikigaki.timestamps import Timestamp

T = TypeVar("T")


@dataclass(frozen=True)
class Source:
    """A note in one language, and where its page stands.

    Pure data: an export is a function of it, and gives the same bytes for the same source.
    """

    note: Note
    edition: Edition
    """Gives the language, the collection's registries, and texts with their wiki links resolved."""
    site_url: str
    """The address of the site, with a final ``/``; empty where the site does not know it."""
    recording: Recording | None = None
    """The other recording whose clock the export counts on; None for the video."""
    directory_urls: bool = True
    """Whether a page is a folder, as in ``notes/x/``, or ``notes/x.html``."""
    _made: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def language(self) -> str:
        """The language of the export."""
        return self.edition.language

    @property
    def title(self) -> str:
        """The note's title, as its page shows it."""
        return self.edition.words(self.note.title, self.note.id)

    @cached_property
    def page(self) -> str:
        """The address of the note's page; from the root of the site where that is not known."""
        return self.address(links.note_page(self.language, self.note.id))

    def permalink(self, at: Timestamp | None) -> str:
        """The address of a moment on that page."""
        return f"{self.page}#{links.stamp_anchor(at)}" if at is not None else self.page

    def address(self, src_uri: str, anchor: str = "") -> str:
        """The address of any page of the site, or of a place on it."""
        path = page_address(src_uri, anchor, directory_urls=self.directory_urls)
        return self.site_url + path

    def folder(self, language: str = "") -> str:
        """Where the files beside the page stand, from the root of the site, with a final ``/``."""
        return f"{links.note_page(language or self.language, self.note.id).removesuffix('.md')}/"

    def beside(self, file: str) -> str:
        """The address of a file beside the page."""
        return f"{self.site_url}{self.folder()}{file}"

    def clock(self, at: Timestamp) -> int:
        """When the same is heard in the recording, in seconds; negative before it begins."""
        return at.seconds + (self.recording.offset if self.recording is not None else 0)


def once(make: Callable[[Source], T]) -> Callable[[Source], T]:
    """What several formats need of a source is made once."""

    @wraps(make)
    def made(source: Source) -> T:
        if make.__qualname__ not in source._made:  # noqa: SLF001 - its own module
            source._made[make.__qualname__] = make(source)  # noqa: SLF001 - as above
        found: T = source._made[make.__qualname__]  # noqa: SLF001 - as above
        return found

    return made
