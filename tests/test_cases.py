"""Golden cases: each file below ``cases/`` is a small knowledge base and its whole verdict."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kikigaki.collection import gather
from kikigaki.diagnostics import Code, Diagnostic
from kikigaki.settings import Settings

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*/*.yaml"))
REGISTRIES = ("people", "topics", "glossary")


def read(file: Path) -> dict[str, Any]:
    """A case: ``note``, registries or other ``files``, and the ``diagnostics`` they lead to."""
    case: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return case


def texts(case: dict[str, Any]) -> dict[str, str]:
    """The files of a case, by their path below the folder of notes."""
    registries = {f"registry/{key}.yaml": case[key] for key in REGISTRIES if key in case}
    note = {"note.yaml": case["note"]} if "note" in case else {}
    files: dict[str, str] = case.get("files", {})
    return note | registries | files


def verdict(problem: Diagnostic) -> str:
    """``line:column severity code: message | hint``, behind the path if it is not the note's."""
    place = str(problem.position).removeprefix("notes/note.yaml:").removeprefix("notes/")
    hint = f" | {problem.hint}" if problem.hint else ""
    return f"{place} {problem.severity} {problem.code}: {problem.message}{hint}"


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_case_ends_as_its_file_says(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = read(file)
    for name, text in texts(case).items():
        (target := tmp_path / "notes" / name).parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)

    assert case["diagnostics"] == [
        verdict(d) for d in gather(Path("notes"), Settings()).diagnostics
    ]


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_case_or_a_test_of_its_own(code: Code) -> None:
    in_cases = any(f" {code}: " in line for file in CASES for line in read(file)["diagnostics"])
    rooms = [file for file in HERE.glob("test_*.py") if file.name != Path(__file__).name]
    in_rooms = any(f"Code.{code.name}" in room.read_text("utf-8") for room in rooms)
    golden = (file.read_text("utf-8") for file in HERE.glob("data/*/*.expected"))

    assert in_cases or in_rooms or any(f" {code}" in text for text in golden)
