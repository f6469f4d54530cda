"""Every note and registry of a folder, as nodes."""

from dataclasses import dataclass
from pathlib import Path

from kikigaki.collection.walk import Folder
from kikigaki.diagnostics import Diagnostic, Severity
from kikigaki.formatting.outline import Outline, outline
from kikigaki.source import Node, compose, read_text


@dataclass(frozen=True, slots=True)
class Source:
    """A file and its nodes."""

    file: Path
    path: str
    """As diagnostics name it."""
    uri: str
    """From the folder of notes, with ``/``."""
    kind: str
    """``note``, or the name of a registry."""
    stem: str
    text: str
    root: Node
    outline: Outline


def read_sources(
    folder: Folder, languages: tuple[str, ...]
) -> tuple[list[Source], list[Diagnostic]]:
    """The files that can be read, in order of their paths, and what keeps others from it."""
    sources: list[Source] = []
    problems: list[Diagnostic] = []
    registries = [(kind, source) for kind, source in folder.registries.items()]
    files = [("note", source) for source in folder.notes] + registries
    for kind, source in sorted(files, key=lambda pair: pair[1].path):
        text = read_text(source.file, source.path)
        if isinstance(text, Diagnostic):
            problems.append(text)
            continue
        root, found = compose(text, source.path)
        problems += [problem for problem in found if problem.severity is Severity.ERROR]
        if root is not None:
            shape = outline(kind, languages)
            names = (source.file, source.path, source.uri, kind, source.stem)
            sources.append(Source(*names, text, root, shape))
    return sources, problems
