"""MkDocs' files: YAML leaves, pages and assets come."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from kikigaki.collection import Gathered, HandWritten
from kikigaki.exports import Outlet
from kikigaki.pages import EditUrl, Page
from kikigaki.render import companions, search_files

_NOT_STATIC = (".html", ".md", ".py", ".pyc", ".yaml", ".yml")
"""What MkDocs itself copies from no theme."""


def replace_notes(files: Files, gathered: Gathered, config: MkDocsConfig) -> None:
    """Leave hand-written pages and images of the folder, and take away the rest."""
    kept = {other.uri for other in gathered.others}
    pages = {page.source.uri: page for page in gathered.pages}
    for file in list(files):
        if file.src_dir != config.docs_dir:
            continue
        if page := pages.get(file.src_uri):
            _move(file, page)
        elif file.src_uri not in kept:
            files.remove(file)
            _restore(files, file.src_uri, config)


def _restore(files: Files, uri: str, config: MkDocsConfig) -> None:
    """Put back the file of the theme that one among the notes took the place of."""
    if uri.endswith(_NOT_STATIC):
        return
    folder = next((folder for folder in config.theme.dirs if Path(folder, uri).is_file()), None)
    if folder is not None:
        files.append(File(uri, folder, config.site_dir, config.use_directory_urls))


def _move(file: File, page: HandWritten) -> None:
    """Publish ``about.ja.md`` as ``/ja/about/``; links in it still count from where it stands."""
    moved = File(page.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls)
    file.dest_uri = moved.dest_uri
    file.url = moved.url


def edit_urls(config: MkDocsConfig) -> EditUrl:
    """Where a file is edited, by MkDocs' own reckoning of ``edit_uri`` and its template."""

    def edit_url(source: str) -> str:
        file = File("x.md", None, config.site_dir, config.use_directory_urls)
        file.edit_uri = source
        return MkDocsPage(None, file, config).edit_url or ""

    return edit_url


def add_pages(files: Files, pages: Iterable[Page], config: MkDocsConfig) -> None:
    """Add generated pages."""
    for page in pages:
        level = InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.src_uri, content=page.markdown, inclusion=level)
        file.edit_uri = page.source or None
        files.append(file)


def add_exports(files: Files, exports: Mapping[str, bytes], config: MkDocsConfig) -> None:
    """Add what stands beside the pages for others to use."""
    for path, data in exports.items():
        # MkDocs would make a page of Markdown, so this is Markdown at its destination only.
        uri = f"{path}.txt" if path.endswith(".md") else path
        file = File.generated(config, uri, content=data)
        file.dest_uri = file.url = path
        files.append(file)


def add_companions(files: Files, gathered: Gathered, outlet: Outlet, config: MkDocsConfig) -> None:
    """Add what stands beside the pages."""
    for uri, data in companions(gathered, outlet).items():
        files.append(File.generated(config, uri, content=data))


def add_search(files: Files, gathered: Gathered, config: MkDocsConfig) -> None:
    """Add the search index."""
    urls = config.use_directory_urls
    for uri, data in search_files(gathered.collection, directory_urls=urls).items():
        files.append(File.generated(config, uri, content=data))
