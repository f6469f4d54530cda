"""``kikigaki import`` and ``kikigaki new``: notes are made, added to, and never overwritten."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kikigaki.cli import main
from kikigaki.collection import gather
from kikigaki.diagnostics import Code, Severity
from kikigaki.formatting import canonical
from kikigaki.settings import Settings, read_project

LIST = "0:00 はじめに\n7:18 電力の話\n"
MEMO = "前書きです。\nhttps://youtu.be/kikigaki_01?t=5\n【電力】\n(7:18)線が足りない。\n"
CAPTIONS = (
    "WEBVTT\n\n00:01.000 --> 00:03.000\nHello there.\n\n07:18.000 --> 07:20.000\nLines are full.\n"
)


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A knowledge base without notes, which is the working directory."""
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: notes\nplugins: [{kikigaki: {languages: [ja, en]}}]\n", "utf-8"
    )
    (tmp_path / "notes").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, text: str) -> str:
    Path(name).write_text(text, "utf-8")
    return name


def call(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def note(name: str) -> str:
    return Path(f"notes/{name}.yaml").read_text("utf-8")


def problems() -> set[Code]:
    """What check finds in the folder of notes."""
    return {problem.code for problem in gather(Path("notes"), Settings()).diagnostics}


# --- import ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("base")
def test_a_memo_becomes_a_note_that_can_be_published() -> None:
    result = call("import", put("電力のメモ power-memo.txt", MEMO))

    assert (result.exit_code, result.stdout) == (0, "notes/power-memo.yaml\n")
    assert problems() == set()
    assert canonical(note("power-memo"), "n.yaml", "note", ("ja", "en"))[0] == note("power-memo")


@pytest.mark.usefixtures("base")
def test_a_list_becomes_sections_that_wait_to_be_written() -> None:
    result = call(
        "import",
        put("list.txt", LIST),
        "--video",
        "https://youtu.be/kikigaki_01",
        "--title",
        "電力",
    )

    assert result.exit_code == 0
    assert problems() == {Code.UNWRITTEN}
    assert note("list").startswith(
        "title:\n  ja: 電力\nvideo: https://www.youtube.com/watch?v=kikigaki_01\n"
    )


@pytest.mark.usefixtures("base")
def test_the_letters_of_an_address_are_of_no_language() -> None:
    put("list.txt", "https://www.youtube.com/watch?v=kikigaki_01\n0:00 電力\n1:00 電池\n")

    assert "  - title:\n      ja: 電力\n" in call("import", "list.txt", "--stdout").stdout


@pytest.mark.usefixtures("base")
def test_where_the_video_of_a_file_begins_is_not_said_of_another_one() -> None:
    put("list.txt", "https://youtu.be/kikigaki_01?t=5\n" + LIST)

    assert "watch?v=kikigaki_01&t=5s\n" in call("import", "list.txt", "--stdout").stdout
    other = call("import", "list.txt", "--stdout", "--video", "kikigaki_02")
    assert "watch?v=kikigaki_02\n" in other.stdout


@pytest.mark.usefixtures("base")
def test_a_video_that_gives_way_to_the_one_asked_for_is_kept_and_told() -> None:
    put("list.txt", "https://youtu.be/kikigaki_01?t=5\n" + LIST)

    other = call("import", "list.txt", "--stdout", "--video", "kikigaki_02")
    assert "list.txt:1:1: info not-taken: the file is about kikigaki_01\n" in other.stderr
    assert other.stdout.endswith("\n# https://www.youtube.com/watch?v=kikigaki_01&t=5s\n")
    same = call("import", "list.txt", "--stdout", "--video", "kikigaki_01")
    assert "not-taken" not in same.stderr


@pytest.mark.usefixtures("base")
def test_captions_become_a_draft_under_the_chapters_given_with_them() -> None:
    chapters = put("list.txt", "0:00 Opening\n7:00 The grid\n")

    result = call(
        "import", put("talk.vtt", CAPTIONS), "--chapters", chapters, "--video", "kikigaki_01"
    )

    assert result.exit_code == 0
    assert problems() == {Code.DRAFT}
    assert "en: The grid\n    moments:\n      - at: 7:00\n        en: Lines are full.\n" in note(
        "talk"
    )


@pytest.mark.usefixtures("base")
def test_titles_that_captions_lack_are_in_the_language_of_the_captions() -> None:
    call("import", put("talk.vtt", CAPTIONS), "--video", "kikigaki_01")

    assert "title:\n  en: talk\n" in note("talk")
    assert "  - title:\n      en: 0:01\n" in note("talk")
    assert "ja:" not in note("talk")


@pytest.mark.usefixtures("base")
def test_what_the_file_of_chapters_knows_comes_into_the_note_of_captions() -> None:
    page = "# Power\nAbout power.\n\nhttps://youtu.be/kikigaki_01?t=5\n\n0:00 Opening\n7:00 Grid\n"
    put("talk.vtt", CAPTIONS)
    result = call("import", "talk.vtt", "--chapters", put("page.md", page), "--id", "told")

    assert result.exit_code == 0
    assert "to-fill-in" not in result.stderr
    head = "title:\n  en: Power\nvideo: https://www.youtube.com/watch?v=kikigaki_01&t=5s\n"
    assert head in note("told")
    assert note("told").endswith("# What found no place:\n# About power.\n")


@pytest.mark.usefixtures("base")
def test_captions_keep_what_they_know_themselves() -> None:
    put("talk.vtt", CAPTIONS.replace("WEBVTT", "WEBVTT Lines", 1))
    page = f"# Power\n\nhttps://youtu.be/kikigaki_01?t=5\n\n{LIST}"
    video = ("--video", "kikigaki_02")
    call("import", "talk.vtt", "--chapters", put("page.md", page), *video)

    assert "title:\n  en: Lines\nvideo: https://www.youtube.com/watch?v=kikigaki_02\n" in note(
        "talk"
    )


@pytest.mark.usefixtures("base")
def test_captions_stand_under_the_chapters_of_their_video_where_a_page_has_several() -> None:
    page = "".join(
        f"https://youtu.be/kikigaki_0{n}\n0:00 Opening {n}\n7:00 Grid {n}\n\n" for n in (1, 2)
    )
    put("talk.vtt", CAPTIONS)
    call("import", "talk.vtt", "--chapters", put("page.md", page), "--video", "kikigaki_02")

    assert "en: Grid 2\n" in note("talk")


@pytest.mark.usefixtures("base")
def test_chapters_given_with_what_has_sections_itself_are_left_out_and_it_is_said() -> None:
    result = call("import", put("memo.txt", MEMO), "--chapters", put("list.txt", LIST))

    assert f"memo.txt:1:1: warning {Code.LEFT_OUT}: the chapters are left out\n" in result.stderr
    assert "はじめに" not in note("memo")


@pytest.mark.usefixtures("base")
def test_a_file_of_chapters_becomes_sections() -> None:
    put(
        "show.json",
        '{"chapters": [{"startTime": 5, "title": "Opening"}, {"startTime": 438, "title": "Grid"}]}',
    )

    result = call("import", "show.json", "--video", "kikigaki_01")

    assert result.exit_code == 0
    assert "en: Grid\n    moments:\n      - at: 7:18\n" in note("show")


@pytest.mark.usefixtures("base")
def test_a_note_is_never_overwritten() -> None:
    put("list.txt", LIST)
    Path("notes/deeper").mkdir()
    Path("notes/deeper/list.yaml").write_text("title: mine\n", "utf-8")

    result = call("import", "list.txt")

    assert result.exit_code == 1
    assert f"notes/deeper/list.yaml:1:1: error {Code.NOTE_EXISTS}" in result.stderr
    assert Path("notes/deeper/list.yaml").read_text("utf-8") == "title: mine\n"
    assert not Path("notes/list.yaml").exists()


@pytest.mark.usefixtures("base")
def test_merge_adds_what_a_note_lacks_and_says_how_much() -> None:
    call("import", put("list.txt", LIST), "--video", "kikigaki_01")
    before = note("list")

    result = call("import", put("list.txt", LIST + "9:00 おわりに\n"), "--merge")

    assert (result.exit_code, result.stdout) == (0, "notes/list.yaml: 1 section added\n")
    assert note("list").startswith(before)


@pytest.mark.usefixtures("base")
def test_merge_into_nothing_begins_a_note() -> None:
    assert call("import", put("list.txt", LIST), "--merge").stdout == "notes/list.yaml\n"


@pytest.mark.usefixtures("base")
def test_one_bad_file_does_not_stop_the_others() -> None:
    files = [put("a.txt", "nothing here\n"), put("b.txt", LIST), "c.txt", put("d.vtt", "WEBVTT\n")]

    result = call("import", *files)

    assert (result.exit_code, result.stdout) == (1, "notes/b.yaml\n")
    for problem in (
        f"a.txt:1:1: error {Code.NOTHING_FOUND}",
        "c.txt:1:1: error unreadable",
        "d.vtt:1:1: error",
    ):
        assert problem in result.stderr
    assert "4 files: 1 note written, 3 errors" in result.stderr


@pytest.mark.usefixtures("base")
def test_a_page_without_a_list_gives_no_note() -> None:
    result = call("import", put("talk.md", "Doors open at 14:00 UTC.\n"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert list(Path("notes").iterdir()) == []


@pytest.mark.usefixtures("base")
def test_standard_input_can_be_imported() -> None:
    result = call("import", "-", "--id", "pasted", given=LIST)

    assert (result.exit_code, result.stdout) == (0, "notes/pasted.yaml\n")


def test_stdout_needs_no_knowledge_base_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put("list.txt", LIST)

    result = call("import", "list.txt", "--stdout")

    assert result.exit_code == 0
    assert "- at: 7:18\n" in result.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["list.txt"]


@pytest.mark.usefixtures("base")
def test_several_notes_on_standard_output_are_parted() -> None:
    result = call("import", put("a.txt", LIST), put("b.txt", LIST), "--stdout")

    assert result.stdout.count("\n---\n") == 1


@pytest.mark.usefixtures("base")
def test_the_encoding_can_be_named_and_is_never_guessed() -> None:
    Path("old.txt").write_bytes("0:00 宇宙\n1:00 守护\n".encode("gb2312"))

    assert "error unknown-encoding" in call("import", "old.txt").stderr
    assert call("import", "old.txt", "--encoding", "gb2312").exit_code == 0
    assert "ja: 守护\n" in note("old")


@pytest.mark.usefixtures("base")
def test_kind_and_language_can_be_named() -> None:
    put("talk.txt", "Intro\n(0:10) Lines are full.\n")

    result = call("import", "talk.txt", "--kind", "memo", "--lang", "en", "--stdout")

    assert "summary:\n  en: Intro\n" in result.stdout
    assert call("import", "talk.txt", "--kind", "captions").exit_code == 1
    assert call("import", "talk.txt", "--lang", "fr").exit_code == 2


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("import", "a.txt", "b.txt", "--id", "x"),
        ("import", "a.txt", "--id", "No Id"),
        ("import", "a.txt", "--video", "https://example.com"),
        ("new", "https://example.com/watch?v=kikigaki_01"),
        ("new",),
    ],
)
def test_a_wrong_command_line_exits_with_2_and_writes_nothing(arguments: tuple[str, ...]) -> None:
    put("a.txt", LIST)
    put("b.txt", LIST)

    assert call(*arguments).exit_code == 2
    assert list(Path("notes").iterdir()) == []


@pytest.mark.usefixtures("base")
def test_what_is_odd_is_shown_with_its_line() -> None:
    result = call("import", put("list.txt", LIST + "5:00 もどる\n"), "--video", "kikigaki_01")

    assert (
        "list.txt:3:1: warning stamp-goes-back: 5:00 comes after 7:18\n    5:00 もどる\n"
        in result.stderr
    )


def test_our_own_chapters_come_back_as_sections_whatever_the_file_is_called(
    knowledge_base: Path,
) -> None:
    for real in sorted(file.stem for file in (knowledge_base / "notes").glob("*.yaml")):
        put("talk.vtt", call("export", "vtt-chapters", real, "--lang", "en", "--out", "-").stdout)
        result = call("import", "talk.vtt", "--id", f"{real}-back", "--video", "kikigaki_01")

        assert (result.exit_code, result.stdout) == (0, f"notes/{real}-back.yaml\n")
        assert "draft:" not in note(f"{real}-back")
        again = call("export", "vtt-chapters", f"{real}-back", "--lang", "en", "--out", "-").stdout
        assert titles_in(again) == titles_in(Path("talk.vtt").read_text("utf-8"))


def titles_in(chapters: str) -> list[tuple[str, str]]:
    """Name and title of each cue of our own chapters."""
    cues = [block.split("\n") for block in chapters.split("\n\n") if "-->" in block]
    return [(name, title) for name, _, title, *_ in cues]


# --- new ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("base")
def test_a_new_note_can_be_published_at_once() -> None:
    result = call("new", "https://youtu.be/kikigaki_01", "--title", "電力", "--id", "power")

    assert (result.exit_code, result.stdout) == (0, "notes/power.yaml\n")
    gathered = gather(Path("notes"), read_project(Path("mkdocs.yml")).settings)
    assert {problem.severity for problem in gathered.diagnostics} == {Severity.WARNING}
    assert [n.video for n in gathered.collection.notes] == ["kikigaki_01"]


@pytest.mark.usefixtures("base")
def test_a_new_note_has_the_sections_of_a_pasted_list() -> None:
    result = call("new", "https://youtu.be/kikigaki_01", "--chapters", "-", given=LIST)

    assert result.stdout == "notes/kikigaki-01.yaml\n"
    assert "ja: 電力の話\n    moments:\n      - at: 7:18\n" in note("kikigaki-01")


@pytest.mark.usefixtures("base")
def test_a_new_note_is_named_after_its_title() -> None:
    call("new", "https://youtu.be/kikigaki_01", "--title", "Power for everyone")

    assert "title:\n  en: Power for everyone\n" in note("power-for-everyone")


@pytest.mark.usefixtures("base")
def test_new_overwrites_no_note_either() -> None:
    call("new", "https://youtu.be/kikigaki_01", "--id", "power")
    before = note("power")

    result = call("new", "https://youtu.be/kikigaki_02", "--id", "power")

    assert (result.exit_code, note("power")) == (1, before)


@pytest.mark.usefixtures("base")
def test_a_list_without_chapters_makes_no_note() -> None:
    result = call("new", "https://youtu.be/kikigaki_01", "--chapters", put("a.txt", "nothing\n"))

    assert result.exit_code == 1
    assert list(Path("notes").iterdir()) == []


# --- Tables ---------------------------------------------------------------------------------------


def test_a_real_note_comes_back_from_its_table_word_for_word(knowledge_base: Path) -> None:
    real = "zuckerberg-llama3-2024"
    table = call("export", "table", real, "--out", "-").stdout
    put("talk.csv", table)
    result = call("import", "talk.csv", "--id", "back")

    assert (result.exit_code, result.stdout) == (0, "notes/back.yaml\n")
    again = call("export", "table", "back", "--out", "-").stdout
    assert again.replace("back,", f"{real},") == table
    assert (knowledge_base / "notes/back.yaml").is_file()


def test_a_table_that_nobody_edited_changes_nothing(knowledge_base: Path) -> None:
    real = sorted((knowledge_base / "notes").glob("*.yaml"))
    for file in real:
        before = file.read_bytes()
        put("same.csv", call("export", "table", file.stem, "--out", "-").stdout)
        result = call("import", "same.csv", "--replace")

        assert (result.exit_code, result.stdout) == (0, f"notes/{file.name}: nothing added\n")
        assert file.read_bytes() == before
    assert real


def test_a_table_of_all_notes_goes_back_into_each(knowledge_base: Path) -> None:
    notes = sorted((knowledge_base / "notes").glob("*.yaml"))
    table = call("export", "table", "--out", "-").stdout
    put("all.csv", table)
    assert call("import", "all.csv", "--merge").stdout.count(": nothing added\n") == len(notes)

    notes[0].unlink()
    again = call("import", "all.csv", "--merge")

    assert f"\nnotes/{notes[0].name}\n" in f"\n{again.stdout}"
    assert again.stderr.endswith("1 file: 1 note written, no problems\n")
    refused = call("import", "all.csv", "--id", "one")
    assert (refused.exit_code, f"rows of {len(notes)} notes" in refused.stderr) == (1, True)


def edited(table: str, change: dict[str, str], row: int) -> str:
    """The table with other cells in a row, as a spreadsheet saves it."""
    names, *rows = csv.reader(StringIO(table.removeprefix("\ufeff"), newline=""))
    for name, text in change.items():
        rows[row][names.index(name)] = text
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows([names, *rows])
    return stream.getvalue()


def test_a_table_brings_translations_and_changes_back_into_its_note(knowledge_base: Path) -> None:
    real = knowledge_base / "notes/zuckerberg-llama3-2024.yaml"
    table = call("export", "table", real.stem, "--out", "-").stdout
    cells = {"comment.ja": "注。", "comment.en": "Noted."}
    put("back.csv", edited(table, cells, 1))
    result = call("import", "back.csv", "--merge")

    assert (result.exit_code, result.stdout) == (0, f"notes/{real.name}: 2 texts added\n")
    assert "warning" not in result.stderr
    put("back.csv", edited(table, {**cells, "answer.en": "As they say."}, 1))
    told = call("import", "back.csv", "--merge")
    assert told.stdout == f"notes/{real.name}: nothing added\n"
    assert f"{real.name}:" in told.stderr
    assert "text-differs: answer.en" in told.stderr
    taken = call("import", "back.csv", "--replace")
    assert taken.stdout == f"notes/{real.name}: nothing added, 1 replaced\n"
    again = call("export", "table", real.stem, "--out", "-").stdout
    assert "As they say." in again
    assert call("check").exit_code == 0
    assert call("fmt", "--check").exit_code == 0


@pytest.mark.usefixtures("base")
def test_what_is_wrong_in_a_table_is_told_row_by_row() -> None:
    rows = "at,answer.en,speaker,topics\n1:99,a,ann,power\n2:00,b,Ann Bee,\n2:30,c,,POWER\n"
    result = call("import", put("talk.csv", rows))

    assert result.exit_code == 1
    assert [line[:11] for line in result.stderr.splitlines() if line.startswith("talk")] == [
        "talk.csv:2:",
        "talk.csv:3:",
        "talk.csv:3:",
        "talk.csv:4:",
    ]
    assert not Path("notes/talk.yaml").exists()
