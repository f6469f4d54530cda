"""What is in the folder of notes: notes, registries, hand-written pages, other files.

Only regular files count. Links, pipes and devices are named and left alone, so that nothing
outside the folder is ever read, and no loop is walked.
"""

import os
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kikigaki.diagnostics import Code, Diagnostic, Position, quote
from kikigaki.ids import name_fault
from kikigaki.model import REGISTRIES
from kikigaki.source.files import kind_of

REGISTRY_FOLDER = "registry"
_YAML = (".yaml", ".yml")
_PUBLISHED = frozenset(
    (
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".pdf", ".woff", ".woff2"),
        *(".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac", ".mp4", ".webm"),
    )
)
"""Kinds of files in which nothing runs, and that take no page's or script's place."""
_WELL_KNOWN = frozenset(("CNAME", "robots.txt"))
"""What hosts and search engines look for at the root of a site."""


@dataclass(frozen=True)
class SourceFile:
    """A file below the folder of notes."""

    location: str
    """Where the system finds it."""
    path: str
    """As diagnostics name it."""
    uri: str
    """From the folder of notes, with ``/``."""

    @property
    def file(self) -> Path:
        """Where it is found."""
        return Path(self.location)

    @property
    def name(self) -> str:
        """The name without its folders."""
        return self.uri.rpartition("/")[2]

    @cached_property
    def stem(self) -> str:
        """The name without its folders and extension, in NFC."""
        name = self.name
        stem = name.rpartition(".")[0] or name
        return stem if stem.isascii() else unicodedata.normalize("NFC", stem)

    @property
    def suffix(self) -> str:
        """The extension with its point; empty where there is none."""
        _, point, extension = self.name.rpartition(".")
        return point + extension if point else ""


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


def walk(root: Path, languages: tuple[str, ...], named: frozenset[str] = frozenset()) -> Folder:
    """Look through the folder of notes without reading any file.

    ``named`` are files that go to the site whatever their kind, by path from the folder.
    """
    folder = Folder()
    shown = display_path(root)
    if not root.is_dir():
        message = "there is no such folder"
        hint = "notes stand in the folder that docs_dir in mkdocs.yml names"
        folder.diagnostics.append(Diagnostic(Position(shown), Code.NO_NOTES, message, hint))
        return folder
    for source in _files(root, shown, folder.diagnostics):
        _sort_in(source, folder, languages, named)
    return folder


def display_path(path: Path) -> str:
    """A path as the person at the terminal would write it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


def _files(root: Path, shown: str, diagnostics: list[Diagnostic]) -> list[SourceFile]:
    """Every file, in order of its path; without recursion, however deep the folders."""
    files: list[SourceFile] = []
    pending = [SourceFile(str(root), shown, "")]
    while pending:
        folder = pending.pop()
        for entry in _entries(folder, diagnostics):
            found = SourceFile(
                entry.path,
                f"{folder.path}/{entry.name}",
                f"{folder.uri}/{entry.name}".lstrip("/"),
            )
            if entry.is_dir(follow_symlinks=False):
                pending.append(found)
            elif entry.is_file(follow_symlinks=False) or found.suffix.casefold() in _YAML:
                files.append(found)  # a note or registry that is no file is there, and unreadable
            else:
                message = kind_of(entry.stat(follow_symlinks=False).st_mode)
                hint = "put the file itself into the folder of notes"
                problem = Diagnostic(Position(found.path), Code.NOT_A_FILE, message, hint)
                diagnostics.append(problem)
    return sorted(files, key=lambda file: file.uri)


def _entries(folder: SourceFile, diagnostics: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """What a folder holds, but for hidden and editors' temporary files."""
    try:
        with os.scandir(folder.location) as scan:
            entries = [entry for entry in scan if not _is_passed_over(entry.name)]
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        diagnostics.append(Diagnostic(Position(folder.path), Code.UNREADABLE, message))
        return []
    faults = {entry.name: _fault_of_name(folder, entry.name) for entry in entries}
    diagnostics += filter(None, faults.values())
    return [entry for entry in entries if not faults[entry.name]]


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp"))


def _is_utf8(name: str) -> bool:
    """Whether the name is text: Python keeps each other byte as a lone surrogate."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _fault_of_name(folder: SourceFile, name: str) -> Diagnostic | None:
    """What is wrong with a name; that of a YAML file is an id, which others judge."""
    position = Position(folder.path)
    if not _is_utf8(name):
        message = f"the name “{quote(name)}” is not UTF-8"
        return Diagnostic(position, Code.NOT_UTF8, message, "rename the file")
    fault = None if name.casefold().endswith(_YAML) else name_fault(name)
    return Diagnostic(position, Code.BAD_NAME, fault.message, fault.hint) if fault else None


def _sort_in(
    source: SourceFile, folder: Folder, languages: tuple[str, ...], named: frozenset[str]
) -> None:
    parent = source.uri.rpartition("/")[0]
    if source.suffix.casefold() in _YAML:
        if parent == REGISTRY_FOLDER:
            _sort_in_registry(source, folder)
        else:
            folder.notes.append(source)
    elif source.suffix == ".md":
        _sort_in_page(source, folder, languages)
    elif source.file.suffix.casefold() in _PUBLISHED or source.uri in _WELL_KNOWN | named:
        folder.others.append(source)
    else:
        message = "a file of this kind is not published"
        hint = "pictures, sound, films and PDF are; a style sheet or script is named in mkdocs.yml"
        problem = Diagnostic(Position(source.path), Code.UNPUBLISHED_FILE, message, hint)
        folder.diagnostics.append(problem)


def _sort_in_registry(source: SourceFile, folder: Folder) -> None:
    if source.stem not in REGISTRIES:
        message = f"no registry “{quote(source.name)}”"
        hint = "the registries are " + ", ".join(f"{stem}.yaml" for stem in REGISTRIES)
        folder.diagnostics.append(Diagnostic(Position(source.path), Code.BAD_ID, message, hint))
        return
    first = folder.registries.setdefault(source.stem, source)
    if first is not source:
        message = f"{quote(first.path, 200)} is this registry already"
        hint = "move the entries into one of the two files"
        problem = Diagnostic(Position(source.path), Code.DUPLICATE_ID, message, hint)
        folder.diagnostics.append(problem)


def _sort_in_page(source: SourceFile, folder: Folder, languages: tuple[str, ...]) -> None:
    stem, _, language = source.uri.removesuffix(".md").rpartition(".")
    if stem and language in languages:
        folder.pages.append(HandWritten(source, language, f"{language}/{stem}.md"))
    elif source.stem.casefold() != "readme":  # a README speaks to editors, not to readers
        message = "a page without a language is not published"
        name = source.stem.partition(".")[0]
        hint = f"name it after its language: {quote(name)}.{languages[0]}.md"
        problem = Diagnostic(Position(source.path), Code.PAGE_LANGUAGE, message, hint)
        folder.diagnostics.append(problem)
