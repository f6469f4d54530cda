"""What a draft says in moments and sections that a note has: where it has no words, or others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from kikigaki.importers.draft import Draft, DraftMoment
from kikigaki.importers.merging.places import Matches
from kikigaki.importers.notes.lines import Value
from kikigaki.languages import LanguageMap
from kikigaki.model import Moment, Note, Reference
from kikigaki.text import Text, parse, to_readable

Path: TypeAlias = tuple[str | int, ...]
"""Keys and indexes that lead from the root of a note to a part of it."""
Entries: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Saying:
    """What a draft says at a place of the note."""

    path: Path
    """Leads to a mapping, or to a plain text that stands for a language map."""
    new: Entries
    """What the note does not have there."""
    other: Entries
    """What it has, but not the same."""


def sayings(note: Note, draft: Draft, matches: Matches) -> list[Saying]:
    """All there is to say, each place once.

    Only a draft that was typed as notes are may say more, or something else, in a language that is
    there. Captions as they are heard have nothing to say where something is retold.
    """
    if draft.raw:
        return []
    found: dict[Path, Saying] = {}
    for saying in (*_titles(note, draft, matches), *_moments(note, draft, matches)):
        before = found.get(saying.path, Saying(saying.path, {}, {}))
        new, other = {**before.new}, {**before.other}
        for key, value in saying.new.items():
            new.setdefault(key, value)
        for key, value in saying.other.items() if draft.typed else ():
            other.setdefault(key, value)
        found[saying.path] = Saying(saying.path, new, other)
    return [saying for saying in found.values() if saying.new or saying.other]


def _titles(note: Note, draft: Draft, matches: Matches) -> Iterator[Saying]:
    if draft.typed:  # another page may call the interview anything
        yield from _texts((), "title", note.title, draft.title)
    yield from _texts((), "summary", note.summary, draft.summary)
    for section, own in zip(draft.sections, matches.sections, strict=True):
        if own is not None:
            known = note.sections[own].title
            yield from _texts(("sections", own), "title", known, section.title)


def _moments(note: Note, draft: Draft, matches: Matches) -> Iterator[Saying]:
    for (section, number), heard in matches.pairs:
        known = note.sections[section].moments[number]
        said = heard.moment if draft.typed else _translation(known, heard.moment)
        yield from _moment(("sections", section, "moments", number), known, said)


def _translation(known: Moment, moment: DraftMoment) -> DraftMoment:
    """What a moment says in languages in which the note's says nothing."""
    written = {tag for _, texts in known.voices() for tag in texts}

    def others(texts: LanguageMap[str]) -> LanguageMap[str]:
        return LanguageMap({tag: text for tag, text in texts.items() if tag not in written})

    return DraftMoment(
        moment.at, others(moment.question), others(moment.answer), others(moment.comment)
    )


def _moment(path: Path, known: Moment, moment: DraftMoment) -> Iterator[Saying]:
    """What is said in a moment; its answer, and who it is, stand beside its other texts."""
    yield from _texts(path, "question", known.question, moment.question)
    yield Saying(path, *_differences(known.answer, moment.answer))
    yield from _texts(path, "comment", known.comment, moment.comment)
    yield Saying(path, *_marks(known, moment))


def _marks(known: Moment, moment: DraftMoment) -> tuple[Entries, Entries]:
    before: dict[str, Value] = {
        "at": str(known.at) if known.at is not None else "",
        "speaker": _id(known.speaker),
        "by": _id(known.by),
        "topics": tuple([topic.id for topic in known.topics]),
    }
    after: dict[str, Value] = {
        "at": str(moment.at) if moment.at is not None else "",
        "speaker": moment.speaker,
        "by": moment.by,
        "topics": moment.topics,
    }
    new = {key: value for key, value in after.items() if value and not before[key] and key != "at"}
    other = {key: v for key, v in after.items() if v and before[key] and v != before[key]}
    return new, other


def _texts(
    path: Path, key: str, known: LanguageMap[Any], texts: LanguageMap[str]
) -> Iterator[Saying]:
    """What a language map behind a key lacks and has otherwise; the key itself, if need be."""
    if known:
        yield Saying((*path, key), *_differences(known, texts))
    elif texts:
        yield Saying(path, {key: texts}, {})


def _differences(known: LanguageMap[Any], texts: LanguageMap[str]) -> tuple[Entries, Entries]:
    new = LanguageMap({tag: text for tag, text in texts.items() if tag not in known})
    other = {tag: t for tag, t in texts.items() if tag in known and not _same(known[tag], t)}
    return new, other


def _same(known: str | Text, text: str) -> bool:
    """Whether both say the same, wherever their lines end."""
    if isinstance(known, str):
        return known == text
    return to_readable(known) == to_readable(parse(text).text)


def _id(reference: Reference | None) -> str:
    return reference.id if reference else ""
