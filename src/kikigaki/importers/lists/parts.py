"""The parts of a page: each entry of a list with its title and the lines that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kikigaki.importers.lists.entry import Entry
from kikigaki.importers.lists.headlines import headline, title_below, without_captions
from kikigaki.importers.lists.reading import may_hold_entry
from kikigaki.importers.lists.titles import words_of
from kikigaki.importers.pages import Line, Mark


@dataclass(slots=True)
class Part:
    """An entry and what belongs to it."""

    entry: Entry
    title: str
    lines: list[Line] = field(default_factory=list)
    """Below it, in file order."""


@dataclass(slots=True)
class Parts:
    """A page taken apart."""

    parts: list[Part] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    """What belongs to no entry."""


@dataclass(frozen=True, slots=True)
class Read:
    """An entry, and how many lines it runs over."""

    entry: Entry
    count: int


def take_apart(lines: Sequence[Line], chosen: Sequence[Read]) -> Parts:
    """Give every line of a page to the entry it stands below, or to none."""
    places = {(line.number, line.column): index for index, line in enumerate(lines)}
    starts = [places[read.entry.line.number, read.entry.line.column] for read in chosen]
    ends = [start + read.count for start, read in zip(starts, chosen, strict=True)]
    titles = _headlines(lines, chosen, starts)
    found = Parts(rest=list(lines[: starts[0] - bool(titles[0])]) if chosen else list(lines))
    for number, read in enumerate(chosen):
        following = starts[number + 1] if number + 1 < len(chosen) else len(lines)
        taken = number + 1 < len(chosen) and bool(titles[number + 1])
        below = list(lines[ends[number] : max(ends[number], following - taken)])
        touching = number > 0 and starts[number] == ends[number - 1]
        own = _own(read.entry, below, touching=touching)
        found.parts.append(Part(read.entry, read.entry.title or titles[number], below[:own]))
        found.rest += below[own:]
    _trim_last(found)
    for part in found.parts:
        if not part.title:
            part.title, part.lines = title_below(part.entry.start, part.lines)
    found.rest = without_captions(found.rest)
    return found


def _headlines(lines: Sequence[Line], chosen: Sequence[Read], starts: list[int]) -> list[str]:
    """The title just above each timestamp that stands alone.

    It is a heading, where most of them have one; any line, where all stand below one and above the
    next.
    """
    alone = [not read.entry.title for read in chosen]
    if all(alone) and all(_is_below_title(lines, start) for start in starts):
        return [words_of(lines[start - 1]) for start in starts]
    titles = [
        headline(lines[start - 1]) if bare and start else ""
        for start, bare in zip(starts, alone, strict=True)
    ]
    return titles if len(list(filter(None, titles))) * 2 > sum(alone) else [""] * len(titles)


def _is_below_title(lines: Sequence[Line], start: int) -> bool:
    """Whether a line closes a block of two: a line of words, and itself."""
    if not start or lines[start].after_blank or lines[start - 1].mark is not Mark.PLAIN:
        return False
    following = lines[start + 1 : start + 3]
    apart = not following or following[0].after_blank
    return apart or (len(following) > 1 and may_hold_entry(following[1].body))


def _own(entry: Entry, below: Sequence[Line], *, touching: bool) -> int:
    """How many of the lines below an entry belong to it.

    A heading of its own rank ends them; so does a blank line in a list without blank lines.
    """
    heading = entry.line.mark is Mark.HEADING
    for number, line in enumerate(below):
        if line.mark is Mark.HEADING and (not heading or line.level <= entry.line.level):
            return number
        if touching and not heading and line.after_blank and line.indent <= entry.line.indent:
            return number
    return len(below)


def _trim_last(found: Parts) -> None:
    """What stands below the last entry belongs to it only if others have lines of their own."""
    if not found.parts:
        return
    last, others = found.parts[-1], [part.lines for part in found.parts[:-1]]
    end = next((n for n, line in enumerate(last.lines) if line.mark is Mark.RULE), len(last.lines))
    if others and not any(any(line.after_blank for line in below) for below in others):
        end = next((n for n, line in enumerate(last.lines[:end]) if line.after_blank), end)
    if others and not any(others):
        end = 0
    found.rest += last.lines[end:]
    last.lines = last.lines[:end]
