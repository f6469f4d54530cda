"""A transcript in a second language, beside the moments of the first."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kikigaki.importers.draft import NOTHING, Chapter, DraftSection
from kikigaki.importers.found import CaptionsFound
from kikigaki.importers.grouping import sections_of
from kikigaki.languages import LanguageMap
from kikigaki.timestamps import Timestamp


def with_translation(
    sections: Sequence[DraftSection], translation: CaptionsFound
) -> tuple[DraftSection, ...]:
    """Sections whose answers have the words of a translation too, from each moment to the next."""
    starts = sorted({m.at for section in sections for m in section.moments if m.at is not None})
    marks = [Chapter(Decimal(start.seconds), NOTHING) for start in starts]
    heard = sections_of(translation.cues, translation.language, marks)
    tag = translation.language
    texts = {
        section.moments[0].at: "\n\n".join(m.answer.get(tag, "") for m in section.moments)
        for section in heard
    }
    return tuple(_beside(section, texts, tag) for section in sections)


def _beside(
    section: DraftSection, texts: dict[Timestamp | None, str], language: str
) -> DraftSection:
    moments = [
        replace(moment, answer=LanguageMap({**moment.answer, language: texts.pop(moment.at)}))
        if moment.at in texts and texts[moment.at].strip() and language not in moment.answer
        else moment
        for moment in section.moments
    ]
    return replace(section, moments=tuple(moments))
