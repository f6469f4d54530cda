"""Nodes become notes: what is written is there, what is wrong takes nothing else along."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code, Diagnostic, Position
from kikigaki.languages import LanguageMap
from kikigaki.model import Moment, Note, Person, Recording, Reference, Translation, Voice, WikiLink
from kikigaki.reader import read_note, read_registry
from kikigaki.schema import PeopleShape
from kikigaki.source import Mapping, compose
from kikigaki.text import Paragraph, Text, Words
from kikigaki.timestamps import Timestamp
from tests.strategies import many

HEAD = "title: 電力\nvideo: kikigaki_01\n"
NOWHERE = Position("")


def judge(text: str, languages: tuple[str, ...] = ("ja", "en")) -> tuple[Note, list[Diagnostic]]:
    """The note of a text, and what is wrong with it."""
    root, diagnostics = compose(text, "note.yaml")
    assert isinstance(root, Mapping)
    note, found = read_note(root, "note", languages)
    assert note is not None
    return note, diagnostics + found


def read(text: str, languages: tuple[str, ...] = ("ja", "en")) -> Note:
    """The note of a text, right or wrong."""
    return judge(text, languages)[0]


def moment(*lines: str) -> Moment:
    """A moment of these lines."""
    body = "\n      ".join(lines)
    return next(read(f"sections:\n  - moments:\n    - {body}\n").moments())


def words(text: str) -> Text:
    return (Paragraph((Words(text),)),)


# --- Language maps --------------------------------------------------------------------------------


def test_a_plain_text_is_in_the_first_language() -> None:
    assert LanguageMap({"ja": "電力"}) == read("title: 電力").title
    assert LanguageMap({"en": "Power"}) == read("title: Power", ("en", "ja")).title


def test_languages_stand_in_the_order_of_the_collection() -> None:
    assert list(read("title: {en: Power, ja: 電力}").title) == ["ja", "en"]


@pytest.mark.parametrize("empty", ["", "''", "|"])
def test_a_language_without_a_text_is_missing(empty: str) -> None:
    assert LanguageMap({"en": "Power"}) == read(f"title:\n  ja: {empty}\n  en: Power\n").title


def test_a_line_has_no_line_ends() -> None:
    assert LanguageMap({"ja": "次の壁は 電力"}) == read("title: |\n  次の壁は\n  電力\n").title


def test_an_unknown_language_is_left_out() -> None:
    assert LanguageMap({"ja": "電力"}) == read("title: {fr: Énergie, ja: 電力}").title


# --- Notes ----------------------------------------------------------------------------------------


def test_a_whole_note_is_read() -> None:
    note, diagnostics = judge(
        HEAD + "published: 2024-04-18\nduration: 1:18:38\nspoken: en\n"
        "hosts: [dwarkesh]\nguests: [mark]\ntopics: [power]\nsummary: 発電所の[[壁]]。\n"
        "translation: {en: machine}\nsections:\n- title: 電力\n  topics: [power]\n"
        "  moments:\n  - {at: 7:18, ja: 発電所の話。}\n"
    )

    assert diagnostics == []
    assert (note.id, note.video, note.spoken) == ("note", "kikigaki_01", "en")
    assert datetime.date(2024, 4, 18) == note.published
    assert Timestamp(4718) == note.duration
    assert (Reference("dwarkesh", NOWHERE),) == note.hosts
    assert (Reference("mark", NOWHERE),) == note.guests
    assert (Reference("power", NOWHERE),) == note.topics == note.sections[0].topics
    assert note.translation == {"en": Translation.MACHINE}
    assert (WikiLink("壁", NOWHERE),) == note.links
    assert Timestamp(438) == note.sections[0].start


def test_what_is_not_written_is_empty_not_invented() -> None:
    note = read("title: 電力")

    assert (note.published, note.duration, note.spoken, note.video) == (None, None, "", "")
    assert not any((note.hosts, note.guests, note.topics, note.also, note.sections, note.summary))


def test_the_video_is_its_id_whatever_the_address() -> None:
    assert read("video: https://youtu.be/kikigaki_01?t=3").video == "kikigaki_01"


def test_another_recording_runs_ahead_by_its_offset() -> None:
    text = "also:\n- name: {en: Podcast}\n  url: https://example.org/1\n  offset: -43\n"
    podcast = Recording(LanguageMap({"en": "Podcast"}), "https://example.org/1", -43)

    assert (podcast,) == read(text).also


@pytest.mark.parametrize("offset", ["soon", "+-5", "", "[1]", "9" * 5_000])
def test_an_offset_that_is_no_number_is_nothing(offset: str) -> None:
    note, diagnostics = judge(f"also:\n- offset: {offset}\n")

    assert note.also[0].offset == 0
    assert diagnostics


def test_a_state_that_does_not_exist_is_left_out() -> None:
    assert read("translation: {ja: human, en: robot, fr: machine}").translation == {"ja": "human"}


# --- Moments --------------------------------------------------------------------------------------


def test_the_languages_of_a_moment_are_its_answer() -> None:
    assert LanguageMap({"ja": words("発電所。"), "en": words("A plant.")}) == (
        moment("en: A plant.", "ja: 発電所。").answer
    )


def test_a_moment_has_three_voices() -> None:
    said = moment("question: 壁は？", "ja: 電力だ。", "comment: {en: He laughs.}")

    assert [
        (Voice.QUESTION, LanguageMap({"ja": words("壁は？")})),
        (Voice.ANSWER, LanguageMap({"ja": words("電力だ。")})),
        (Voice.COMMENT, LanguageMap({"en": words("He laughs.")})),
    ] == list(said.voices())


def test_a_silent_voice_is_left_out() -> None:
    assert [voice for voice, _ in moment("question: 壁は？", "ja:").voices()] == [Voice.QUESTION]


def test_who_speaks_and_who_comments_may_be_named() -> None:
    said = moment("speaker: priscilla", "by: tanaka", "topics: [power]", "translation: {en: human}")

    assert Reference("priscilla", NOWHERE) == said.speaker
    assert Reference("tanaka", NOWHERE) == said.by
    assert (Reference("power", NOWHERE),) == said.topics
    assert said.translation == {"en": Translation.HUMAN}


def test_a_moment_without_a_stamp_has_none() -> None:
    assert moment("ja: 発電所。").at is None


def test_a_section_opens_at_its_first_stamp() -> None:
    note = read("sections:\n- moments:\n  - ja: 前\n  - at: 7:18\n  - at: 0:05\n- moments: []\n")

    assert [Timestamp(438), None] == [section.start for section in note.sections]


def test_links_of_all_voices_are_kept_in_order() -> None:
    said = moment("comment: '[[c]]'", "en: '[[b|d]]'", "ja: '[[a]]'", "question: '[[q]]'")

    assert [link.target for link in said.links] == ["q", "a", "b", "c"]


def test_a_link_stands_where_it_is_written() -> None:
    said = moment("ja: |", "  発電所の", "  話は[[壁]]。")

    assert Position("note.yaml", 5, 11) == said.links[0].position


def test_a_stamp_stands_where_it_is_written() -> None:
    assert Position("note.yaml", 3, 11) == moment("at: 7:18").at_position


# --- Mistakes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty; expected a note: a mapping that begins with title: and video:"),
        ("電力", "expected a note: a mapping that begins with title: and video:"),
        ("[電力]", "expected a note: a mapping that begins with title: and video:"),
    ],
)
def test_what_is_no_mapping_is_no_note(text: str, message: str) -> None:
    root, _ = compose(text, "note.yaml")
    assert root is not None
    note, (problem,) = read_note(root, "note", ("ja",))

    assert note is None
    assert (Code.WRONG_KIND, message) == (problem.code, problem.message)


def test_a_mistake_takes_nothing_else_along() -> None:
    note, diagnostics = judge(
        "titel: x\nvideo: nowhere\nsections:\n- 風力\n- title: 電力\n  moments:\n"
        "  - 話\n  - {at: soon, ja: 発電所。}\n  - {at: 7:18, ja: [水車]}\n"
    )

    assert len(diagnostics) == 7
    assert [LanguageMap({"ja": "電力"})] == [section.title for section in note.sections]
    assert [None, Timestamp(438)] == [said.at for said in note.moments()]


def test_a_text_that_is_refused_does_not_count_as_silence() -> None:
    assert list(moment("ja: '![](a.png)'").voices())
    assert list(moment(f"ja: {'電' * 20_001}").voices())


def test_a_text_over_the_limit_is_named_once() -> None:
    _, diagnostics = judge(HEAD + f"sections: []\nsummary: {'電' * 20_001}\n")

    assert [d.code for d in diagnostics if d.position.line == 4] == [Code.TOO_LONG]


def test_a_mistake_in_a_plain_text_stands_at_the_text() -> None:
    _, diagnostics = judge(f"title: {'電' * 501}")

    assert Position("note.yaml", 1, 8) in [d.position for d in diagnostics]


# --- Registries -----------------------------------------------------------------------------------


def people(text: str) -> tuple[dict[str, Person], list[Diagnostic]]:
    """The people of a registry, and what is wrong with it."""
    root, _ = compose(text, "people.yaml")
    assert root is not None
    entries, diagnostics = read_registry(root, PeopleShape, Person, ("ja", "en"))
    return entries or {}, diagnostics


def test_an_entry_is_read_whole() -> None:
    entries, diagnostics = people(
        "mark:\n  name: {ja: マーク, en: Mark}\n  reading: まーく\n  aliases: {en: [Zuck, MZ]}\n"
        "  description: 発電所を*買う*。\n  links: [https://example.org]\n"
    )

    assert diagnostics == []
    mark = entries["mark"]
    assert ("mark", Position("people.yaml", 1, 1)) == (mark.id, mark.position)
    assert list(mark.names()) == ["mark", "マーク", "Mark", "Zuck", "MZ"]
    assert LanguageMap({"ja": "まーく"}) == mark.reading
    assert mark.links == ("https://example.org",)
    assert list(mark.description) == ["ja"]


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "{}"])
def test_a_registry_may_be_empty(text: str) -> None:
    assert people(text) == ({}, [])


@pytest.mark.parametrize("text", ["mark", "[mark]"])
def test_a_registry_is_ids_with_an_entry_each(text: str) -> None:
    _, (problem,) = people(text)

    assert problem.message == "expected ids with an entry each"


def test_an_entry_with_mistakes_is_still_there() -> None:
    entries, diagnostics = people("mark: {nam: マーク}\nanna: アンナ\n")

    assert list(entries) == ["mark"]
    assert sorted(problem.code for problem in diagnostics) == [
        Code.MISSING_KEY,
        Code.UNKNOWN_KEY,
        Code.WRONG_KIND,
    ]


# --- Anything at all ------------------------------------------------------------------------------

KEYS = (
    *("title", "video", "sections", "moments", "at", "ja", "en", "question", "comment", "also"),
    *("offset", "url", "name", "summary", "translation", "topics", "(answer)", "'[key]'", "x"),
)
values = st.recursive(
    st.sampled_from(["", "7:18", "[[a]]", "<b>", "[kikigaki_01]", "'-43'", "machine", "~"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=12,
)


@many
@given(st.dictionaries(st.sampled_from(KEYS), values))
def test_any_shape_is_read_or_refused(keys: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in keys.items())
    root, diagnostics = compose(text, "note.yaml")

    if root is not None:
        diagnostics += read_note(root, "note", ("ja", "en"))[1]
        diagnostics += read_registry(root, PeopleShape, Person, ("ja", "en"))[1]
    assert diagnostics or not keys
