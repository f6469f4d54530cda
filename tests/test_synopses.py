"""Synopses: what they are written from comes back, in every voice and language."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.collection import gather
from kikigaki.exports.scholars.ohms import ohms_index, other_language
from kikigaki.exports.views.source import Source
from kikigaki.importers import Draft, DraftMoment, Wish, read_draft
from kikigaki.importers.ohms.synopsis import moments_of
from kikigaki.languages import LanguageMap
from kikigaki.model import Voice
from kikigaki.pages import editions
from kikigaki.settings import read_project
from kikigaki.strings import catalog
from kikigaki.synopses import NAMES, lines, read
from kikigaki.text import parse, to_plain
from kikigaki.timestamps import Timestamp
from tests.conftest import ROOT
from tests.sources import FILES, SITE, sources
from tests.strategies import few, many

Moments: TypeAlias = list[tuple[Timestamp | None, list[dict[str, list[str]]]]]


def said(source: Source, tags: Sequence[str]) -> list[Moments]:
    """What an index can have: the stamps of a note, and the plain words of each voice."""
    family = source.edition.family
    return [
        [
            (
                moment.at,
                [
                    {
                        tag: family[tag].said(moment, texts[tag]).plain.split()
                        for tag in tags
                        if tag in texts
                    }
                    for texts in (moment.question, moment.answer, moment.comment)
                ],
            )
            for moment in section.moments
        ]
        for section in source.note.sections
        if section.start is not None
    ]


def back(draft: Draft) -> list[Moments]:
    """The same of a draft."""
    return [
        [
            (
                moment.at,
                [
                    {tag: to_plain(parse(text).text).split() for tag, text in texts.items()}
                    for texts in (moment.question, moment.answer, moment.comment)
                ],
            )
            for moment in section.moments
        ]
        for section in draft.sections
    ]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_real_notes_come_back_from_an_index_moment_by_moment(language: str) -> None:
    project = read_project(ROOT / "mkdocs.yml")
    collection = gather(project.notes, project.settings).collection
    family = {edition.language: edition for edition in editions(collection)}
    for note in collection.notes:
        source = Source(note, family[language], SITE)
        index = ohms_index(source)
        assert index is not None
        draft = read_draft("ohms.xml", index.decode(), Wish(("ja", "en")))

        assert (draft.id, draft.diagnostics) == (note.id, ())
        assert [section.title for section in draft.sections] == [s.title for s in note.sections]
        assert back(draft) == said(source, ("ja", "en"))
    assert collection.notes


def test_the_lines_of_a_synopsis_are_parted_by_their_openings_and_voices() -> None:
    synopses = LanguageMap(
        {
            "ja": "7:18 質問: なぜか。\n足りない。\n— 続き。\n7:25\n7:30 終わり。\n解説: 注。",
            "en": "7:18 There is none.\n— More.\n7:25 In English only.\n7:30 The end.",
        }
    )

    assert moments_of(Timestamp(438), synopses) == (
        DraftMoment(
            Timestamp(438),
            question=LanguageMap({"ja": "なぜか。"}),
            answer=LanguageMap({"ja": "足りない。", "en": "There is none."}),
        ),
        DraftMoment(answer=LanguageMap({"ja": "続き。", "en": "More."})),
        DraftMoment(Timestamp(445), answer=LanguageMap({"en": "In English only."})),
        DraftMoment(
            Timestamp(450),
            answer=LanguageMap({"ja": "終わり。", "en": "The end."}),
            comment=LanguageMap({"ja": "注。"}),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "They talk about 7:18.",
        "9:00 Lunch is served at 9:00.",
        "7:18 They meet.\nThey talk.",
        "07:18 They meet.",
        "7:18- They meet.",
        "",
    ],
)
def test_a_synopsis_of_another_kind_stays_whole(text: str) -> None:
    assert moments_of(Timestamp(438), LanguageMap({"en": text})) == ()


def test_a_synopsis_stays_whole_beside_one_with_other_moments() -> None:
    synopses = LanguageMap({"ja": "7:18 一。\n7:25 二。", "en": "7:18 One.\n7:30 Three."})

    assert moments_of(Timestamp(438), synopses) == ()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("10:15 we met", "7:18 Answer: 10:15 we met"),
        ("Question: who?", "7:18 Answer: Question: who?"),
        ("—", "7:18 Answer: —"),
        ("-5 degrees", "7:18 -5 degrees"),
        ("at 10:15 we met", "7:18 at 10:15 we met"),
    ],
)
def test_an_answer_that_would_be_misread_says_that_it_is_one(said: str, line: str) -> None:
    assert lines(Timestamp(438), [(Voice.ANSWER, said)], named("en")) == line


def named(language: str) -> dict[Voice, str]:
    return {voice: catalog(language)(f"voice.{voice}") for voice in Voice}


def test_a_line_calls_the_voices_what_the_site_calls_them() -> None:
    tags = [file.stem for file in (ROOT / "src/kikigaki/strings").glob("*.yaml")]

    for voice, names in NAMES.items():
        assert {*names} == {catalog(tag)(f"voice.{voice}") for tag in tags}


PIECES = (
    *("7:18", "10:15 ", "99:99 ", "1:02:03 ", "to 3:40", "-5 ", "質問: ", "Question: ", "Q: "),
    *("発言: ", "Answer: ", "Comment: ", "解説：", "— ", "—", "→", "＝", "：", "・", "|", ")"),
    *("1.", "a", "日本語", "　", "&", "lt;", "`&lt;`", "`<b>`", r"`{\b}`", "`*a*`", r"\[\[a]]"),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join).map("{}a".format)
TAGS = st.fixed_dictionaries({}, optional={"ja": TEXTS, "en": TEXTS, "fr": TEXTS})
MOMENTS = st.builds(
    lambda at, said, **more: {"at": at, **said, **more},
    st.sampled_from(["0:10", "7:18", "7:18", "9:00", ""]),
    TAGS,
    question=TAGS,
    comment=TAGS,
).map(lambda moment: {"fr": "x"} | {key: value for key, value in moment.items() if value})


@many
@given(
    st.lists(
        st.tuples(
            st.none() | st.integers(0, 10**7).map(Timestamp),
            st.dictionaries(st.sampled_from(Voice), TEXTS),
        ),
        min_size=1,
    ),
    st.sampled_from(["ja", "en"]),
)
def test_the_lines_of_any_moments_are_read_as_they_were_written(
    moments: list[tuple[Timestamp | None, dict[Voice, str]]], language: str
) -> None:
    written = [lines(at, said.items(), named(language)) for at, said in moments]

    assert read("\n".join(written)) == moments


@few
@given(st.lists(st.lists(MOMENTS, min_size=1, max_size=4), min_size=1, max_size=2))
def test_any_moments_come_back_from_an_index(
    tmp_path_factory: pytest.TempPathFactory, sections: list[list[dict[str, Any]]]
) -> None:
    written = [{"title": "題", "moments": moments} for moments in sections]
    talk = json.dumps({"title": "題", "video": "bc6uFV9CJGg", "sections": written})
    files = FILES | {"talk.yaml": talk}
    source = sources(tmp_path_factory.mktemp("any"), files, languages=["ja", "en", "fr"])["ja"]
    index = ohms_index(source)
    if index is not None:
        tags = ("ja", other_language(source))
        draft = read_draft("ohms.xml", index.decode(), Wish(("ja", "en", "fr")))

        assert back(draft) == said(source, tags)


def draft_of_the_talk(folder: Path) -> Draft:
    """What is read from the index of the note in tests/sources.py."""
    index = ohms_index(sources(folder)["en"])
    assert index is not None
    return read_draft("ohms.xml", index.decode(), Wish(("ja", "en")))


def test_topics_of_a_section_are_for_the_editor_to_see_at_its_first_timestamp(
    tmp_path: Path,
) -> None:
    moments = draft_of_the_talk(tmp_path).sections[0].moments

    assert [(moment.at, moment.remark) for moment in moments[:2]] == [
        (None, ""),
        (Timestamp(438), "Energy / 電力, 送電"),
    ]


def test_a_title_has_its_brackets_again(tmp_path: Path) -> None:
    assert draft_of_the_talk(tmp_path).title == {"en": 'Power & "bills" <1>'}


def test_the_language_of_an_index_of_ours_is_not_taken_for_that_of_the_video(
    tmp_path: Path,
) -> None:
    index = ohms_index(sources(tmp_path)["ja"])
    assert index is not None
    whole = index.decode().replace("\n7:18 ", "\nAt 7:18 ").replace("7:30 ", "At 7:30 ")
    wish = Wish(("ja", "en"))

    assert read_draft("ohms.xml", index.decode(), wish).spoken == ""
    assert read_draft("ohms.xml", whole, wish).spoken == "ja"
