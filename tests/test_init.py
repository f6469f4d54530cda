"""A new knowledge base builds at once, in every language, and nothing of yours is overwritten."""

import json
from pathlib import Path

import yaml

from kikigaki.scaffolds import scaffold
from tests.conftest import ROOT, run


def test_a_new_knowledge_base_builds_with_warnings_as_errors(tmp_path: Path) -> None:
    made = run("kikigaki", "init", "my-notes", cwd=tmp_path)
    base = tmp_path / "my-notes"
    built = run("kikigaki", "build", "--strict", cwd=base)

    assert (made.returncode, built.returncode) == (0, 0), made.stderr + built.stderr
    assert run("kikigaki", "fmt", "--check", cwd=base).returncode == 0
    assert made.stdout == (
        f"{len(scaffold())} files in my-notes\nnext: cd my-notes\nnext: kikigaki serve --open\n"
    )
    for language in ("ja", "en"):
        page = base / "site" / language / "notes/zuckerberg-llama3/index.html"
        assert 'id="t3984"' in page.read_text("utf-8")
        assert (base / "site" / language / "about/index.html").is_file()


def test_files_that_exist_are_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    made = run("kikigaki", "init", cwd=tmp_path)

    assert made.returncode == 0
    assert "kept as they are: README.md" in made.stdout
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"
    assert run("kikigaki", "check", "--strict", cwd=tmp_path).returncode == 0


def test_a_knowledge_base_is_not_begun_twice(tmp_path: Path) -> None:
    run("kikigaki", "init", cwd=tmp_path)
    (tmp_path / "notes/zuckerberg-llama3.yaml").unlink()
    again = run("kikigaki", "init", cwd=tmp_path)

    assert again.returncode == 2
    assert "nothing was written" in again.stderr
    assert not (tmp_path / "notes/zuckerberg-llama3.yaml").exists()


def test_editors_are_told_the_schema_of_every_kind_of_file() -> None:
    files = scaffold()
    told = json.loads(files[".vscode/settings.json"])["yaml.schemas"]

    assert set(told) == {path for path in files if path.startswith("schemas/")}
    for path, data in files.items():
        if path.startswith("notes/") and path.endswith(".yaml"):
            first = data.decode().splitlines()[0]
            schema = first.removeprefix("# yaml-language-server: $schema=")
            assert (Path("/" + path).parent / schema).resolve().as_posix().lstrip("/") in files


def test_the_workflow_uses_the_actions_this_repository_has_pinned() -> None:
    ours = "".join(p.read_text("utf-8") for p in (ROOT / ".github/workflows").glob("*.yml"))
    theirs = scaffold()[".github/workflows/publish.yml"].decode()
    used = [line.split("uses:")[1].strip() for line in theirs.splitlines() if "uses:" in line]

    assert len(used) == 4
    assert all(action in ours for action in used)
    assert yaml.safe_load(theirs)["permissions"] == {"contents": "read"}
