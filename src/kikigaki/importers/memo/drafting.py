"""A memo becomes a draft."""

from collections.abc import Iterable, Iterator

from kikigaki import youtube
from kikigaki.diagnostics import Code, Diagnostic, Position, quote
from kikigaki.importers.draft import NOTHING, Draft, DraftSection
from kikigaki.importers.leftovers import leftovers_of
from kikigaki.importers.memo.headings import Chunk, chunks_of
from kikigaki.importers.memo.moments import moments_of
from kikigaki.importers.memo.voices import part_comments
from kikigaki.importers.order import Stamped, oddities
from kikigaki.importers.pages import Line, Page, facts_of
from kikigaki.importers.stamps import leading
from kikigaki.importers.texts import paragraphs
from kikigaki.languages import LanguageMap


def draft_of(page: Page, language: str) -> Draft:
    """The draft of a memo, whose words are in one language."""
    facts = facts_of(page, page.lines)
    video, address = _video(page.lines)
    used = {id(line) for line in (facts.heading, address) if line}
    introduction, *chunks = chunks_of([line for line in page.lines if id(line) not in used])
    summary, opening = _part_opening(introduction)
    chunks = [opening, *chunks] if opening.lines else chunks
    sections = [(chunk, _section(chunk, language)) for chunk in chunks]
    bare = [chunk.heading for chunk, section in sections if chunk.heading and not section.moments]
    leftovers, unplaced = leftovers_of((*bare, *page.fenced, *page.code), page)
    kept = [(chunk, section) for chunk, section in sections if section.moments]
    return Draft(
        title=_map(language, facts.title),
        video=video.id if video else facts.video,
        start=video.start if video else None,
        published=facts.published,
        duration=facts.duration,
        summary=_map(language, paragraphs(line.raw.strip() for line in summary)),
        sections=tuple(section for _, section in kept),
        leftovers=leftovers,
        diagnostics=(
            *oddities(_stamped(page)),
            *_without_stamp(kept, page.path),
            *_labels(chunks, page.path),
            *unplaced,
        ),
    )


def _video(lines: Iterable[Line]) -> tuple[youtube.VideoLink | None, Line | None]:
    """The first video that has a line of its own, and that line."""
    for line in lines:
        if "youtu" in line.body:
            try:
                return youtube.parse(line.body.strip("<>")), line
            except youtube.VideoError:
                continue
    return None, None


def _part_opening(introduction: Chunk) -> tuple[list[Line], Chunk]:
    """What stands above the first heading: the introduction, and moments if it has any."""
    lines = introduction.lines
    end = next((n for n, line in enumerate(lines) if leading(line.body)), len(lines))
    return lines[:end], Chunk(None, "", lines[end:])


def _section(chunk: Chunk, language: str) -> DraftSection:
    lines = [line.raw.strip() for line in chunk.lines]
    return DraftSection(_map(language, chunk.title), tuple(moments_of(lines, language)))


def _stamped(page: Page) -> Iterator[Stamped]:
    for line in page.lines:
        if found := leading(line.body):
            yield Stamped(found[0].start, Position(page.path, line.number, line.column))


def _without_stamp(sections: list[tuple[Chunk, DraftSection]], path: str) -> Iterator[Diagnostic]:
    for chunk, section in sections:
        if all(moment.at is None for moment in section.moments) and chunk.heading:
            message = f"“{quote(chunk.title)}” has no timestamp, and is given none"
            position = Position(path, chunk.heading.number, chunk.heading.column)
            hint = "find the place in the video and write at: 7:18"
            yield Diagnostic(position, Code.NO_STAMP, message, hint)


def _labels(chunks: Iterable[Chunk], path: str) -> Iterator[Diagnostic]:
    """How comments were marked, which the note does not repeat; each label where it first is."""
    known: set[str] = set()
    for line, label in (found for chunk in chunks for found in _marked(chunk)):
        if label not in known:
            known.add(label)
            message = f"the label “{quote(label)}” of comments is left out"
            hint = "comments are the author's of mkdocs.yml; by: names somebody else"
            yield Diagnostic(Position(path, line.number), Code.NOT_PLACED, message, hint)


def _marked(chunk: Chunk) -> Iterator[tuple[Line, str]]:
    """The line and label of each comment."""
    text = "\n".join(line.raw for line in chunk.lines)
    number = behind = 0
    for said in part_comments(text):
        if said.label:
            number, behind = number + text.count("\n", behind, said.begin), said.begin
            yield chunk.lines[number], said.label


def _map(language: str, text: str) -> LanguageMap[str]:
    return LanguageMap({language: text}) if text else NOTHING
