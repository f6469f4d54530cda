"""The lines of a note, before its layout."""

import json
from collections.abc import Iterator

from kikigaki import youtube
from kikigaki.diagnostics import quote
from kikigaki.formatting.scalars import plain_or_quoted
from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.languages import LanguageMap

_ENDLESS = 1_000_000
_RAW = "Captions as they are heard: retell them in your own words, then take out “draft: yes”."
_REST = "What found no place:"


def note_lines(draft: Draft) -> Iterator[str]:
    """A draft whose texts fit a note, as YAML; comments stand where the editor needs them."""
    if draft.raw:
        yield f"# {_RAW}"
        yield ""
    yield from _texts("title", draft.title)
    yield f"video: {youtube.watch_url(draft.video, draft.start)}" if draft.video else "video:"
    if draft.published:
        yield f"published: {draft.published.isoformat()}"
    if draft.duration:
        yield f"duration: {draft.duration}"
    if draft.spoken:
        yield f"spoken: {draft.spoken}"
    yield from _texts("summary", draft.summary)
    if draft.raw:
        yield "draft: yes"
    yield "sections:"
    for section in draft.sections:
        yield from section_lines(section, "  ")
    yield from rest_lines(draft.leftovers)


def section_lines(section: DraftSection, indent: str) -> Iterator[str]:
    """A section as an item of a list whose ``-`` stands behind the indentation."""
    first, *rest = _texts("title", section.title)
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
    if moment.speaker:
        yield f"speaker: {_scalar(moment.speaker)}"
    yield from _texts("question", moment.question)
    for language, text in moment.answer.items():
        yield f"{language}: {_scalar(text)}"
    yield from _texts("comment", moment.comment)
    if moment.by:
        yield f"by: {_scalar(moment.by)}"
    if moment.topics:
        yield f"topics: [{', '.join(map(json.dumps, moment.topics))}]"


def _texts(key: str, texts: LanguageMap[str]) -> Iterator[str]:
    if texts:
        yield f"{key}:"
        for language, text in texts.items():
            yield f"  {language}: {_scalar(text)}"


def _scalar(text: str) -> str:
    """A text on one line; its layout puts one of several lines below its key."""
    return json.dumps(text, ensure_ascii=False) if "\n" in text else plain_or_quoted(text)


def rest_lines(leftovers: tuple[str, ...]) -> Iterator[str]:
    """What found no place, as a comment; a blank line stands above it."""
    if leftovers:
        yield ""
        yield f"# {_REST}"
        for line in leftovers:
            yield f"# {_comment(line)}".rstrip()


def _comment(text: str) -> str:
    return quote(text, _ENDLESS).rstrip()
