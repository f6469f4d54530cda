"""The schema: one list of keys, from which the JSON Schemas and the reference table follow."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import kikigaki
from kikigaki.diagnostics import Code
from kikigaki.ids import MAX_ID
from kikigaki.schema import FILES, NoteShape, PeopleShape, json_schema, reference_table, validate
from kikigaki.schema.fields import MAX_LINE
from kikigaki.schema.note import MomentShape, RecordingShape, SectionShape
from kikigaki.schema.registry import EntryShape
from kikigaki.text import MAX_CHARACTERS

BOTH = ("ja", "en")
MOMENT: dict[str, Any] = {"at": "0:00", "ja": "発電所の話。"}
SECTION: dict[str, Any] = {"title": "電力", "moments": [MOMENT]}
NOTE: dict[str, Any] = {"title": "電力", "video": "kikigaki_01", "sections": [SECTION]}


def faults(languages: tuple[str, ...] = BOTH, **keys: object) -> list[tuple[str, Code]]:
    """What is wrong with a good note after some keys are changed: paths and codes."""
    return [
        (".".join(map(str, fault.path)), fault.code)
        for fault in validate(NoteShape, NOTE | keys, languages)
    ]


def id_faults(entry_id: str) -> list[Code]:
    """What is wrong with an id."""
    return [fault.code for fault in validate(PeopleShape, {entry_id: {"name": "x"}}, BOTH)]


# --- The JSON Schemas -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FILES)
def test_the_committed_json_schema_is_current(kind: str) -> None:
    file = Path(kikigaki.__file__).parent / "schemas" / f"{kind}.schema.json"

    assert json_schema(kind, BOTH) == file.read_text("utf-8")


def test_no_schema_is_committed_for_a_kind_that_does_not_exist() -> None:
    folder = Path(kikigaki.__file__).parent / "schemas"

    assert {f"{kind}.schema.json" for kind in FILES} == {file.name for file in folder.iterdir()}


@pytest.mark.parametrize("kind", FILES)
def test_a_json_schema_speaks_of_no_inner_name(kind: str) -> None:
    text = json_schema(kind, BOTH)

    assert '"$schema": "https://json-schema.org/draft/2020-12/schema"' in text
    assert "(answer)" not in text
    assert "languageMap" not in text


def test_a_json_schema_has_the_languages_of_the_collection() -> None:
    moment = json.loads(json_schema("note", ("en", "fr")))["$defs"]["MomentShape"]["properties"]

    assert {"en", "fr"} <= set(moment)
    assert "ja" not in moment
    assert list(moment["question"]["anyOf"][1]["properties"]) == ["en", "fr"]


def test_a_json_schema_accepts_a_key_without_a_value_where_check_does() -> None:
    valid = Draft202012Validator(json.loads(json_schema("note", BOTH))).is_valid
    optional = dict.fromkeys(set(NoteShape.model_fields) - set(NOTE))
    moment = dict.fromkeys({"ja", "en", *MomentShape.model_fields} - {"answer"}) | MOMENT
    section = SECTION | {"topics": None, "moments": [moment]}
    written = {"sections": [section], "translation": {"ja": None, "en": "machine"}}

    assert valid(NOTE | optional)
    assert valid(NOTE | written)
    assert not valid(NOTE | {"video": None})


# --- The reference table --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shape", [NoteShape, SectionShape, MomentShape, RecordingShape, EntryShape]
)
def test_the_reference_table_has_every_key_with_its_sentence(shape: type[NoteShape]) -> None:
    table = reference_table(BOTH)

    for name, field in shape.model_fields.items():
        shown = "`ja`, `en`" if name == "answer" else f"`{name}`"
        shown = f"**{shown}**" if field.is_required() else shown
        assert f"| {shown} | " in table
        assert f" | {field.description} |\n" in table


def test_the_reference_table_is_a_table_in_every_row() -> None:
    rows = [row for row in reference_table(BOTH).splitlines() if row.startswith("|")]

    assert len(rows) > 30
    assert {4} == {row.count("|") for row in rows}


# --- What is accepted -----------------------------------------------------------------------------


def test_a_small_note_has_no_fault() -> None:
    assert faults() == []


def test_a_key_without_a_value_counts_as_not_written() -> None:
    optional = dict.fromkeys(set(NoteShape.model_fields) - set(NOTE))

    assert validate(NoteShape, NOTE | optional, BOTH) == []


def test_a_language_without_a_value_is_not_written_yet() -> None:
    assert faults(title={"ja": "電力", "en": None}) == []


def test_any_languages_will_do() -> None:
    moment = {"fr": "La centrale.", "question": {"de": "Was?"}}

    assert faults(("fr", "de"), sections=[{"title": {"de": "Strom"}, "moments": [moment]}]) == []


@pytest.mark.parametrize("tag", ["ja", "en", "pt-BR", "zh-Hant"])
def test_the_spoken_language_may_be_any(tag: str) -> None:
    assert faults(spoken=tag) == []


@pytest.mark.parametrize("offset", ["-43", "+43", "0", "43"])
def test_an_offset_is_whole_seconds(offset: str) -> None:
    assert faults(also=[{"name": "音声版", "url": "https://example.org", "offset": offset}]) == []


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c#d", "http://example.org:8080", "https://日本.jp/聞"]
)
def test_a_link_is_a_web_address(url: str) -> None:
    assert faults(also=[{"name": "音声版", "url": url, "offset": "0"}]) == []


@pytest.mark.parametrize(
    "entry_id", ["a", "mark-zuckerberg", "llama-3.1", "a_b", "0", "a" * MAX_ID]
)
def test_an_id_is_kebab_case(entry_id: str) -> None:
    assert id_faults(entry_id) == []


# --- What is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "entry_id",
    [
        *(
            "",
            "A",
            "a b",
            "a--b",
            "-a",
            "a-",
            "a/b",
            "..",
            "a..b",
            "電力",
            "a\n",
            "a\u0301",
            "a" * 81,
        ),
        *("con", "nul", "prn", "aux", "com1", "lpt9", "con.x", "nul.tar.gz"),
    ],
)
def test_an_id_is_a_safe_file_name_everywhere(entry_id: str) -> None:
    assert id_faults(entry_id) == [Code.BAD_ID]


@pytest.mark.parametrize(
    "url",
    [
        *("", "example.org", "ftp://example.org", "javascript:alert(1)", "https://", "https:///a"),
        *(
            "https://user@example.org",
            'https://a.b/"x',
            "https://a.b/<x>",
            "https://a.b/ x",
            "https://a\n",
        ),
        *("HTTPS://a.b", "//example.org", "https://a.b/\\x", "mailto:a@b.c"),
    ],
)
def test_a_link_is_nothing_else(url: str) -> None:
    expected = [("also.0.url", Code.BAD_LINK)]

    assert expected == faults(also=[{"name": "音声版", "url": url, "offset": "0"}])


@pytest.mark.parametrize("offset", ["", "43s", "4.3", "+-5", "１", "1234567", "−43", "9" * 5_000])
def test_an_offset_is_nothing_else(offset: str) -> None:
    recording = {"name": "音声版", "url": "https://example.org", "offset": offset}

    assert faults(also=[recording]) == [("also.0.offset", Code.BAD_NUMBER)]


@pytest.mark.parametrize(
    "day", ["2024-02-30", "20240418", "2024-4-18", "18.4.2024", "２０２４-04-18", ""]
)
def test_a_date_is_a_day_of_the_calendar(day: str) -> None:
    assert faults(published=day) == [("published", Code.BAD_DATE)]


def test_a_line_and_a_text_have_a_limit_each() -> None:
    assert faults(title="電" * MAX_LINE, summary="電" * MAX_CHARACTERS) == []
    assert faults(title="電" * (MAX_LINE + 1)) == [("title.ja", Code.TOO_LONG)]
    assert faults(summary="電" * (MAX_CHARACTERS + 1)) == [("summary.ja", Code.TOO_LONG)]


def test_a_state_is_said_of_a_language() -> None:
    assert faults(translation={"en": "machine"}) == []
    assert faults(translation="machine") == [("translation", Code.WRONG_KIND)]


def test_every_fault_is_found_at_once() -> None:
    expected = {
        ("video", Code.BAD_VIDEO),
        ("published", Code.BAD_DATE),
        ("spoken", Code.BAD_VALUE),
        ("sections.0.moments.0.at", Code.BAD_STAMP),
        ("sections.0.moments.1", Code.WRONG_KIND),
    }
    sections = [{"title": "電力", "moments": [{"at": "x", "ja": "話"}, "話"]}]

    assert expected == set(faults(video="x", published="x", spoken="x!", sections=sections))


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("titel", "did you mean “title”?"),
        ("Sections", "did you mean “sections”?"),
        ("guest", "did you mean “guests”?"),
        (
            "xyz",
            "the keys here are title, video, published, duration, spoken, hosts, guests, topics,",
        ),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest_known_one(key: str, hint: str) -> None:
    (fault,) = validate(NoteShape, NOTE | {key: "x"}, BOTH)

    assert (Code.UNKNOWN_KEY, f"no key “{key}” here", True) == (
        fault.code,
        fault.message,
        fault.at_key,
    )
    assert fault.hint.startswith(hint)


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("qestion", "did you mean “question”?"),
        ("answer", "the answer stands straight in the moment: ja, en"),
        ("text", "the answer stands straight in the moment: ja, en"),
    ],
)
def test_a_moment_knows_its_own_keys(key: str, hint: str) -> None:
    sections = [SECTION | {"moments": [MOMENT | {key: "x"}]}]
    (fault,) = validate(NoteShape, NOTE | {"sections": sections}, BOTH)

    assert ("sections", 0, "moments", 0, key) == fault.path
    assert hint == fault.hint


@pytest.mark.parametrize("data", [None, "x", [], {}, {"title": None}, {"sections": {"a": ["b"]}}])
def test_any_data_is_judged(data: object) -> None:
    assert validate(NoteShape, data, BOTH)
