"""What is in the folder of notes: notes, registries, hand-written pages, other files.

Only regular files count. Links, pipes and devices are named and left alone, so that nothing
outside the folder is ever read, and no loop is walked.
"""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kikigaki.diagnostics import Code, Diagnostic, Position, quote
from kikigaki.schema import REGISTRIES
from kikigaki.source.files import kind_of

REGISTRY_FOLDER = "registry"
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file below the folder of notes."""

    file: Path
    path: str
    """As diagnostics name it."""
    uri: str
    """From the folder of notes, with ``/``."""

    @property
    def stem(self) -> str:
        """The name without its folders and extension, in NFC."""
        return unicodedata.normalize("NFC", self.file.stem)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A Markdown page of the site's authors: ``about.ja.md`` becomes ``ja/about.md``."""

    source: SourceFile
    language: str
    src_uri: str
    """Where it stands among the generated pages."""


@dataclass(slots=True)
class Folder:
    """The files of a folder of notes, by kind, each in order of its path."""

    notes: list[SourceFile] = field(default_factory=list)
    registries: dict[str, SourceFile] = field(default_factory=dict)
    pages: list[HandWritten] = field(default_factory=list)
    others: list[SourceFile] = field(default_factory=list)
    """Images and the like, which are copied to the site."""
    diagnostics: list[Diagnostic] = field(default_factory=list)


def walk(root: Path, languages: tuple[str, ...]) -> Folder:
    """Look through the folder of notes without reading any file."""
    folder = Folder()
    shown = display_path(root)
    if not root.is_dir():
        message = "there is no such folder"
        hint = "notes stand in the folder that docs_dir in mkdocs.yml names"
        folder.diagnostics.append(Diagnostic(Position(shown), Code.NO_NOTES, message, hint))
        return folder
    for source in _files(root, shown, "", folder.diagnostics):
        _sort_in(source, folder, languages)
    return folder


def display_path(path: Path) -> str:
    """A path as the person at the terminal would write it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def _files(
    folder: Path, shown: str, uri: str, diagnostics: list[Diagnostic]
) -> Iterator[SourceFile]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        diagnostics.append(Diagnostic(Position(shown), Code.UNREADABLE, message))
        return
    for entry in entries:
        path = f"{shown}/{entry.name}"
        if entry.name.startswith((".", "#")) or entry.name.endswith(("~", ".swp", ".tmp")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), path, f"{uri}{entry.name}/", diagnostics)
        elif entry.is_file(follow_symlinks=False):
            yield SourceFile(Path(entry.path), path, f"{uri}{entry.name}")
        else:
            message = kind_of(entry.stat(follow_symlinks=False).st_mode)
            hint = "put the file itself into the folder of notes"
            diagnostics.append(Diagnostic(Position(path), Code.NOT_A_FILE, message, hint))


def _sort_in(source: SourceFile, folder: Folder, languages: tuple[str, ...]) -> None:
    parent, _, name = source.uri.rpartition("/")
    if source.file.suffix in _YAML:
        if parent != REGISTRY_FOLDER:
            folder.notes.append(source)
        elif source.stem in REGISTRIES:
            folder.registries[source.stem] = source
        else:
            message = f"no registry “{quote(name)}”"
            hint = "the registries are " + ", ".join(f"{stem}.yaml" for stem in REGISTRIES)
            folder.diagnostics.append(Diagnostic(Position(source.path), Code.BAD_ID, message, hint))
    elif source.file.suffix == ".md":
        _sort_in_page(source, folder, languages)
    else:
        folder.others.append(source)


def _sort_in_page(source: SourceFile, folder: Folder, languages: tuple[str, ...]) -> None:
    stem, _, language = source.uri.removesuffix(".md").rpartition(".")
    if language in languages:
        folder.pages.append(HandWritten(source, language, f"{language}/{stem}.md"))
    elif source.stem.casefold() != "readme":  # a README speaks to editors, not to readers
        message = "a page without a language is not published"
        hint = f"name it after its language: {quote(source.stem)}.{languages[0]}.md"
        problem = Diagnostic(Position(source.path), Code.PAGE_LANGUAGE, message, hint)
        folder.diagnostics.append(problem)
