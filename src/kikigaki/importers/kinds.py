"""The kinds of file that become notes: each is told by its content and read to a draft."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from kikigaki import youtube
from kikigaki.diagnostics import Code, Diagnostic, Position, Severity
from kikigaki.importers import data, lists, memo
from kikigaki.importers.draft import Chapter, Draft
from kikigaki.importers.pages import read_page
from kikigaki.importers.spreadsheet import read_table
from kikigaki.importers.wish import Wish

_NOTHING = {
    "captions": "these are no captions",
    "ohms": "this is no OHMS file",
    "chapters": "there are no chapters in it",
    "list": "there is no list of chapters in it",
    "table": "its first line names no columns of a table of moments",
}
Reader = Callable[[str, str, Wish], Draft | None]
"""Path, text and wish to a draft; None if the file is of another kind."""


def read_draft(path: str, text: str, wish: Wish) -> Draft:
    """The draft of a file's text, whatever kind it is.

    It has no sections, and an error among its diagnostics, if the file cannot become a note.
    """
    readers = [KINDS[wish.kind]] if wish.kind else list(KINDS.values())
    draft = next((d for read in readers if (d := read(path, text, wish)) is not None), None)
    if draft is None:
        return Draft(diagnostics=(_nothing(path, wish),))
    if any(problem.severity is Severity.ERROR for problem in draft.diagnostics):
        return replace(draft, sections=(), more=())
    return draft if wish.video in ("", draft.video) else _of_video(draft, path, wish.video)


def _of_video(draft: Draft, path: str, video: str) -> Draft:
    """The draft as one of another video; that of the file, and where it begins, is kept aside."""
    if not draft.video:
        return replace(draft, video=video)
    address = youtube.watch_url(draft.video, draft.start)
    message, hint = f"the file is about {draft.video}", "see the comment at the end of the note"
    told = Diagnostic(Position(path), Code.NOT_TAKEN, message, hint)
    return replace(
        draft,
        video=video,
        start=None,
        leftovers=(address, *draft.leftovers),
        diagnostics=(told, *draft.diagnostics),
    )


def read_outline(path: str, text: str, wish: Wish) -> Draft:
    """The draft of a file that says where sections begin; captions do not say it."""
    asked = replace(wish, kind="chapters")
    for kind in ("ohms", "chapters", "memo", "list"):
        draft = KINDS[kind](path, text, asked)
        if draft is not None and draft.sections:
            return draft
    return Draft(diagnostics=(_nothing(path, asked),))


def chapters_in(draft: Draft) -> tuple[Chapter, ...]:
    """The sections of a draft as chapters; those without a timestamp are left out."""
    return tuple(
        Chapter(Decimal(first.at.seconds), section.title, text=first.answer)
        for section in draft.sections
        for first in [moment for moment in section.moments if moment.at is not None][:1]
        if first.at is not None
    )


def with_outline(draft: Draft, outline: Draft) -> Draft:
    """A draft with what a file of chapters knows beside them, where it does not know it itself."""
    video = draft if draft.video else outline
    both = draft.leftovers and outline.leftovers
    return replace(
        draft,
        title=draft.title or outline.title,
        video=video.video,
        start=video.start,
        published=draft.published or outline.published,
        duration=draft.duration or outline.duration,
        spoken=draft.spoken or outline.spoken,
        summary=draft.summary or outline.summary,
        leftovers=(*draft.leftovers, *([""] if both else []), *outline.leftovers),
    )


def _nothing(path: str, wish: Wish) -> Diagnostic:
    what = _NOTHING.get(wish.kind, "no timestamps are found in it")
    hint = "a memo, a list of chapters, captions and files of chapters can be imported"
    return Diagnostic(Position(path), Code.NOTHING_FOUND, what, hint)


def _table(path: str, text: str, wish: Wish) -> Draft | None:
    return read_table(path, text, wish.languages)


def _memo(path: str, text: str, wish: Wish) -> Draft | None:
    page = read_page(text, path)
    if wish.kind != "memo" and not memo.is_memo(page):
        return None
    draft = memo.draft_of(page, wish.language_of(text))
    return draft if draft.sections else None


def _list(path: str, text: str, wish: Wish) -> Draft | None:
    return lists.read_list(read_page(text, path), wish.language_of(text), wish.video)


KINDS: dict[str, Reader] = {
    "table": _table,
    "ohms": data.read_ohms,
    "captions": data.read_captions,
    "chapters": data.read_chapters,
    "memo": _memo,
    "list": _list,
}
"""By the name an editor calls it; tried in this order, the strictest first."""
