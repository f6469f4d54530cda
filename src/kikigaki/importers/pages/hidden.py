"""What a text file holds beside the words a reader sees: front matter, comments, code."""

import re
from dataclasses import dataclass, field

_FENCE = re.compile(r"\s{0,12}(?P<sign>`{3,}|~{3,})\s*(?P<info>[^\s`]{0,40})[^`]{0,200}$")
_PROSE = frozenset(("", "text", "txt", "plain", "plaintext", "none", "md", "markdown"))
_MATTER = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40})\s{0,9}:(?:\s+(?P<value>.*\S))?\s*")
_LONGEST_MATTER = 200
_COMMENT, _COMMENT_END = "<!--", "-->"


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of a file, or what a comment leaves of it."""

    number: int
    text: str


@dataclass(slots=True)
class Visible:
    """A file without what nobody sees, and its code apart."""

    matter: dict[str, str] = field(default_factory=dict)
    lines: list[Seen] = field(default_factory=list)
    fenced: list[Seen] = field(default_factory=list)
    """Fenced code that says it is no program."""
    code: list[Seen] = field(default_factory=list)
    """Other fenced code."""


def hide(text: str) -> Visible:
    """Take a text apart. A fence, comment or front matter without an end is none."""
    visible = Visible()
    lines = text.split("\n")
    number = _take_matter(lines, visible)
    fences = _Fences(lines)
    last_comment = text.count("\n", 0, text.rfind(_COMMENT_END)) if _COMMENT_END in text else -1
    commented = False
    while number < len(lines):
        line = lines[number]
        if number <= last_comment:
            line, commented = _without_comments(line, commented=commented)
        number += 1
        opened = _FENCE.match(line)
        end = fences.end(number, opened["sign"]) if opened else None
        if opened and end is not None:
            kind = visible.fenced if opened["info"].casefold() in _PROSE else visible.code
            kind += [Seen(n + 1, lines[n]) for n in range(number, end)]
            line, number = "", end + 1
        visible.lines.append(Seen(number, line))
    return visible


class _Fences:
    """Where fences end."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.endless: dict[str, int] = {}
        """The shortest sign of each kind that is known to have no end below."""

    def end(self, begin: int, sign: str) -> int | None:
        """Index of the line that closes a fence whose code begins at a line; None if none does."""
        if len(sign) >= self.endless.get(sign[0], len(sign) + 1):
            return None
        for number in range(begin, len(self.lines)):
            line = self.lines[number].strip()
            if len(line) >= len(sign) and not line.strip(sign[0]):
                return number
        self.endless[sign[0]] = len(sign)
        return None


def _take_matter(lines: list[str], visible: Visible) -> int:
    """Read the front matter; returns how many lines it has."""
    if lines[0].rstrip() != "---":
        return 0
    head = lines[1:_LONGEST_MATTER]
    end = next((n for n, line in enumerate(head, 1) if line.rstrip() == "---"), 0)
    for line in lines[1:end]:
        if found := _MATTER.fullmatch(line):
            value = (found["value"] or "").strip("\"'")
            visible.matter.setdefault(found["key"].lower(), value)
    return end + 1 if end else 0


def _without_comments(line: str, *, commented: bool) -> tuple[str, bool]:
    """A line without its comments, and whether one is still open at its end."""
    if not commented and _COMMENT not in line:
        return line, False
    shown = ""
    while line:
        if commented:
            _, end, line = line.partition(_COMMENT_END)
            commented = not end
        else:
            before, begin, line = line.partition(_COMMENT)
            shown += before
            commented = bool(begin)
    return shown, commented
