"""The text below a heading becomes moments, in its own order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kikigaki.importers.draft import NOTHING, DraftMoment
from kikigaki.importers.memo.voices import answer_in, part_comments, question_in
from kikigaki.importers.stamps import Stamp, leading, narrow, stamps_in
from kikigaki.importers.texts import paragraphs
from kikigaki.languages import LanguageMap
from kikigaki.model import Voice
from kikigaki.timestamps import Timestamp

_OPEN, _CLOSE = "([【〔", ")]】〕"
_SENTENCE_ENDS = ("。", "．", "！", "？", "!", "?", "」", "』", ")", "）", ".")


@dataclass(slots=True)
class _Open:
    """A moment that is still being read."""

    at: Timestamp | None = None
    question: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        return not (self.question or self.answer or self.comment)


def moments_of(lines: list[str], language: str) -> Iterator[DraftMoment]:
    """The moments of a section.

    A comment ends its moment: what follows belongs to a further one, without a timestamp. A
    question opens one, which takes the timestamp below it.
    """
    opened = _Open()
    for said in part_comments("\n".join(lines)):
        if said.voice is Voice.COMMENT:
            opened.comment.append(said.text)
            continue
        for line in said.text.split("\n"):
            for at, words in _at_stamps(line.strip()):
                follows = _next(opened, at, words)
                if follows is not opened and not _is_empty(opened):
                    yield _closed(opened, language)
                opened = follows
                _add(opened, words)
    if not _is_empty(opened):
        yield _closed(opened, language)


def _next(opened: _Open, at: Timestamp | None, words: str) -> _Open:
    """The moment that a timestamp or words belong to: the one that is open, or a new one."""
    if at is not None:
        if opened.at is not None or opened.answer or opened.comment:
            return _Open(at)
        opened.at = at  # of the question that stands above it
        return opened
    if question_in(words) is not None:
        return opened if opened.silent else _Open()
    return _Open() if opened.comment and words else opened


def _add(opened: _Open, words: str) -> None:
    question = question_in(words)
    if question is not None:
        opened.question.append(question.strip())
    elif words:
        opened.answer.append(answer_in(words))


def _is_empty(opened: _Open) -> bool:
    return opened.at is None and opened.silent


def _closed(opened: _Open, language: str) -> DraftMoment:
    def text(lines: list[str]) -> LanguageMap[str]:
        joined = paragraphs(lines)
        return LanguageMap({language: joined}) if joined else NOTHING

    return DraftMoment(opened.at, text(opened.question), text(opened.answer), text(opened.comment))


def _at_stamps(line: str) -> Iterator[tuple[Timestamp | None, str]]:
    """A line, parted at its timestamps: at its beginning, or in brackets behind a sentence."""
    found = leading(line)
    if found is None:
        yield from _in_sentences(None, line)
    else:
        stamp, words = found
        yield from _in_sentences(stamp.start, words)


def _in_sentences(at: Timestamp | None, line: str) -> Iterator[tuple[Timestamp | None, str]]:
    narrowed = narrow(line)
    behind = 0
    for stamp in stamps_in(narrowed):
        if stamp.begin >= behind and _is_bracketed(narrowed, stamp):
            before = line[behind : stamp.begin - 1].strip()
            if before.endswith(_SENTENCE_ENDS):
                yield at, before
                at, behind = stamp.start, stamp.behind + 1
    yield at, line[behind:].strip()


def _is_bracketed(narrowed: str, stamp: Stamp) -> bool:
    before, after = narrowed[: stamp.begin][-1:], narrowed[stamp.behind : stamp.behind + 1]
    return before in tuple(_OPEN) and after in tuple(_CLOSE)
