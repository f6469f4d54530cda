"""The corpus as typed: an id changes everywhere at once, and words are found wherever they are."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from kikigaki.collection import gather
from kikigaki.collection.walk import walk
from kikigaki.diagnostics import Position
from kikigaki.rewriting import (
    Hit,
    Plan,
    RenameError,
    Renaming,
    carry_out,
    plan_rename,
    read_sources,
)
from kikigaki.rewriting import grep as find
from kikigaki.rewriting.folding import fold
from kikigaki.settings import read_project
from kikigaki.source import source_line
from tests.conftest import run
from tests.strategies import many, typed

CONFIG = "docs_dir: notes\nplugins:\n  - kikigaki:\n      author: 'ann' # who\n  - search\n"
FILES = {
    "mkdocs.yml": CONFIG,
    "notes/registry/people.yaml": "ann: {name: Ann}\nbob: {name: {ja: ボブ, en: Bob}}\n",
    "notes/registry/topics.yaml": "power: {name: {ja: 電力, en: Power}}\n",
    "notes/registry/glossary.yaml": (
        "gpu: # the chip\n"
        "  name: {ja: GPU, en: GPU}\n"
        "  description:\n    ja: 計算の部品。[[grid]]ほか。\n"
        "'grid':\n  name: {ja: 送電網, en: Grid of wires}\n"
    ),
    "notes/first.yaml": (
        "title: {ja: 題, en: Title}\n"
        "video: bc6uFV9CJGg\n"
        'hosts: [bob, "ann"]\n'
        "guests:\n  - bob\n"
        "topics: [power] # power\n"
        "sections:\n"
        "  - title: {ja: 電力と送電網, en: Power}\n"
        "    topics: [power]\n"
        "    moments:\n"
        "      - at: 7:18\n"
        "        speaker: bob\n"
        "        by: bob\n"
        "        topics: [power]\n"
        "        ja: | # [[grid]]\n"
        "          bobの[[grid|網]]と`[[grid]]`、\n"
        "          [[Grid]]と[[bob]]と[[first#7:18]]。\n"
        '        en: "A \\"[[grid]]\\" and [[power]],\n'
        '          and [[second#0:09|the other]] language\n          model."\n'
        "      - ja: ＧＰＵはｶﾞ\n"
    ),
    "notes/second.yaml": (
        "title: {ja: 二, en: Two}\nvideo: bc6uFV9CJGg\nsections:\n"
        "  - title: {ja: 一, en: One}\n    moments:\n"
        "      - {at: 0:09, ja: '[[first#7:18]]と[[first]]、[[GPU]]', en: x}\n"
    ),
    "notes/about.en.md": "[It](../en/notes/first.md), [b](../en/people/bob.md), notes/first-2.md\n",
}


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small knowledge base without faults, in the working directory."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    project = read_project(Path("mkdocs.yml"))
    assert gather(project.notes, project.settings).diagnostics == ()
    return tmp_path


def plan(kind: str, old: str, new: str) -> Plan:
    project = read_project(Path("mkdocs.yml"))
    gathered = gather(project.notes, project.settings)
    sources, _ = read_sources(walk(project.notes, ("ja", "en")), ("ja", "en"))
    return plan_rename(Renaming(kind, old, new), project, gathered, sources)


def word(position: Position, length: int) -> str:
    """``file:line`` of a place and the characters that stand there."""
    line = (source_line(position) or "")[position.column - 1 :]
    return f"{position.path.removeprefix('notes/')}:{position.line} {line[:length]}"


def shown(plan: Plan) -> list[str]:
    return [word(place.position, place.end - place.start) for place in plan.places]


def state(base: Path) -> dict[str, str]:
    files = sorted(path for path in base.rglob("*") if path.is_file())
    return {path.relative_to(base).as_posix(): path.read_text("utf-8") for path in files}


# --- Another id -----------------------------------------------------------------------------------


def test_a_person_is_found_in_every_list_text_and_registry(base: Path) -> None:  # noqa: ARG001
    assert shown(plan("person", "bob", "robert")) == [
        *("first.yaml:3 bob", "first.yaml:5 bob", "first.yaml:12 bob", "first.yaml:13 bob"),
        *("first.yaml:17 bob", "registry/people.yaml:2 bob"),
    ]


def test_a_topic_is_found_in_notes_sections_moments_and_texts(base: Path) -> None:  # noqa: ARG001
    assert shown(plan("topic", "power", "energy")) == [
        *("first.yaml:6 power", "first.yaml:9 power", "first.yaml:14 power"),
        *("first.yaml:18 power", "registry/topics.yaml:1 power"),
    ]


def test_a_term_is_found_in_texts_and_descriptions_but_not_in_code_or_comments(
    base: Path,  # noqa: ARG001
) -> None:
    assert shown(plan("term", "grid", "power-grid")) == [
        *("first.yaml:16 grid", "first.yaml:17 Grid", "first.yaml:18 grid"),
        *("registry/glossary.yaml:4 grid", "registry/glossary.yaml:5 grid"),
    ]


def test_a_link_by_another_name_stays(base: Path) -> None:
    carry_out(plan("term", "gpu", "graphics-chip"))

    assert "[[GPU]]" in (base / "notes/second.yaml").read_text("utf-8")


def test_a_note_is_moved_and_its_moments_are_found(base: Path) -> None:
    done = plan("note", "first", "llama")
    places = shown(done)
    carry_out(done)

    assert places == ["first.yaml:17 first", "second.yaml:6 first", "second.yaml:6 first"]
    assert not (base / "notes/first.yaml").exists()
    assert "[[llama#7:18]]。" in (base / "notes/llama.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("person", "bob", "robert"),
        ("person", "ann", "anne"),
        ("topic", "power", "energy"),
        ("term", "grid", "power-grid"),
        ("term", "gpu", "graphics-chip"),
        ("note", "first", "llama"),
        ("note", "second", "other.2"),
    ],
)
def test_after_a_renaming_the_collection_is_as_good_and_the_way_back_leads_to_the_same(
    base: Path, kind: str, old: str, new: str
) -> None:
    before = state(base)

    carry_out(plan(kind, old, new))
    project = read_project(Path("mkdocs.yml"))
    assert gather(project.notes, project.settings).diagnostics == ()
    assert state(base) != before

    carry_out(plan(kind, new, old))
    spelt = "grid" if old == "grid" else "Grid"  # it is written the one way from now on
    before["notes/first.yaml"] = before["notes/first.yaml"].replace("[[Grid]]", f"[[{spelt}]]")
    assert state(base) == before


def test_the_author_in_the_settings_is_renamed_too(base: Path) -> None:
    done = plan("person", "ann", "anne")
    carry_out(done)

    assert str(done.places[-1].position) == "mkdocs.yml:4:16"
    assert (base / "mkdocs.yml").read_text() == CONFIG.replace("'ann'", "'anne'")


def test_settings_that_cannot_be_edited_are_left_to_a_person(base: Path) -> None:
    escaped = CONFIG.replace(
        "docs_dir", "extra: {a: {b: {c: {d: {e: {f: {g: {h: 1}}}}}}}}\ndocs_dir"
    )
    (base / "mkdocs.yml").write_text(escaped)

    assert [str(position) for position in plan("person", "ann", "anne").by_hand] == [
        "mkdocs.yml:1:1"
    ]


def test_hand_written_pages_that_link_there_are_left_to_a_person(base: Path) -> None:  # noqa: ARG001
    hands = [plan(*ids).by_hand for ids in _HANDS]

    assert [[word(position, 12) for position in places] for places in hands] == [
        ["about.en.md:1 notes/first."],
        ["about.en.md:1 people/bob.m"],
        [],
    ]


_HANDS = (("note", "first", "llama"), ("person", "bob", "robert"), ("term", "grid", "net"))


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        ("topic", "powr", "x", "no topic “powr”; did you mean “power”?"),
        ("topic", "power", "Power", "“Power” is no id"),
        ("topic", "power", "con", "reserved file name"),
        ("person", "ann", "bob", "there is a person “bob” already"),
        ("person", "ann", "ann", "there is a person “ann” already"),
        ("topic", "power", "gpu", "“gpu” is a name of term gpu already"),
        ("note", "first", "gpu", "“gpu” is a name of term gpu already"),
        ("note", "first", "second", "there is a note “second” already"),
    ],
)
def test_a_renaming_that_makes_no_sense_is_refused(
    base: Path,  # noqa: ARG001
    kind: str,
    old: str,
    new: str,
    message: str,
) -> None:
    with pytest.raises(RenameError, match=message.replace("?", r"\?")):
        plan(kind, old, new)


def test_a_name_of_the_entry_itself_may_become_its_id(base: Path) -> None:
    people = base / "notes/registry/people.yaml"
    people.write_text("ann: {name: Ann}\nbob: {name: {ja: ボブ, en: robert}}\n", "utf-8")

    assert len(plan("person", "bob", "robert").places) == 6


def test_an_id_written_with_escapes_is_named_and_nothing_is_written(base: Path) -> None:
    note = base / "notes/first.yaml"
    note.write_text(note.read_text("utf-8").replace("hosts: [bob,", 'hosts: ["b\\x6fb",'), "utf-8")

    with pytest.raises(RenameError, match="yaml:3:9: “bob” is written with escapes"):
        plan("person", "bob", "robert")


def test_a_file_that_has_taken_the_name_meanwhile_stops_everything(base: Path) -> None:
    done = plan("note", "first", "llama")
    (base / "notes/llama.yaml").write_text("mine")
    before = state(base)

    with pytest.raises(FileExistsError):
        carry_out(done)
    assert state(base) == before


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_everything_but_the_id_stays_by_the_byte(base: Path, end: str) -> None:
    note = base / "notes/first.yaml"
    note.write_bytes(note.read_bytes().replace(b"\n", end.encode()))
    before = note.read_bytes()

    carry_out(plan("topic", "power", "energy"))

    after = before.replace(b"[power]", b"[energy]")
    assert note.read_bytes() == after


# --- Words ----------------------------------------------------------------------------------------


@pytest.fixture
def hits(base: Path) -> Callable[..., list[Hit]]:  # noqa: ARG001
    sources, _ = read_sources(walk(Path("notes"), ("ja", "en")), ("ja", "en"))
    return lambda term, **options: list(find(sources, term, ("ja", "en"), **options))


@pytest.mark.parametrize("term", ["GPU", "ＧＰＵ", " GPU "])
def test_full_width_and_half_width_are_the_same(hits: Callable[..., list[Hit]], term: str) -> None:
    assert [word(hit.position, 3) for hit in hits(term)] == [
        *("first.yaml:21 ＧＰＵ", "registry/glossary.yaml:2 GPU"),
        *("registry/glossary.yaml:2 GPU", "second.yaml:6 GPU"),
    ]


def test_a_kana_and_its_mark_are_one(hits: Callable[..., list[Hit]]) -> None:
    assert [str(hit.position) for hit in hits("ガ")] == ["notes/first.yaml:21:17"]


def test_a_hit_names_note_section_stamp_language_and_line(hits: Callable[..., list[Hit]]) -> None:
    (hit,) = hits("the other", language="en")

    assert (hit.source, hit.section, str(hit.at)) == ("first", "Power", "7:18")
    assert (hit.language, hit.key) == ("en", "answer")
    assert "and [[second#0:09|the other]] language model." in hit.line


def test_a_moment_without_a_stamp_has_that_of_the_one_before(
    hits: Callable[..., list[Hit]],
) -> None:
    hit, *_ = hits("GPU")

    assert (str(hit.at), hit.language, hit.section) == ("7:18", "ja", "電力と送電網")


def test_words_are_found_across_the_end_of_a_line(hits: Callable[..., list[Hit]]) -> None:
    assert [hit.language for hit in hits("language model")] == ["en"]
    assert len(hits("、[[Grid]]")) == 1


def test_case_counts_unless_it_is_ignored(hits: Callable[..., list[Hit]]) -> None:
    assert hits("gpu は") == []
    assert hits("gpuは") == []
    assert len(hits("gpuは", ignore_case=True)) == 1


def test_only_the_asked_language_is_searched(hits: Callable[..., list[Hit]]) -> None:
    assert {hit.language for hit in hits("Power")} == {"en"}
    assert hits("Power", language="ja") == []


def test_an_entry_of_a_registry_is_named(hits: Callable[..., list[Hit]]) -> None:
    (hit,) = hits("計算の部品")

    assert (hit.source, hit.key, hit.section, hit.at) == ("glossary/gpu", "description", "", None)


@many
@given(typed())
def test_every_character_that_is_found_comes_from_where_it_is_said(text: str) -> None:
    folded = fold(text, ignore_case=False)

    assert len(folded.text) == len(folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets)


# --- The verbs ------------------------------------------------------------------------------------


def test_rename_shows_every_place_and_says_how_many(base: Path) -> None:
    done = run("kikigaki", "rename", "person", "ann", "anne", cwd=base)

    assert done.returncode == 0
    assert done.stdout == (
        "notes/first.yaml:3:15\nnotes/registry/people.yaml:1:1\nmkdocs.yml:4:16\n"
    )
    assert done.stderr == "3 places in 3 files changed\n"


def test_a_dry_run_writes_nothing(base: Path) -> None:
    before = state(base)

    done = run("kikigaki", "rename", "note", "first", "llama", "--dry-run", cwd=base)

    assert done.stdout.splitlines()[-1] == "notes/first.yaml -> notes/llama.yaml"
    assert done.stderr == (
        "notes/about.en.md:1:12: change this by hand\n3 places in 2 files; nothing was written\n"
    )
    assert state(base) == before


def test_a_collection_with_errors_is_not_touched(base: Path) -> None:
    (base / "notes/broken.yaml").write_text("title: a: b\n")
    before = state(base)

    done = run("kikigaki", "rename", "topic", "power", "energy", cwd=base)

    assert done.returncode == 1
    assert "notes/broken.yaml:1:9: error yaml-syntax" in done.stderr
    assert state(base) == before


def test_a_refusal_is_one_line_and_exits_1(base: Path) -> None:
    done = run("kikigaki", "rename", "topic", "power", "gpu", cwd=base)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: “gpu” is a name of term gpu already")


def test_grep_prints_place_source_language_stamp_section_and_line(base: Path) -> None:
    done = run("kikigaki", "grep", "ガ", cwd=base)

    assert done.returncode == 0
    assert done.stdout == ("notes/first.yaml:21:17: first · ja · 7:18 · 電力と送電網: ＧＰＵはｶﾞ\n")
    assert done.stderr == "1 place in 1 file\n"


def test_grep_json_is_one_array_of_records(base: Path) -> None:
    done = run("kikigaki", "grep", "gpuは", "-i", "--format", "json", cwd=base)
    (record,) = json.loads(done.stdout)

    assert record == {
        "path": "notes/first.yaml",
        "line": 21,
        "column": 13,
        "source": "first",
        "section": "電力と送電網",
        "at": "7:18",
        "seconds": 438,
        "language": "ja",
        "key": "answer",
        "text": "ＧＰＵはｶﾞ",
    }


def test_grep_refuses_a_language_the_collection_does_not_have(base: Path) -> None:
    done = run("kikigaki", "grep", "x", "--lang", "fr", cwd=base)

    assert done.returncode == 2
    assert "the collection has ja, en" in done.stderr


def test_grep_searches_what_can_be_read_and_names_the_rest(base: Path) -> None:
    (base / "notes/broken.yaml").write_text("title: a: b\n")

    done = run("kikigaki", "grep", "ガ", cwd=base)

    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert "notes/broken.yaml:1:9: error yaml-syntax" in done.stderr
