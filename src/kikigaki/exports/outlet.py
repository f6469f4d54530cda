"""What a site publishes of its notes beside their pages, as its settings ask."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kikigaki.exports.crawlers.head import head
from kikigaki.exports.form import CollectionFormat, Format
from kikigaki.exports.items import item
from kikigaki.exports.views.clocks import recordings
from kikigaki.exports.views.library import Library
from kikigaki.exports.views.source import Source
from kikigaki.model import Note
from kikigaki.pages import Beside, Edition, Offer

_PLAIN = "text/plain"
_MARK = b"\xef\xbb\xbf"
"""Tells a browser that plain text is UTF-8, where the host does not say."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What a note in one language is published as, beside its page."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """By their path from the root of the site."""
    beside: Beside = field(default_factory=Beside)
    item: bytes = b""
    """Its record in the files about many notes."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Publishes notes in some formats."""

    formats: tuple[Format, ...]
    wholes: tuple[CollectionFormat, ...]
    site_url: str
    """The address of the site, with a final ``/``; empty where the site does not know it."""
    directory_urls: bool = True
    """Whether a page is a folder."""

    def note(self, edition: Edition, note: Note) -> Exported:
        """What stands beside the page of a note, and in its head."""
        source = Source(note, edition, self.site_url, directory_urls=self.directory_urls)
        files: dict[str, bytes] = {}
        groups = [
            (name, tuple(self._offers(of, files, prefix))) for name, of, prefix in _clocks(source)
        ]
        names = [path.rpartition("/")[2] for path in files]
        beside = Beside(tuple(groups), head(source, self.formats, names))
        return Exported(files, beside, item(source, names) if files or self.wholes else b"")

    def _offers(self, source: Source, files: dict[str, bytes], prefix: str) -> Iterator[Offer]:
        """Write the files of a recording, and give those that readers are told of."""
        strings, folder = source.edition.strings, source.folder()
        for form in self.formats:
            if not form.file or (prefix and not form.timed):
                continue
            here = source.folder(source.edition.collection.languages[0]) if form.shared else folder
            if here == folder:
                if (data := form.write(source)) is None:
                    continue
                marked = form.media_type == _PLAIN
                files[f"{folder}{prefix}{form.file}"] = _MARK + data if marked else data
            elif form.why_not(source):
                continue
            if (label := f"export.{form.name}") in strings.values:
                yield Offer(strings(label), f"{here}{prefix}{form.file}")

    def feeds(self) -> list[tuple[str, str]]:
        """The media type of each feed, and its file in the folder of a language."""
        if not self.site_url:
            return []
        return [(whole.media_type, whole.feed) for whole in self.wholes if whole.feed]

    def collection(self, libraries: Sequence[Library]) -> dict[str, bytes]:
        """The files about many notes, by their path from the root of the site."""
        written = (whole.write(libraries) for whole in self.wholes)
        return {path: data for files in written for path, data in files.items()}


def _clocks(source: Source) -> Iterator[tuple[str, Source, str]]:
    """The video and the other recordings: what each is called, and how its files begin."""
    yield "", source, ""
    for number, other in enumerate(recordings(source), 1):
        if other.recording is not None:
            yield source.edition.words(other.recording.name), other, f"also-{number}."
