"""Files that programs write, as drafts: captions, chapters and OHMS interviews."""

from collections.abc import Iterator
from dataclasses import replace

from kikigaki import youtube
from kikigaki.diagnostics import Position
from kikigaki.importers.captions import cues_of
from kikigaki.importers.chapters import chapters_of
from kikigaki.importers.draft import NOTHING, Draft, DraftSection
from kikigaki.importers.found import CaptionsFound, ChaptersFound
from kikigaki.importers.grouping import sections_of
from kikigaki.importers.lists import read_list
from kikigaki.importers.ohms import ohms_of
from kikigaki.importers.ohms.synopsis import moments_of
from kikigaki.importers.order import Stamped, oddities
from kikigaki.importers.pages import read_page
from kikigaki.importers.translating import with_translation
from kikigaki.importers.wish import Wish
from kikigaki.languages import LanguageMap
from kikigaki.timestamps import Timestamp

_SAMPLE = 200
"""Captions; so many tell a language by their letters."""


def read_captions(path: str, text: str, wish: Wish) -> Draft | None:
    """The draft of captions, in readable pieces under the chapters that are wished for."""
    found = cues_of(path, text, asked=wish.kind == "captions")
    if found is None:
        return None
    language = _language_of(found, wish)
    return Draft(
        title=LanguageMap({language: found.title}) if found.title else NOTHING,
        spoken=found.language,
        sections=sections_of(found.cues, language, wish.chapters),
        raw=True,
        diagnostics=found.diagnostics,
    )


def read_chapters(path: str, text: str, wish: Wish) -> Draft | None:
    """The draft of a file of chapters, or of the list in the description that such a file has."""
    found = chapters_of(path, text, asked=wish.kind == "chapters")
    if found is None:
        return None
    draft = _of_chapters(path, found, wish)
    if found.chapters or not found.description:
        return draft
    described = read_list(read_page(found.description, path), wish.language_of(found.description))
    if described is None:
        return draft
    sections, leftovers = described.sections, described.leftovers
    return replace(draft, sections=sections, leftovers=leftovers, diagnostics=found.diagnostics)


def read_ohms(path: str, text: str, wish: Wish) -> Draft | None:
    """The draft of an OHMS interview: its index, with its transcript below it if that has times."""
    found = ohms_of(path, text)
    if found is None:
        return None
    index = found.chapters
    draft = _of_chapters(path, index, wish)
    language = wish.language_of(index.description, index.language)
    summary = LanguageMap({language: index.description}) if index.description else NOTHING
    draft = replace(draft, id=found.id, summary=summary, leftovers=())
    if found.captions is None:
        sections = tuple(map(_by_line, draft.sections))
        # An archive names the language it recorded; a synopsis of ours is in that of its writer.
        spoken = draft.spoken if sections == draft.sections else ""
        return replace(draft, sections=sections, spoken=spoken)
    sections = sections_of(found.captions.cues, language, wish.chapters or index.chapters)
    if found.translation is not None:
        sections = with_translation(sections, found.translation)
    return replace(draft, sections=sections, raw=True)


def _by_line(section: DraftSection) -> DraftSection:
    """A point of an index, moment by moment where its synopsis has a line for each voice.

    Its keywords and subjects are then for the editor to see.
    """
    first = section.moments[0]
    parts = {tag: text.partition("\n\n") for tag, text in first.answer.items()}
    synopses = LanguageMap({tag: synopsis for tag, (synopsis, _, _) in parts.items()})
    moments = list(moments_of(first.at, synopses) if first.at is not None else ())
    if not moments:
        return section
    remark = " / ".join([" ".join(rest.split()) for _, _, rest in parts.values() if rest])
    seen = next(n for n, moment in enumerate(moments) if moment.at is not None)
    moments[seen] = replace(moments[seen], remark=remark)
    return replace(section, moments=tuple(moments))


def _language_of(found: CaptionsFound, wish: Wish) -> str:
    words = " ".join(cue.text for cue in found.cues[:_SAMPLE])
    return wish.language_of(words, found.language)


def _of_chapters(path: str, found: ChaptersFound, wish: Wish) -> Draft:
    titles = " ".join(title for c in found.chapters for title in c.title.values())
    language = wish.language_of(titles, found.language)
    stamps = _stamped(path, found)
    leftovers = tuple(found.description.split("\n")) if found.description else ()
    return Draft(
        title=found.title,
        video=_video(found.media),
        published=found.published,
        duration=Timestamp(int(found.duration)) if found.duration else None,
        spoken=found.language,
        sections=sections_of((), language, found.chapters),
        leftovers=leftovers,
        diagnostics=(*found.diagnostics, *oddities(stamps)),
    )


def _stamped(path: str, found: ChaptersFound) -> Iterator[Stamped]:
    for chapter in found.chapters:
        if not chapter.hidden:
            yield Stamped(Timestamp(int(chapter.start)), Position(path, chapter.line))


def _video(media: str) -> str:
    try:
        return youtube.parse(media).id
    except youtube.VideoError:
        return ""
