"""Which sections and moments of a note a draft speaks of."""

from collections.abc import Iterator

from kikigaki.importers.draft import Draft, DraftSection
from kikigaki.importers.merging.hearing import match_heard
from kikigaki.importers.merging.places import Heard, Matches, draft_marks, marks, runs
from kikigaki.importers.merging.rows import match_rows
from kikigaki.model import Note


def matches(note: Note, draft: Draft) -> Matches:
    """Everything in a draft, by what the note has of it."""
    found = Matches([_same_section(note, section, draft) for section in draft.sections])
    parts = enumerate(zip(draft.sections, found.sections, strict=True))
    said = [
        [Heard(moment, run[0].at, part, own, bool(section.title)) for moment in run]
        for part, (section, own) in parts
        for run in runs(section.moments)
    ]
    if draft.typed:
        match_rows(note, [heard for run in said for heard in run], found)
    else:
        match_heard(note, said, found)
    return found


def _same_section(note: Note, section: DraftSection, draft: Draft) -> int | None:
    """Index of the section of the note that this one is: by its start, else by title or words.

    In a table the title is what was typed, so that it comes first.
    """
    start = section.start
    by_start = [n for n, known in enumerate(note.sections) if start and known.start == start]
    by_title = list(_by_title(note, section))
    both = [n for n in by_title if n in by_start]
    found = (*both, *by_title, *by_start) if draft.typed else (*by_start, *by_title)
    others = (*_by_words(note, section, draft), *_begun(note, section))
    return next(iter((*found, *others)), None)


def _by_title(note: Note, section: DraftSection) -> Iterator[int]:
    titles = {_folded(title) for title in section.title.values()}
    for number, known in enumerate(note.sections):
        if titles & set(map(_folded, known.title.values())):
            yield number


def _by_words(note: Note, section: DraftSection, draft: Draft) -> Iterator[int]:
    """Sections without a timestamp, whose title was changed in a table."""
    if not draft.typed or section.start is not None:
        return
    said = frozenset[object]().union(*map(draft_marks, section.moments))
    for number, known in enumerate(note.sections):
        if known.start is None and any(said & marks(moment) for moment in known.moments):
            yield number


def _begun(note: Note, section: DraftSection) -> Iterator[int]:
    """The last section that has begun when one without a title begins."""
    start = section.start
    if start is not None and not section.title:
        starts = ((known.start, number) for number, known in enumerate(note.sections))
        yield from [number for at, number in starts if at is not None and at <= start][-1:]


def _folded(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))
