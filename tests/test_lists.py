"""Lists of chapters in text and Markdown: every entry found, in file order, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code
from kikigaki.importers.draft import Draft
from kikigaki.importers.lists import read_list
from kikigaki.importers.pages import read_page
from kikigaki.timestamps import Timestamp
from tests.imports import SAMPLES, cases, expected, printed_draft, text_of
from tests.samples import Fact, facts, list_misses
from tests.strategies import few, many, marked_up

SHAPES = (
    *("{at} {title}", "{at} - {title}", "[{at}] {title}", "({at}) {title}", "- {at} {title}"),
    *("* [@{at}] - {title}", "• {at}: {title}", "・{at} {title}", "{n}. {at} {title}"),
    *("{title} {at}", "{title} ({at})", "{n}. {title} {at}", "### {title} ({at})"),
    *("### [{at}] {title}", "**{at}** {title}", "> {at} {title}", "| {at} | {title} |"),
    *(
        "- [{at}](https://youtu.be/kikigaki_01?t={s}) {title}",
        "{title} [{at}](https://youtu.be/kikigaki_01?t={s})",
    ),
    *("{at}〜 {title}", "【{at}】{title}", "{at} - 9:59:59 {title}"),
)
WORDS = ("Grid", "storage", "電力", "話し合い", "C++", "(live)", "と", "Part", "two", "何？")
titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
stamps = st.integers(0, 9 * 3600).map(Timestamp)


def found(text: str, video: str = "") -> Draft:
    draft = read_list(read_page(text, "list.txt"), "ja", video)
    return draft or Draft()


def starts(draft: Draft) -> list[int]:
    return [m.at.seconds for section in draft.sections for m in section.moments if m.at]


@pytest.mark.parametrize("file", cases("lists"), ids=lambda file: file.name)
def test_a_page_becomes_the_list_that_is_expected(file: Path) -> None:
    draft = read_list(read_page(text_of(file), file.name), "ja")

    assert (printed_draft(draft) if draft else "nothing\n") == expected(file)


@many
@given(st.sampled_from(SHAPES), st.lists(st.tuples(stamps, titles), min_size=2, max_size=6))
def test_every_entry_of_a_list_is_found_in_every_shape(
    shape: str, entries: list[tuple[Timestamp, str]]
) -> None:
    lines = [
        shape.format(at=at, s=at.seconds, n=n, title=title)
        for n, (at, title) in enumerate(entries, start=1)
    ]

    draft = found("\n".join(lines))

    shown = [(str(m.at), s.title["ja"]) for s in draft.sections for m in s.moments]
    assert shown == [(str(at), title) for at, title in entries] or Code.LIST_TWICE in {
        problem.code for problem in draft.diagnostics
    }


@many
@given(marked_up() | st.text("0123456789: -~[](（）【】・•\n#|*`<>!", max_size=80))
def test_any_page_is_a_list_or_none_and_loses_no_line(text: str) -> None:
    draft = found(text)

    assert all(len(section.moments) == 1 for section in draft.sections)
    assert starts(draft) == [
        m.at.seconds for section in draft.sections for m in section.moments if m.at is not None
    ]


def test_the_video_that_is_asked_for_has_its_own_list() -> None:
    page = text_of(
        next(file for file in cases("lists") if file.stem == "timestamps-of-another-video")
    )

    draft = found(page, "kikigaki_02")

    assert (draft.video, starts(draft)) == ("kikigaki_02", [540])
    assert [problem.code for problem in draft.diagnostics][:1] == [Code.OTHER_VIDEO]


@pytest.mark.parametrize(
    "text",
    [
        "0:00 a\n" * 20_000,
        "[" * 200_000,
        "- 0:00 - [a\n" + "  b\n" * 40_000,
        "0:00 " * 40_000,
        " " * 200_000 + "0:00 x",
        "| 0:00 " * 30_000,
        "".join(f"{60 - n % 60}:00 t{n}\n" for n in range(10_000)),
    ],
    ids=["lines", "brackets", "run-on", "one line", "indented", "cells", "going back"],
)
def test_a_page_of_any_length_takes_no_longer_than_its_length(text: str) -> None:
    assert all(section.title for section in found(text).sections)


def test_of_a_very_long_page_only_the_beginning_is_kept_beside_the_list() -> None:
    draft = found("0:00 a\n1:00 b\n\n" + "A line of a whole site.\n" * 10_000)

    assert starts(draft) == [0, 60]
    assert draft.leftovers[-1] == "… and 7,270 more lines of the file"
    assert [problem.code for problem in draft.diagnostics] == [Code.NOT_PLACED]


@few
@given(st.integers(1, 4))
def test_a_page_of_fenced_code_keeps_every_line(fences: int) -> None:
    text = "0:00 a\n" + "```\nx = 1\n" * fences + "1:00 b\n"

    draft = found(text)
    kept = "\n".join(
        [*draft.leftovers, *(t for s in draft.sections for t in s.moments[0].answer.values())]
    )

    assert kept.count("x = 1") == fences


# --- Files that other people made -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "fact"),
    [fact for folder in ("description", "markdown", "memo-ja") for fact in facts(folder)],
)
def test_a_list_somebody_else_made_is_recovered(name: str, fact: Fact) -> None:
    assert list_misses(name, fact) == []


def test_the_shared_samples_are_read_too() -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the shared samples are not beside this repository")

    assert len(facts("description") + facts("markdown") + facts("memo-ja")) > 15
