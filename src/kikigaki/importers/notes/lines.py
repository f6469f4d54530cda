"""The lines of a note, before its layout."""

import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from kikigaki import youtube
from kikigaki.diagnostics import quote
from kikigaki.formatting.scalars import plain_or_quoted
from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.languages import LanguageMap

Value: TypeAlias = str | tuple[str, ...] | LanguageMap[str]
"""What stands behind a key: a text or an id, ids, or a text in several languages."""

_ENDLESS = 1_000_000
_RAW = "Captions as they are heard: retell them in your own words, then take out “draft: yes”."
_REST = "What found no place:"


def note_lines(draft: Draft) -> Iterator[str]:
    """A draft whose texts fit a note, as YAML; comments stand where the editor needs them."""
    if draft.raw:
        yield f"# {_RAW}"
        yield ""
    if draft.title:
        yield from entry_lines("title", draft.title)
    yield f"video: {youtube.watch_url(draft.video, draft.start)}" if draft.video else "video:"
    if draft.published:
        yield f"published: {draft.published.isoformat()}"
    if draft.duration:
        yield f"duration: {draft.duration}"
    if draft.spoken:
        yield f"spoken: {draft.spoken}"
    if draft.summary:
        yield from entry_lines("summary", draft.summary)
    if draft.raw:
        yield "draft: yes"
    yield "sections:"
    for section in draft.sections:
        yield from section_lines(section, "  ")
    yield from rest_lines(draft.leftovers)


def section_lines(section: DraftSection, indent: str) -> Iterator[str]:
    """A section as an item of a list whose ``-`` stands behind the indentation."""
    first, *rest = entry_lines("title", section.title)
    yield f"{indent}- {first}"
    for line in (*rest, "moments:"):
        yield f"{indent}  {line}"
    for moment in section.moments:
        yield from moment_lines(moment, f"{indent}    ")


def moment_lines(moment: DraftMoment, indent: str) -> Iterator[str]:
    """A moment as an item of a list whose ``-`` stands behind the indentation."""
    lines = list(_moment(moment))
    yield f"{indent}- {lines[0]}"
    for line in lines[1:]:
        yield f"{indent}  {line}"


def _moment(moment: DraftMoment) -> Iterator[str]:
    if moment.at is not None:
        yield f"at: {moment.at}" + (f" # {_comment(moment.remark)}" if moment.remark else "")
    entries: dict[str, Value] = {
        "speaker": moment.speaker,
        "question": moment.question,
        **moment.answer,
        "comment": moment.comment,
        "by": moment.by,
        "topics": moment.topics,
    }
    for key, value in entries.items():
        if value:
            yield from entry_lines(key, value)


def entry_lines(key: str, value: Value) -> Iterator[str]:
    """An entry of a mapping, as lines."""
    if isinstance(value, LanguageMap):
        yield f"{key}:"
        for language, text in value.items():
            yield f"  {language}: {_scalar(text)}"
    elif isinstance(value, str):
        yield f"{key}: {_scalar(value)}"
    else:
        yield f"{key}: {inline(value)}"


def inline(value: Value) -> str:
    """A value on one line, for braces and brackets too."""
    if isinstance(value, LanguageMap):
        return f"{{ {inside(value)} }}"
    if isinstance(value, str):
        return _scalar(value, bracketed=True)
    return f"[{', '.join(map(inline, value))}]"


def inside(entries: Mapping[str, Value]) -> str:
    """Entries of a mapping on one line, without its braces."""
    return ", ".join([f"{key}: {inline(value)}" for key, value in entries.items()])


def _scalar(text: str, *, bracketed: bool = False) -> str:
    """A text on one line; its layout puts one of several lines below its key."""
    if "\n" in text:
        return json.dumps(text, ensure_ascii=False)
    return plain_or_quoted(text, bracketed=bracketed)


def rest_lines(leftovers: tuple[str, ...]) -> Iterator[str]:
    """What found no place, as a comment; a blank line stands above it."""
    if leftovers:
        yield ""
        yield f"# {_REST}"
        for line in leftovers:
            yield f"# {_comment(line)}".rstrip()


def _comment(text: str) -> str:
    return quote(text, _ENDLESS).rstrip()
