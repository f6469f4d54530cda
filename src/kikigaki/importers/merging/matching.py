"""Which section and moment of a note a draft speaks of: told by the time, else by title or words.

What begins in the same second is the same; so is what begins the same section, where one of both
does not say when. Moments without a timestamp are looked for below the one before them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, TypeVar

from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.importers.merging.aligning import Marks, Pair, aligned
from kikigaki.model import Moment, Note
from kikigaki.text import parse, to_readable
from kikigaki.timestamps import Timestamp


class _Timed(Protocol):
    @property
    def at(self) -> Timestamp | None: ...


M = TypeVar("M", bound=_Timed)
Place: TypeAlias = tuple[int, int]
"""Index of a section, and of a moment in it; or of what would be behind the last."""
_Key: TypeAlias = Timestamp | int | None
"""When moments are heard, or which section they begin, where nobody says when."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A moment of a draft."""

    moment: DraftMoment
    at: Timestamp | None
    """When it is heard: its timestamp, or that of the moment it belongs to."""
    section: int | None
    """Index of the note's section that it stands in; None where the note has no such section."""


@dataclass(slots=True)
class Matches:
    """What a draft has of a note."""

    sections: list[int | None]
    """For each section of the draft that of the note, by its index; None where it has none."""
    pairs: list[tuple[Place, Heard]] = field(default_factory=list)
    """Moments of the note, and what the draft has of them."""
    further: list[tuple[Place, Heard]] = field(default_factory=list)
    """Moments that were typed between those of the note, and the place they come before."""
    left: list[Heard] = field(default_factory=list)
    """Moments of a draft that was not typed, where the note has others."""


def runs(moments: Sequence[M]) -> list[tuple[M, ...]]:
    """Moments with those behind them that have no timestamp and so belong to them."""
    found: list[list[M]] = []
    for moment in moments:
        if moment.at is not None or not found:
            found.append([])
        found[-1].append(moment)
    return [tuple(run) for run in found]


def start_of(section: DraftSection) -> Timestamp | None:
    """The first timestamp in a section."""
    return next((moment.at for moment in section.moments if moment.at is not None), None)


def matches(note: Note, draft: Draft) -> Matches:
    """Everything in a draft that the note has in some way."""
    found = Matches([_same_section(note, section, draft) for section in draft.sections])
    places = _places(note)
    groups: dict[_Key, list[list[Heard]]] = {}
    for section, own in zip(draft.sections, found.sections, strict=True):
        unstamped = own is not None and note.sections[own].start is None
        for number, run in enumerate(runs(section.moments)):
            at = run[0].at
            begins = at is None or (unstamped and not number and at not in places)
            key = own if begins else at
            if key in places or (key is not None and at is None):
                groups.setdefault(key, []).append([Heard(moment, at, own) for moment in run])
    for key, said in groups.items():
        _Matching(found, note, draft.typed).match(places.get(key, []), said)
    return found


def _places(note: Note) -> dict[_Key, list[list[Place]]]:
    """The places of all runs, by when they are heard."""
    found: dict[_Key, list[list[Place]]] = {}
    for number, section in enumerate(note.sections):
        count = 0
        for run in runs(section.moments):
            key = number if run[0].at is None else run[0].at
            found.setdefault(key, []).append([(number, count + n) for n in range(len(run))])
            count += len(run)
    return found


@dataclass(frozen=True, slots=True)
class _Matching:
    found: Matches
    note: Note
    typed: bool

    def match(self, old: Sequence[Sequence[Place]], new: Sequence[Sequence[Heard]]) -> None:
        """Runs that are heard at one time."""
        pairs = self.pairs([run[0] for run in old], [run[0] for run in new])
        matched = {second: old[first] for first, second in pairs}
        behind = old[0][0] if old else None
        for number, run in enumerate(new):
            if number in matched:
                self.match_run(matched[number], run)
                behind = _next(matched[number][-1])
            else:
                self.keep(run, behind)

    def match_run(self, old: Sequence[Place], new: Sequence[Heard]) -> None:
        """Moments that belong together, below their first where that has a timestamp."""
        head = int(self.moment(old[0]).at is not None or new[0].moment.at is not None)
        pairs = [
            *[(0, 0)][:head],
            *(
                (first + head, second + head)
                for first, second in self.pairs(old[head:], new[head:])
            ),
        ]
        matched = {second: old[first] for first, second in pairs}
        behind = old[0]
        for number, heard in enumerate(new):
            if number in matched:
                self.found.pairs.append((matched[number], heard))
                behind = _next(matched[number])
            else:
                self.keep([heard], behind)

    def pairs(self, old: Sequence[Place], new: Sequence[Heard]) -> Iterable[Pair]:
        """The words of a draft that was not typed are no sign: they are in another language."""
        if self.typed:
            known = [marks(self.moment(place)) for place in old]
            return aligned(known, [draft_marks(heard.moment) for heard in new])
        heads = all(heard.moment.at is not None for heard in new)
        together = heads or len(old) == len(new)
        return [(number, number) for number in range(min(len(old), len(new)) if together else 0)]

    def keep(self, run: Sequence[Heard], place: Place | None) -> None:
        """What the note has not, before a place of it."""
        section = run[0].section
        if self.typed and section is not None:
            self.found.further += [(place or (section, 0), heard) for heard in run]
        else:
            self.found.left += run

    def moment(self, place: Place) -> Moment:
        return self.note.sections[place[0]].moments[place[1]]


def _next(place: Place) -> Place:
    return place[0], place[1] + 1


def marks(moment: Moment) -> Marks:
    """What is said in a moment, wherever its lines end."""
    return frozenset(
        (voice, tag, to_readable(text))
        for voice, texts in moment.voices()
        for tag, text in texts.items()
    )


def draft_marks(moment: DraftMoment) -> Marks:
    """The same of one in the making."""
    voices = {"question": moment.question, "answer": moment.answer, "comment": moment.comment}
    return frozenset(
        (voice, tag, to_readable(parse(text).text))
        for voice, texts in voices.items()
        for tag, text in texts.items()
    )


def _same_section(note: Note, section: DraftSection, draft: Draft) -> int | None:
    """Index of the section of the note that this one is: by its start, else by title or words."""
    start = start_of(section)
    return next(
        (n for n, known in enumerate(note.sections) if start and known.start == start),
        next(_by_title(note, section), next(_by_words(note, section, draft), None)),
    )


def _by_title(note: Note, section: DraftSection) -> Iterator[int]:
    titles = {_folded(title) for title in section.title.values()}
    for number, known in enumerate(note.sections):
        if titles & set(map(_folded, known.title.values())):
            yield number


def _by_words(note: Note, section: DraftSection, draft: Draft) -> Iterator[int]:
    """Sections without a timestamp, whose title was changed in a table."""
    if not draft.typed or start_of(section) is not None:
        return
    said = frozenset[object]().union(*map(draft_marks, section.moments))
    for number, known in enumerate(note.sections):
        if known.start is None and any(said & marks(moment) for moment in known.moments):
            yield number


def _folded(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))
