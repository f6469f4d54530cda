"""The command line: exits, formats, and messages instead of tracebacks."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.shell_completion import ShellComplete

from kikigaki.cli import main
from tests.conftest import ROOT, run
from tests.test_build import break_note

VERBS = (
    *("build", "check", "fmt", "grep", "init", "rename", "render", "schema", "search"),
    *("serve", "status"),
)


def test_check_is_silent_about_good_notes_and_exits_0(knowledge_base: Path) -> None:
    done = run("kikigaki", "check", "--strict", cwd=knowledge_base)

    count = len(list((knowledge_base / "notes").glob("*.yaml")))
    notes = "1 note" if count == 1 else f"{count} notes"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"{notes}: no problems\n")


def test_check_shows_place_line_caret_and_hint(knowledge_base: Path) -> None:
    break_note(knowledge_base)

    done = run("kikigaki", "check", cwd=knowledge_base)

    assert done.returncode == 1
    assert done.stdout == (
        "notes/zuckerberg-llama3-2024.yaml:47:13: error bad-stamp: “1:99” is not a timestamp\n"
        "          - at: 1:99\n"
        "                ^\n"
        "    hint: minutes and seconds have two digits and stay under 60\n"
    )


def test_check_json_is_one_array_of_records(knowledge_base: Path) -> None:
    break_note(knowledge_base)

    done = run("kikigaki", "check", "--format", "json", cwd=knowledge_base)
    (record,) = json.loads(done.stdout)

    assert list(record) == ["path", "line", "column", "severity", "code", "message", "hint"]
    assert (record["line"], record["column"], record["code"]) == (47, 13, "bad-stamp")


def test_check_json_of_good_notes_is_an_empty_array(knowledge_base: Path) -> None:
    done = run("kikigaki", "check", "--format", "json", cwd=knowledge_base)

    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_check_github_annotates_the_line(knowledge_base: Path) -> None:
    break_note(knowledge_base)

    done = run("kikigaki", "check", "--format", "github", cwd=knowledge_base)

    assert done.stdout.startswith(
        "::error file=notes/zuckerberg-llama3-2024.yaml,line=47,col=13,title=bad-stamp::"
    )


def test_check_needs_no_mkdocs(knowledge_base: Path) -> None:
    script = (
        "import sys; from kikigaki.cli import main\n"
        "try: main(['check'])\n"
        "except SystemExit: pass\n"
        "sys.exit('mkdocs' in sys.modules or 'material' in sys.modules)"
    )
    (knowledge_base / "probe.py").write_text(script)

    done = run("probe", cwd=knowledge_base, PYTHONPATH=str(knowledge_base))

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_an_example(verb: str) -> None:
    done = run("kikigaki", verb, "--help")

    assert done.returncode == 0
    assert f"\n  Example: kikigaki {verb}" in done.stdout
    assert "\\" not in done.stdout


@pytest.mark.parametrize("verb", ["build", "check", "serve"])
def test_no_knowledge_base_is_wrong_usage(tmp_path: Path, verb: str) -> None:
    done = run("kikigaki", verb, cwd=tmp_path)

    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_option_is_wrong_usage(knowledge_base: Path) -> None:
    assert run("kikigaki", "check", "--colour", cwd=knowledge_base).returncode == 2


@pytest.mark.parametrize("command", ["kikigaki", "mkdocs"])
def test_a_missing_folder_of_notes_is_a_diagnostic(knowledge_base: Path, command: str) -> None:
    config = knowledge_base / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("docs_dir: notes", "docs_dir: nowhere"))

    done = run(command, "build", cwd=knowledge_base)

    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_option_of_the_plugin_is_named(knowledge_base: Path) -> None:
    config = knowledge_base / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("[ja, en]", "ja"))

    done = run("kikigaki", "check", cwd=knowledge_base)

    assert done.returncode == 2
    assert "languages is a list" in done.stderr


def test_schema_prints_json_in_the_collection_s_languages(knowledge_base: Path) -> None:
    config = knowledge_base / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("[ja, en]", "[ja, en, fr]"))

    done = run("kikigaki", "schema", cwd=knowledge_base)

    assert "fr" in json.loads(done.stdout)["$defs"]["MomentShape"]["properties"]


def test_render_writes_pages_into_a_new_folder(knowledge_base: Path) -> None:
    done = run("kikigaki", "render", "--out", "pages", cwd=knowledge_base)

    assert done.returncode == 0
    assert (knowledge_base / "pages/ja/notes/zuckerberg-llama3-2024.md").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no C locale")
def test_a_c_locale_prints_japanese_all_the_same(knowledge_base: Path) -> None:
    note = knowledge_base / "notes/second.yaml"
    note.write_text("題: 名前\n", "utf-8")

    done = run(
        "kikigaki",
        "check",
        cwd=knowledge_base,
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )

    assert done.returncode == 1
    assert "unknown-key" in done.stdout
    assert "Traceback" not in done.stderr


def test_check_watch_checks_again_at_every_save(knowledge_base: Path) -> None:
    log = knowledge_base / "watch.log"
    command = [sys.executable, "-m", "kikigaki", "check", "--watch"]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=knowledge_base, stdout=output, stderr=output)
        try:
            assert until(lambda: "no problems" in log.read_text("utf-8"))
            break_note(knowledge_base)
            assert until(lambda: "error bad-stamp" in log.read_text("utf-8"))
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0


def until(holds: Callable[[], bool]) -> bool:
    """Whether something comes true within half a minute."""
    end = time.monotonic() + 30
    while time.monotonic() < end and not holds():
        time.sleep(0.1)
    return holds()


def test_the_hook_for_pre_commit_runs_a_command_that_is_there() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *arguments = hook["entry"].split()

    assert program == "kikigaki"
    assert run(program, *arguments).returncode == 0


def test_search_json_is_a_list_in_rank_order(built: Path) -> None:
    done = run("kikigaki", "search", "基盤モデル", "--site", str(built), "--format", "json")
    records = json.loads(done.stdout)

    fields = ["note", "section", "seconds", "language", "title", "snippet", "url"]
    assert [list(record) for record in records] == [fields] * len(records)
    assert records[0]["url"] == "ja/notes/zuckerberg-llama3-2024/#t629"
    assert "基盤モデル" in records[0]["snippet"]


def test_search_as_text_shows_interview_stamp_and_address(built: Path) -> None:
    done = run("kikigaki", "search", "bonnet", "--site", str(built), "--limit", "1")

    assert done.returncode == 0
    assert done.stderr == "1 result\n"
    assert "Mark Zuckerberg on Llama 3 and open source\n    1:08  " in done.stdout
    assert "en/notes/zuckerberg-llama3-2024/#t68\n" in done.stdout


def test_search_says_what_it_looked_for_instead_of_a_word_nobody_uses(built: Path) -> None:
    done = run("kikigaki", "search", "nuclaer", "--site", str(built), "--limit", "2")

    assert done.stderr == "nobody says “nuclaer”; this is “nuclear”\n1 result\n"


def test_search_in_one_language_gives_no_other(built: Path) -> None:
    done = run(
        "kikigaki", "search", "Llama", "--lang", "en", "--site", str(built), "--format", "json"
    )

    assert {record["language"] for record in json.loads(done.stdout)} == {"en"}


@pytest.mark.parametrize("wrong", [["--site", "nowhere"], ["--lang", "fr"]])
def test_search_without_an_index_or_in_an_unknown_language_is_wrong_usage(
    built: Path, wrong: list[str]
) -> None:
    done = run("kikigaki", "search", "x", "--site", str(built), *wrong)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


# --- Completion -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("kikigaki ren", ["rename", "render"]),
        ("kikigaki rename per", ["person"]),
        ("kikigaki rename person sam", ["sam-altman"]),
        ("kikigaki rename topic open-so", ["open-source"]),
        ("kikigaki rename term scaling-l", ["scaling-law"]),
        ("kikigaki rename note zuck", ["zuckerberg-llama3-2024", "zuckerberg-llama4-2025"]),
        ("kikigaki rename -f nowhere.yml note zuck", []),
    ],
)
def test_a_shell_completes_commands_kinds_and_ids(
    monkeypatch: pytest.MonkeyPatch, line: str, offered: list[str]
) -> None:
    monkeypatch.chdir(ROOT)
    _, *before, incomplete = line.split()
    shell = ShellComplete(main, {}, "kikigaki", "_KIKIGAKI_COMPLETE")

    assert [item.value for item in shell.get_completions(before, incomplete)] == offered
