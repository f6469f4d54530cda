"""What stands above the cues of a WebVTT file, and whether they are captions or chapters."""

import re
from dataclasses import dataclass
from pathlib import PurePath

_HEADER = re.compile(r"WEBVTT(?:[ \t]+(.*))?")
_METADATA = re.compile(r"(kind|language|lang|title)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_OLD = "FILE"
"""What drafts of the specification had behind WEBVTT."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the cues."""

    title: str = ""
    """What follows WEBVTT on its line."""
    kind: str = ""
    language: str = ""
    lines: int = 1


def header(text: str) -> Header | None:
    """The header of a WebVTT file; None if it has none."""
    lines = text.split("\n")
    first = _HEADER.fullmatch(lines[0].removeprefix("\ufeff"))
    if first is None:
        return None
    count = next((n for n, line in enumerate(lines) if not line or "-->" in line), len(lines))
    found = (_METADATA.match(line) for line in lines[1:count])
    said = {match[1].lower(): match[2].strip() for match in found if match}
    behind = (first[1] or "").strip("-–— \t")
    title = said.get("title") or (behind if behind != _OLD else "")
    language = said.get("language") or said.get("lang") or ""
    return Header(title, said.get("kind", "").lower(), language, count)


def is_chapters(path: str, text: str) -> bool:
    """Whether a WebVTT file is one of chapters: its name, its folder or its header says so."""
    top = header(text)
    near = (part.lower() for part in PurePath(path).parts[-2:])
    return top is not None and (top.kind == "chapters" or any("chapter" in part for part in near))
