"""The head of a note's page: what programs that fetch it read there."""

from collections.abc import Collection, Iterable, Iterator

from kikigaki.exports.crawlers.open_graph import picture
from kikigaki.exports.form import CARD, TWIN, Format
from kikigaki.exports.views.encoding import in_script
from kikigaki.exports.views.source import Source


def head(source: Source, formats: Iterable[Format], files: Collection[str]) -> str:
    """Its HTML, line by line; ``files`` are those beside the page, by name."""
    return "".join(_parts(source, formats, files))


def _parts(source: Source, formats: Iterable[Format], files: Collection[str]) -> Iterator[str]:
    folder = "" if source.directory_urls else f"{source.note.id}/"
    if TWIN in files:
        # With a space, or Material's script would look for a sitemap there.
        yield f'<link rel="alternate " type="text/markdown" href="{folder}{TWIN}">\n'
    if CARD in files and source.site_url:
        yield picture(source, source.beside(CARD))
    for form in formats:
        if not form.file and (data := form.write(source)) is not None:
            yield _part(form.media_type, data)


def _part(media_type: str, data: bytes) -> str:
    if media_type == "text/html":
        return data.decode()
    return f'<script type="{media_type}">{in_script(data)}</script>\n'
