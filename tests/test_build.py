"""The builder's seat: the same bytes every time, by whichever command, and nothing half done."""

import hashlib
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import run

BREAK = ("at: 1:08", "at: 1:99")


def fingerprint(folder: Path) -> dict[str, str]:
    """Each file below a folder and the hash of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def break_note(base: Path) -> Path:
    """Put one wrong timestamp into the real note."""
    note = base / "notes/zuckerberg-llama3-2024.yaml"
    text = note.read_text("utf-8")
    note.write_text(text.replace(*BREAK, 1), "utf-8")
    return note


def test_two_builds_give_the_same_bytes(knowledge_base: Path) -> None:
    for site, seed, zone in (("a", "1", "UTC"), ("b", "2", "Asia/Tokyo")):
        done = run(
            "kikigaki", "build", "-d", site, cwd=knowledge_base, PYTHONHASHSEED=seed, TZ=zone
        )
        assert done.returncode == 0, done.stderr

    assert fingerprint(knowledge_base / "a") == fingerprint(knowledge_base / "b")


def test_mkdocs_by_itself_builds_the_same_site(knowledge_base: Path) -> None:
    ours = run("kikigaki", "build", "-d", "ours", cwd=knowledge_base)
    plain = run("mkdocs", "build", "--strict", "-d", "plain", cwd=knowledge_base)

    assert (ours.returncode, plain.returncode) == (0, 0), plain.stderr
    assert fingerprint(knowledge_base / "ours") == fingerprint(knowledge_base / "plain")


@pytest.mark.parametrize("command", ["kikigaki", "mkdocs"])
def test_a_wrong_note_leaves_the_previous_site_untouched(
    knowledge_base: Path, command: str
) -> None:
    assert run(command, "build", cwd=knowledge_base).returncode == 0
    before = fingerprint(knowledge_base / "site")
    break_note(knowledge_base)

    done = run(command, "build", cwd=knowledge_base)

    assert done.returncode == 1
    assert "bad-stamp" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(knowledge_base / "site") == before


def test_a_warning_is_published_unless_strict(knowledge_base: Path) -> None:
    extra = knowledge_base / "notes/second.yaml"
    extra.write_text(
        "title: 二つめ\nvideo: bc6uFV9CJGg\nsections:\n- title: 一\n  moments:\n  - ja: 話\n",
        "utf-8",
    )

    relaxed = run("kikigaki", "build", cwd=knowledge_base)
    strict = run("kikigaki", "build", "--strict", cwd=knowledge_base)
    before = fingerprint(knowledge_base / "site")
    plain = run("mkdocs", "build", "--strict", cwd=knowledge_base)

    assert (relaxed.returncode, strict.returncode, plain.returncode) == (0, 1, 1)
    assert fingerprint(knowledge_base / "site") == before
    assert "no-stamp" in relaxed.stderr


def test_a_site_that_cannot_be_written_is_one_line(knowledge_base: Path) -> None:
    (knowledge_base / "blocked").write_text("a file where the site should be")

    done = run("kikigaki", "build", "-d", "blocked", cwd=knowledge_base)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_link_among_the_notes_stops_the_build_before_it_is_followed(
    knowledge_base: Path,
) -> None:
    (knowledge_base / "notes/loop").symlink_to(".", target_is_directory=True)

    done = run("mkdocs", "build", cwd=knowledge_base)

    assert done.returncode == 1
    assert "not-a-file" in done.stderr


def test_a_third_language_needs_configuration_only(knowledge_base: Path) -> None:
    config = knowledge_base / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("[ja, en]", "[ja, en, fr]"), "utf-8")

    done = run("kikigaki", "build", "--strict", cwd=knowledge_base)
    page = knowledge_base / "site/fr/notes/zuckerberg-llama3-2024/index.html"

    assert done.returncode == 0, done.stderr
    assert '<html lang="fr"' in page.read_text("utf-8")
    assert 'lang="ja"' in page.read_text("utf-8")


@pytest.mark.skipif(find_spec("properdocs") is None, reason="ProperDocs is not installed")
def test_another_engine_builds_the_rendered_pages_at_the_same_addresses(
    knowledge_base: Path, built: Path
) -> None:
    assert run("kikigaki", "render", "--out", "pages", cwd=knowledge_base).returncode == 0
    (knowledge_base / "properdocs.yml").write_text(
        "site_name: x\nsite_url: http://localhost/\ndocs_dir: pages\nsite_dir: other\n"
        "theme: {name: material, font: false}\nplugins: []\n"
        "markdown_extensions: [attr_list, md_in_html]\n"
    )

    done = run("properdocs", "build", "--strict", "-f", "properdocs.yml", cwd=knowledge_base)

    assert done.returncode == 0, done.stderr
    pages = {
        f.relative_to(knowledge_base / "other") for f in knowledge_base.rglob("other/**/*.html")
    }
    assert pages == {file.relative_to(built) for file in built.rglob("*.html")}


def test_the_command_and_its_input_need_no_git_and_no_home(knowledge_base: Path) -> None:
    shutil.rmtree(knowledge_base / ".git", ignore_errors=True)

    done = run("kikigaki", "build", cwd=knowledge_base, HOME="/nonexistent")

    assert done.returncode == 0, done.stderr
