"""A draft is made to fit the note format: its languages, its lengths, its texts."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.importers.draft import Draft, DraftMoment, DraftSection
from kikigaki.importers.notes.safe import clean, is_fine, line_of, plain_source, source_of
from kikigaki.importers.notes.splitting import split
from kikigaki.importers.tongues import known_language
from kikigaki.languages import LanguageMap
from kikigaki.schema.fields import MAX_LINE
from kikigaki.text import shorten

_TITLE = 200
"""Columns of a title that was too long; all of it then stands in the text too."""
_UNTITLED = "…"
_LISTED = 20


def fit(
    draft: Draft, path: str, languages: tuple[str, ...], language: str
) -> tuple[Draft, list[Diagnostic]]:
    """The draft as it can be written, and what had to be changed."""
    fitter = _Fitter(languages, language, plain=draft.raw, typed=draft.typed)
    fitted = fitter.draft(draft)
    return fitted, list(_changes(fitter.changed, path))


def titled(section: DraftSection, language: str) -> DraftSection:
    """The section with a title; its start, or dots, where it has none."""
    if section.title:
        return section
    word = _UNTITLED if section.start is None else str(section.start)
    return replace(section, title=LanguageMap({language: word}))


@dataclass(slots=True)
class _Fitter:
    languages: tuple[str, ...]
    language: str
    plain: bool
    typed: bool
    changed: list[str] = field(default_factory=list)
    """Where a text was made plain."""

    def draft(self, draft: Draft) -> Draft:
        summary, *more = self.pieces(draft.summary, "the summary") or [LanguageMap()]
        rest = [line for piece in more for text in piece.values() for line in text.split("\n")]
        return replace(
            draft,
            title=self.titles(draft.title),
            summary=summary,
            sections=tuple(map(self.section, draft.sections)),
            leftovers=(*draft.leftovers, *rest),
        )

    def section(self, section: DraftSection) -> DraftSection:
        titles = self.titles(section.title)
        moments = list(section.moments)
        if any(len(line_of(title)) > MAX_LINE for title in section.title.values()):
            moments[:0] = [DraftMoment(comment=section.title)]
        return DraftSection(titles, tuple(m for moment in moments for m in self.moment(moment)))

    def moment(self, moment: DraftMoment) -> Iterator[DraftMoment]:
        """A moment, as several if a text is too long for one."""
        where = f"the text at {moment.at}" if moment.at is not None else "a text"
        voices = [self.pieces(m, where) for m in (moment.question, moment.answer, moment.comment)]
        remark = line_of(moment.remark)
        for number in range(max(1, *map(len, voices))):
            question, answer, comment = (
                pieces[number] if number < len(pieces) else LanguageMap[str]() for pieces in voices
            )
            at = moment.at if not number else None
            if at is not None or question or answer or comment:
                yield replace(
                    moment,
                    at=at,
                    question=question,
                    answer=answer,
                    comment=comment,
                    remark="" if number else remark,
                )

    def titles(self, titles: LanguageMap[str]) -> LanguageMap[str]:
        lines = self.known({tag: [line_of(title)] for tag, title in titles.items()})
        joined = {tag: " / ".join(filter(None, parts)) for tag, parts in lines.items()}
        return LanguageMap(
            {
                tag: title if len(title) <= MAX_LINE else shorten(title, _TITLE)
                for tag, title in joined.items()
                if title
            }
        )

    def pieces(self, texts: LanguageMap[str], where: str) -> list[LanguageMap[str]]:
        """The sources of a text, in as many pieces as its length asks for."""
        split_up = {tag: list(self.sources(text, where)) for tag, text in texts.items()}
        known = self.known(split_up)
        count = max(map(len, known.values()), default=0)
        return [
            LanguageMap({tag: pieces[n] for tag, pieces in known.items() if n < len(pieces)})
            for n in range(count)
        ]

    def sources(self, text: str, where: str) -> Iterator[str]:
        text = clean(text)
        if self.typed:
            yield from filter(str.strip, [text])
            return
        whole = not self.plain and is_fine(text)
        for piece in [text] if whole else split(text):
            source = plain_source(piece) if self.plain else source_of(piece)
            if not self.plain and source.strip() != piece.strip():
                self.changed.append(where)
            if source.strip():
                yield source

    def known(self, texts: dict[str, list[str]]) -> dict[str, list[str]]:
        """Texts by the collection's languages, in its order; unknown ones count as its own."""
        found: dict[str, list[str]] = {}
        for tag, pieces in texts.items():
            own = known_language(tag, self.languages) or self.language
            found.setdefault(own, []).extend(pieces)
        return {tag: found[tag] for tag in self.languages if found.get(tag)}


def _changes(changed: list[str], path: str) -> Iterator[Diagnostic]:
    """Which texts show as plain words what notes do not have."""
    places = list(dict.fromkeys(changed))
    for where in places[:_LISTED]:
        message = f"{where} has what notes do not have; it stands there as plain words"
        yield Diagnostic(Position(path), Code.MADE_PLAIN, message)
    if more := len(places[_LISTED:]):
        message = f"so have {more} more texts"
        yield Diagnostic(Position(path), Code.MADE_PLAIN, message)
