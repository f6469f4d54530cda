"""The parts of a page become a draft."""

from collections.abc import Container, Iterable

from kikigaki.importers.draft import NOTHING, Draft, DraftMoment, DraftSection
from kikigaki.importers.leftovers import leftovers_of
from kikigaki.importers.lists.numbers import without_counting
from kikigaki.importers.lists.oddities import elsewhere, of_stamps, repeated
from kikigaki.importers.lists.parts import Part, Parts
from kikigaki.importers.lists.repeats import find_repeats
from kikigaki.importers.lists.titles import words_of
from kikigaki.importers.lists.videos import address_in, videos_of
from kikigaki.importers.pages import Line, Mark, Page, facts_of
from kikigaki.importers.texts import text_of
from kikigaki.languages import LanguageMap

_LONGEST = 100
"""Characters of a title, as on YouTube."""
_OPENING, _ENDING = tuple('「『“"'), tuple('」』”")）?？!！')
"""Signs that a title may begin or end with; others are decoration, or tell of what is below."""


def draft_of(page: Page, found: Parts, language: str, wanted: str) -> Draft:
    """The draft of a page: a section for each entry of its list."""
    facts = facts_of(page, found.rest)
    videos = videos_of(found.parts, page.lines)
    main = _main(wanted or facts.video, videos)
    pairs = list(zip(found.parts, videos, strict=True))
    own = [part for part, video in pairs if video in ("", main)]
    foreign = [(part, video) for part, video in pairs if video not in ("", main)]
    again = find_repeats(own)
    dropped = {id(part) for part in again}
    parts = [part for part in own if id(part) not in dropped]
    without_counting(parts)
    rest = (*found.rest, *page.code, *_lines(part for part, _ in foreign), *_lines(again))
    naming = {id(line): video for line in rest if (video := address_in(line)) and video.id == main}
    unused = [line for line in rest if line is not facts.heading and id(line) not in naming]
    above = _title_above(unused, page, naming) if not facts.title else None
    unused = [line for line in unused if line is not above]
    leftovers, unplaced = leftovers_of(unused, page)
    odd = (
        *of_stamps(parts, page.path),
        *elsewhere(foreign, page.path),
        *repeated(again, page.path),
    )
    return Draft(
        title=_map(language, words_of(above) if above else facts.title),
        video=main,
        start=next(filter(None, (video.start for video in naming.values())), None),
        published=facts.published,
        duration=facts.duration,
        sections=tuple(_section(part, language) for part in parts),
        leftovers=leftovers,
        diagnostics=(*odd, *unplaced),
    )


def _main(named: str, videos: list[str]) -> str:
    """The video the note is about: the one that is named, if any timestamp can be of it."""
    if named and (named in videos or "" in videos or not any(videos)):
        return named
    return max(dict.fromkeys(filter(None, videos)), key=videos.count, default=named)


def _title_above(unused: list[Line], page: Page, naming: Container[int]) -> Line | None:
    """The line that a page begins with, apart from the list, if nothing else is left of it."""
    if len(unused) != 1 or unused[0] is not page.lines[0] or unused[0].mark is not Mark.PLAIN:
        return None
    apart = any(line.after_blank or id(line) in naming for line in page.lines[1:2])
    return unused[0] if apart and _is_title(words_of(unused[0])) else None


def _is_title(words: str) -> bool:
    begins = words[:1].isalnum() or words.startswith(_OPENING)
    ends = words[-1:].isalnum() or words.endswith(_ENDING)
    return len(words) <= _LONGEST and begins and ends


def _lines(parts: Iterable[Part]) -> list[Line]:
    return [line for part in parts for line in (part.entry.line, *part.lines)]


def _section(part: Part, language: str) -> DraftSection:
    entry = part.entry
    text = "\n\n".join(filter(None, (entry.rest, text_of(part.lines))))
    differs = entry.linked is not None and entry.linked != entry.start
    remark = f"its link says {entry.linked}" if differs else ""
    moment = DraftMoment(entry.start, answer=_map(language, text), remark=remark)
    return DraftSection(_map(language, part.title), (moment,))


def _map(language: str, text: str) -> LanguageMap[str]:
    return LanguageMap({language: text}) if text else NOTHING
