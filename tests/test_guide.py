"""The guide: complete in both languages, and true to the program."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kikigaki.cli import VERBS, main
from kikigaki.diagnostics import Code, Severity
from tests.conftest import ROOT

GUIDE = ROOT / "notes/guide"
LANGUAGES = ("ja", "en")
SEVERITIES = {
    "ja": {Severity.ERROR: "エラー。", Severity.WARNING: "警告。", Severity.INFO: "ヒント。"},
    "en": {Severity.ERROR: "Error.", Severity.WARNING: "Warning.", Severity.INFO: "Hint."},
}


def page(name: str, language: str) -> str:
    return (GUIDE / f"{name}.{language}.md").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_reading_page_is_named(language: str) -> None:
    script = (ROOT / "src/kikigaki/assets/reading/keys.js").read_text("utf-8")
    keys = re.findall(r'^  "?(\S)"?: \{ name:', script, re.MULTILINE)
    named = re.findall(r"^\| (.*?) \|", page("reading", language), re.MULTILINE)

    assert len(keys) == 6
    assert keys == [key for cell in named for key in re.findall("`(.)`", cell)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Code)
def test_every_diagnostic_is_explained_with_its_severity(language: str, code: Code) -> None:
    _, heading, entry = page("diagnostics", language).partition(f"\n### {code}\n\n")

    assert heading
    assert entry.startswith(f"**{SEVERITIES[language][code.severity]}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_diagnostic_is_explained_that_does_not_exist(language: str) -> None:
    lines = page("diagnostics", language).splitlines()
    headings = {line.removeprefix("### ") for line in lines if line.startswith("### ")}
    named = {heading for heading in headings if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", heading)}

    assert named == set(Code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_five_minutes_show_is_what_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    text = page("index", language)
    (note,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (chapters,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    Path("description.txt").write_text(chapters, "utf-8")
    commands = re.findall(r"^\$ kikigaki ((?:init|new) .*)$", text, re.MULTILINE)
    call = CliRunner()

    assert call.invoke(main, shlex.split(commands[0].replace("my-notes", "."))).exit_code == 0
    assert call.invoke(main, shlex.split(commands[1])).exit_code == 0
    Path("notes/server-designs.yaml").write_text(note, "utf-8")
    wrong = call.invoke(main, ["check"])
    assert wrong.stdout in text
    mended = note.replace("zukerberg", "zuckerberg").replace("1:06:74", "1:06:24")
    Path("notes/server-designs.yaml").write_text(mended, "utf-8")
    assert call.invoke(main, ["check", "--strict"]).exit_code == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", VERBS)
def test_every_command_and_option_is_shown(verb: str, language: str) -> None:
    text = page("commands", language)
    command = main.get_command(click.Context(main), verb)

    assert f"\n## {verb}\n" in text
    assert f"| `kikigaki {verb}` |" in text
    assert command is not None
    for parameter in command.params:
        options = [option for option in parameter.opts if option.startswith("--")]
        assert [option for option in options if option not in text] == []


def test_every_page_is_there_in_both_languages() -> None:
    names = {path.name.partition(".")[0] for path in GUIDE.glob("*.md")}

    written = {
        "index",
        "format",
        "importing",
        "noting",
        "reading",
        "searching",
        "publish",
        "exports",
        "commands",
    }
    assert names == written | {"diagnostics"}
    assert len(list(GUIDE.glob("*.md"))) == len(names) * len(LANGUAGES)
