"""What stands above the cues of a WebVTT file, and whether they are captions or chapters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePath

from kikigaki.importers.captions.markup import references

_HEADER = re.compile(r"WEBVTT(?:[ \t]+(.*))?")
_METADATA = re.compile(r"(kind|language|lang|title)[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_NOTE_OF_KIND = re.compile(r"NOTE[ \t]+kind:[ \t]*([a-z]+)[ \t]*")
"""How our own files say what they are; the specification lets nothing else stand above the cues."""
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
    kind = said.get("kind", "").lower() or _noted_kind(lines[count:])
    return Header(references(title), kind, language, count)


def is_chapters(path: str, text: str) -> bool:
    """Whether a WebVTT file is one of chapters: it says so, or else its name or its folder."""
    top = header(text)
    if top is None or top.kind:
        return top is not None and top.kind == "chapters"
    return any("chapter" in part.lower() for part in PurePath(path).parts[-2:])


def _noted_kind(lines: Iterable[str]) -> str:
    above = takewhile(lambda line: "-->" not in line, lines)
    found = (_NOTE_OF_KIND.fullmatch(line) for line in above)
    return next((match[1] for match in found if match), "")
