"""What importers found, printed for comparing with golden files."""

import os
from collections.abc import Iterator
from pathlib import Path

from kikigaki.diagnostics import Diagnostic
from kikigaki.importers.decoding import Decoded, decode
from kikigaki.importers.draft import Chapter, Cue, Draft, DraftMoment
from kikigaki.importers.found import CaptionsFound, ChaptersFound
from kikigaki.languages import LanguageMap

DATA = Path(__file__).parent / "data"
SAMPLES = Path(
    os.environ.get("KIKIGAKI_SAMPLES") or Path(__file__).parents[2] / "shared" / "samples"
)
"""A folder of files that other people made, with an ``expected.json``; it need not be there."""


def cases(folder: str) -> list[Path]:
    """The files of a folder of golden cases, without those that say what is expected."""
    return sorted(file for file in (DATA / folder).iterdir() if file.suffix != ".expected")


def expected(file: Path) -> str:
    return file.with_name(f"{file.name}.expected").read_text("utf-8")


def text_of(file: Path, encoding: str = "") -> str:
    found = decode(file.read_bytes(), file.name, encoding)
    assert isinstance(found, Decoded), found
    return found.text


def printed_captions(found: CaptionsFound) -> str:
    heading = " ".join(filter(None, (found.form, found.language, found.title)))
    return _page(heading, map(_cue, found.cues), found.diagnostics)


def printed_chapters(found: ChaptersFound) -> str:
    said = {
        "title": _texts(found.title),
        "duration": found.duration,
        "media": found.media,
        "published": found.published,
        "language": found.language,
        "description": found.description,
    }
    facts = [f"{name}: {value}" for name, value in said.items() if value]
    rows = (*facts, *map(_chapter, found.chapters))
    return _page(found.form, rows, found.diagnostics)


def printed_draft(draft: Draft) -> str:
    """A draft, line by line: facts, then ``# title``, moments, leftovers and problems."""
    said = {
        "title": _texts(draft.title),
        "video": " ".join(filter(None, (draft.video, str(draft.start or "")))),
        "published": draft.published,
        "duration": draft.duration,
        "summary": _texts(draft.summary),
    }
    rows = [f"{name}: {value}" for name, value in said.items() if value]
    for section in draft.sections:
        rows.append(f"# {_texts(section.title)}")
        rows += [row for moment in section.moments for row in _moment(moment)]
    rows += [f"> {line}".rstrip() for line in draft.leftovers]
    rows += [f"! {d.position.line} {d.code}" for d in draft.diagnostics]
    return "\n".join(rows) + "\n"


def _moment(moment: DraftMoment) -> Iterator[str]:
    remark = f" ({moment.remark})" if moment.remark else ""
    yield f"@ {'-' if moment.at is None else moment.at}{remark}"
    voices = {"Q": moment.question, "A": moment.answer, "C": moment.comment}
    for voice, texts in voices.items():
        if texts:
            yield f"{voice} {_texts(texts)}"


def _page(heading: str, rows: Iterator[str] | tuple[str, ...], problems: object) -> str:
    assert isinstance(problems, tuple)
    return "\n".join((heading, *rows, *map(_problem, problems))) + "\n"


def _cue(cue: Cue) -> str:
    end = "" if cue.end is None else f"{cue.end:f}"
    voice = f"{cue.voice}: " if cue.voice else ""
    return f"{cue.line} | {cue.start:f}–{end} | {voice}{_line(cue.text)}".rstrip()


def _chapter(chapter: Chapter) -> str:
    end = "" if chapter.end is None else f"–{chapter.end:f}"
    hidden = " (hidden)" if chapter.hidden else ""
    text = f" | {_texts(chapter.text)}" if chapter.text else ""
    return (
        f"{chapter.line} | {chapter.start:f}{end}{hidden} | {_texts(chapter.title)}{text}".rstrip()
    )


def _texts(texts: LanguageMap[str]) -> str:
    return "; ".join(f"{language}: {_line(text)}" for language, text in texts.items())


def _line(text: str) -> str:
    return text.replace("\n", " / ").replace("\t", "→")


def _problem(problem: Diagnostic) -> str:
    return f"! {problem.position.line} {problem.code}: {problem.message}"
