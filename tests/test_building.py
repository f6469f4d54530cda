"""A build that follows an edit: the same bytes as one of everything, and nothing done in vain."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from kikigaki.building import Built, Options, tree
from kikigaki.building.held import Held
from kikigaki.building.kept import Previous
from kikigaki.building.read import read
from kikigaki.cli.build import a_build
from kikigaki.collection import gather
from kikigaki.settings import read_project
from tests.conftest import ROOT
from tests.test_build import fingerprint

CONFIG = """\
site_name: Notes
site_url: https://notes.example/
edit_uri: https://code.example/edit/main/notes/
docs_dir: notes
plugins:
  - kikigaki: {languages: [ja, en], author: ann}
theme: {name: material, font: false}
"""
FILES = {
    "about.en.md": "# About\n\n[A note](en/notes/n0.md)\n",
    "about.ja.md": "# これは\n",
    "registry/people.yaml": "ann: {name: {ja: 安, en: Ann}}\nbob: {name: Bob, description: B.}\n",
    "registry/topics.yaml": "power: {name: {ja: 電力, en: Power}}\nchips: {name: Chips}\n",
    "registry/glossary.yaml": (
        "token: {name: {ja: トークン, en: token}, description: {ja: 断片。, en: A piece.}}\n"
        "model: {name: {ja: モデル, en: model}, description: {ja: 型。, en: '[[n0]] has one.'}}\n"
    ),
}


def note(number: int, words: str = "", *, day: str = "", guest: str = "ann") -> str:
    """A note with links, topics and terms."""
    return f"""\
title: {{ja: "題{number}{words}", en: "Title {number} {words}"}}
video: bc6uFV9CJGg
published: {day or f"20{number + 10:02}-01-02"}
guests: [{guest}]
topics: [power]
summary: {{ja: 要約{words}, en: A summary {words}}}
sections:
  - title: {{ja: "一{words}", en: "One & <two> {words}"}}
    moments:
      - at: 1:00
        ja: "トークン{words}と[[bob]]"
        en: "tokens {words} and [[bob]]"
        topics: [chips]
      - {{at: 2:00, question: {{en: "Which model {words}?"}}, speaker: bob}}
"""


def base(folder: Path, notes: int = 3) -> Path:
    """A small knowledge base."""
    (folder / "notes/registry").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for name, text in FILES.items():
        (folder / "notes" / name).write_text(text, "utf-8")
    for number in range(notes):
        (folder / f"notes/n{number}.yaml").write_text(note(number), "utf-8")
    return folder


def build(folder: Path, site: str = "site", **options: Any) -> Built:  # noqa: ANN401 - fields of Options
    """Build in this process."""
    project = read_project(folder / "mkdocs.yml")
    return a_build(project, folder / site, Options(**options)).run()


def same_as_anew(folder: Path) -> bool:
    """Whether the site is what a build of everything gives."""
    assert not build(folder, "anew", fresh=True).refused
    return fingerprint(folder / "site") == fingerprint(folder / "anew")


# --- One way and the other ------------------------------------------------------------------------


@pytest.mark.parametrize("notes", [0, 1, 3, 30])
def test_pages_in_frames_are_what_mkdocs_writes(tmp_path: Path, notes: int) -> None:
    folder = base(tmp_path, notes) if notes else base(tmp_path, 1)
    if not notes:
        (folder / "notes/n0.yaml").unlink()
        (folder / "notes/about.en.md").write_text("# About\n", "utf-8")
        glossary = (folder / "notes/registry/glossary.yaml").read_text("utf-8")
        text = glossary.replace("[[n0]]", "It")
        (folder / "notes/registry/glossary.yaml").write_text(text, "utf-8")
    framed = build(folder)
    plain = build(folder, "plain", plain=True)

    assert framed.reason == ""
    assert plain.reason == "--plain"
    assert fingerprint(folder / "site") == fingerprint(folder / "plain")


@pytest.mark.parametrize(
    ("language", "skip"),
    [("zh-Hans", "跳转至"), ("pt-br", "Pular para conteúdo"), ("tlh", "Skip to content")],
)
def test_a_language_without_words_of_its_own_has_those_of_the_nearest(
    tmp_path: Path, language: str, skip: str
) -> None:
    folder = base(tmp_path)
    config = CONFIG.replace("[ja, en]", f"[ja, en, {language}]")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    build(folder)
    page = (folder / f"site/{language}/notes/n1/index.html").read_text("utf-8")

    assert f'<html lang="{language}"' in page
    assert skip in page


def test_the_real_notes_in_frames_are_what_mkdocs_writes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "notes", tmp_path / "notes")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    build(tmp_path)
    build(tmp_path, "plain", plain=True)

    assert fingerprint(tmp_path / "site") == fingerprint(tmp_path / "plain")


# --- After an edit --------------------------------------------------------------------------------


def written(folder: Path, change: Callable[[], object]) -> Built:
    """Build, change something, build again; the result is proven the same as anew."""
    build(folder)
    change()
    built = build(folder)
    assert same_as_anew(folder)
    return built


def test_a_build_of_nothing_new_writes_nothing(tmp_path: Path) -> None:
    folder = base(tmp_path)
    before = build(folder)
    times = {p: p.stat().st_mtime_ns for p in (folder / "site").rglob("*") if p.is_file()}
    again = build(folder)

    assert (before.read, again.read, again.written) == (3, 0, 0)
    assert times == {p: p.stat().st_mtime_ns for p in (folder / "site").rglob("*") if p.is_file()}


def test_an_edited_answer_reads_one_note_and_writes_what_shows_it(tmp_path: Path) -> None:
    folder = base(tmp_path)
    file = folder / "notes/n1.yaml"
    text = file.read_text("utf-8").replace("tokens", "a lot of tokens")
    built = written(folder, lambda: file.write_text(text, "utf-8"))

    assert built.read == 1
    assert "a lot of" in (folder / "site/en/notes/n1/index.html").read_text("utf-8")


def test_an_edited_title_is_followed_by_its_neighbours_and_by_those_that_link_to_it(
    tmp_path: Path,
) -> None:
    folder = base(tmp_path, 6)
    linking = note(0).replace("[[bob]]", "[[n4]]")
    (folder / "notes/n0.yaml").write_text(linking, "utf-8")
    file = folder / "notes/n4.yaml"
    text = file.read_text("utf-8").replace("Title 4", "Another title")
    built = written(folder, lambda: file.write_text(text, "utf-8"))

    assert built.read == 4
    for page in ("n0", "n3", "n5"):
        html = (folder / f"site/en/notes/{page}/index.html").read_text("utf-8")
        assert "Another title" in html


EDITS: dict[str, Callable[[Path], object]] = {
    "a note is new": lambda notes: (notes / "new.yaml").write_text(note(80), "utf-8"),
    "a note is new and old": lambda notes: (notes / "x.yaml").write_text(
        note(9, day="1999-01-01"), "utf-8"
    ),
    "a note is gone": lambda notes: (notes / "n2.yaml").unlink(),
    "a note has another id": lambda notes: (notes / "n2.yaml").rename(notes / "other.yaml"),
    "a note has another day": lambda notes: (notes / "n2.yaml").write_text(
        note(2, day="2030-01-01"), "utf-8"
    ),
    "a person has another name": lambda notes: (notes / "registry/people.yaml").write_text(
        FILES["registry/people.yaml"].replace("Bob", "Robert"), "utf-8"
    ),
    "the author has another name": lambda notes: (notes / "registry/people.yaml").write_text(
        FILES["registry/people.yaml"].replace("Ann", "Anna"), "utf-8"
    ),
    "a person is new": lambda notes: (notes / "registry/people.yaml").write_text(
        FILES["registry/people.yaml"] + "cy: {name: Cy}\n", "utf-8"
    ),
    "a topic has a description": lambda notes: (notes / "registry/topics.yaml").write_text(
        FILES["registry/topics.yaml"].replace("Chips", "Chips, description: '[[bob]]'"), "utf-8"
    ),
    "a term has an alias": lambda notes: (notes / "registry/glossary.yaml").write_text(
        FILES["registry/glossary.yaml"].replace("A piece.}", "A piece.}, aliases: {ja: [要約]}"),
        "utf-8",
    ),
    "a term is gone": lambda notes: (notes / "registry/glossary.yaml").write_text(
        FILES["registry/glossary.yaml"].splitlines()[0] + "\n", "utf-8"
    ),
    "the note a term links to has another title": lambda notes: (notes / "n0.yaml").write_text(
        note(0, "changed"), "utf-8"
    ),
    "a hand-written page is another": lambda notes: (notes / "about.ja.md").write_text(
        "# これは\n\n変わった。\n", "utf-8"
    ),
    "a hand-written page has another title": lambda notes: (notes / "about.ja.md").write_text(
        "# あれは\n", "utf-8"
    ),
    "a hand-written page is gone": lambda notes: (notes / "about.ja.md").unlink(),
    "a hand-written page is new": lambda notes: (notes / "more.ja.md").write_text(
        "# 他\n", "utf-8"
    ),
    "a hand-written page links to a note that is new": lambda notes: [
        (notes / "about.ja.md").write_text("# これは\n\n[x](ja/notes/n9.md#t60)\n", "utf-8"),
        build(notes.parent),
        (notes / "n9.yaml").write_text(note(9), "utf-8"),
    ],
    "an image is new": lambda notes: (notes / "image.png").write_bytes(b"png"),
    "a settings file is another": lambda notes: (notes.parent / "mkdocs.yml").write_text(
        CONFIG.replace("site_name: Notes", "site_name: Others"), "utf-8"
    ),
    "a note has no sections to list": lambda notes: (notes / "n1.yaml").write_text(
        "title: t\nvideo: bc6uFV9CJGg\nsections:\n  - {title: s, moments: [{ja: x}]}\n", "utf-8"
    ),
    "a file of the site was changed by hand": lambda notes: (
        notes.parent / "site/en/index.html"
    ).write_text("mine", "utf-8"),
    "a file of the site is gone": lambda notes: (notes.parent / "site/en/index.html").unlink(),
    "a file was put into the site": lambda notes: (notes.parent / "site/mine.txt").write_text("x"),
    "the site is gone": lambda notes: (notes.parent / "site").rename(notes / "../gone"),
    "what was kept is gone": lambda notes: (notes.parent / ".kikigaki").rename(notes / "../gone"),
    "the spare is gone": lambda notes: [
        *map(shutil.rmtree, (notes.parent / ".kikigaki").glob("*/spare"))
    ],
    "what was kept is damaged within": lambda notes: [
        store.write_bytes(store.read_bytes()[:9000] + bytes(store.stat().st_size - 9000))
        for store in (notes.parent / ".kikigaki").glob("*/store.sqlite")
    ],
    "what was kept is damaged": lambda notes: [
        store.write_bytes(b"SQLite format 3\0" + bytes(5000))
        for store in (notes.parent / ".kikigaki").glob("*/store.sqlite")
    ],
}


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_site_is_the_same_as_one_built_anew(tmp_path: Path, name: str) -> None:
    folder = base(tmp_path, 4)
    written(folder, lambda: EDITS[name](folder / "notes"))


def test_another_address_of_the_sources_is_in_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = base(tmp_path)
    config = CONFIG.replace("https://code.example/", "!ENV [KIKIGAKI_TEST_URI, ''] #")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    page = folder / "site/en/notes/n1/index.html"
    build(folder)
    assert "kk-edit" not in page.read_text("utf-8")
    monkeypatch.setenv("KIKIGAKI_TEST_URI", "https://other.example/notes/")
    build(folder)

    assert "https://other.example/notes/n1.yaml#L8" in page.read_text("utf-8")
    assert same_as_anew(folder)


@pytest.mark.parametrize("step", ["remove", "link"])
def test_a_build_that_ended_while_the_spare_was_in_pieces_leaves_nothing_to_trust(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    folder = base(tmp_path)
    build(folder)

    def ends(*folders: Path) -> None:
        (folders[-1] / "en").mkdir(parents=True, exist_ok=True)
        shutil.rmtree(folders[-1] / "en")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(tree, step, ends)
        with pytest.raises(KeyboardInterrupt):
            build(folder, fresh=True)
    (folder / "notes/n1.yaml").write_text(note(1, "changed"), "utf-8")
    build(folder)

    assert same_as_anew(folder)


def test_a_hand_written_page_waits_for_the_note_it_links_to(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / "notes/n0.yaml").unlink()
    glossary = FILES["registry/glossary.yaml"].replace("[[n0]]", "It")
    (folder / "notes/registry/glossary.yaml").write_text(glossary, "utf-8")
    assert not build(folder).refused
    written(folder, lambda: (folder / "notes/n0.yaml").write_text(note(0), "utf-8"))

    assert '<a href="../notes/n0/">' in (folder / "site/en/about/index.html").read_text("utf-8")


def test_a_description_that_links_to_a_note_that_is_gone_is_told(tmp_path: Path) -> None:
    folder = base(tmp_path)
    build(folder)
    (folder / "notes/n0.yaml").unlink()
    built = build(folder)

    assert built.refused
    assert [
        (problem.position.path.rpartition("/")[2], problem.code) for problem in built.diagnostics
    ] == [("glossary.yaml", "unknown-target")]


def test_many_notes_get_and_lose_their_pages_of_years(tmp_path: Path) -> None:
    folder = base(tmp_path, 24)
    (folder / "notes/n24.yaml").write_text(note(24), "utf-8")
    assert build(folder).read == 25
    (folder / "notes/n24.yaml").unlink()
    build(folder)

    assert same_as_anew(folder)
    assert not (folder / "site/ja/years").exists()


def test_warnings_of_a_note_that_did_not_change_are_told_again(tmp_path: Path) -> None:
    folder = base(tmp_path)
    back = note(1).replace("at: 2:00", "at: 0:30")
    (folder / "notes/n1.yaml").write_text(back, "utf-8")
    first, again = build(folder), build(folder)

    assert [problem.code for problem in first.diagnostics] == ["stamp-goes-back"]
    assert again.diagnostics == first.diagnostics
    assert build(folder, strict=True).refused


@pytest.mark.parametrize("lenient", [False, True])
def test_a_build_tells_every_problem_that_check_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, lenient: bool
) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    shutil.copytree(ROOT / "tests/data/everything-wrong/notes", tmp_path / "notes")
    monkeypatch.chdir(tmp_path)
    project = read_project(Path("mkdocs.yml"))
    told = read(project, Previous(), lenient=lenient).diagnostics

    assert len(told) > 40
    assert told == gather(project.notes, project.settings).diagnostics


def test_a_page_that_cannot_be_read_is_told_and_taken_along_when_it_can(tmp_path: Path) -> None:
    folder, bad = base(tmp_path), "# これは".encode("shift_jis")
    build(folder)
    (folder / "notes/about.ja.md").write_bytes(bad)
    built = build(folder)

    assert built.refused
    assert [problem.code for problem in built.diagnostics] == ["not-utf8"]
    build(folder, lenient=True)
    assert (folder / "site/en/about/index.html").is_file()
    assert not (folder / "site/ja/about").exists()
    (folder / "notes/about.ja.md").write_text(FILES["about.ja.md"], "utf-8")
    build(folder)
    assert same_as_anew(folder)


def test_a_registry_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = base(tmp_path)

    def denying(read: Callable[..., object]) -> Callable[..., object]:
        def denied(file: Path | str, *arguments: object) -> object:
            if str(file).endswith("people.yaml"):
                raise OSError(errno.EACCES, "Permission denied")
            return read(file, *arguments)

        return denied

    monkeypatch.setattr(os, "open", denying(os.open))
    monkeypatch.setattr(Path, "read_bytes", denying(Path.read_bytes))

    assert {problem.code for problem in build(folder).diagnostics} >= {"unreadable"}


@pytest.mark.parametrize("plain", [False, True])
def test_an_author_whom_nobody_knows_is_told_where_he_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, plain: bool
) -> None:
    folder = base(tmp_path)
    (folder / "mkdocs.yml").write_text(CONFIG.replace("author: ann", "author: anne"), "utf-8")
    monkeypatch.chdir(folder)
    project = read_project(Path("mkdocs.yml"))
    built = build(Path(), plain=plain)
    (problem,) = built.diagnostics

    assert built.refused
    assert str(problem) == (
        "mkdocs.yml:6:45: error unknown-person: the author “anne” is not in people.yaml"
    )
    assert problem.hint == "did you mean “ann”?"
    assert gather(project.notes, project.settings).diagnostics == (problem,)


def test_a_wrong_note_leaves_the_site_as_it_is(tmp_path: Path) -> None:
    folder = base(tmp_path)
    build(folder)
    before = fingerprint(folder / "site")
    (folder / "notes/n1.yaml").write_text("title: [", "utf-8")

    assert build(folder).refused
    assert fingerprint(folder / "site") == before
    (folder / "notes/n1.yaml").write_text(note(1), "utf-8")
    assert build(folder).written == 0


def test_while_somebody_looks_a_wrong_note_keeps_its_last_good_page(tmp_path: Path) -> None:
    folder = base(tmp_path)
    build(folder, lenient=True)
    page = (folder / "site/en/notes/n1/index.html").read_bytes()
    (folder / "notes/n1.yaml").write_text("title: [", "utf-8")
    (folder / "notes/n2.yaml").write_text(note(2, "changed"), "utf-8")
    build(folder, lenient=True)

    assert "changed" in (folder / "site/en/notes/n2/index.html").read_text("utf-8")
    assert (folder / "site/en/notes/n1/index.html").stat().st_size - len(page) in range(200)
    (folder / "notes/n1.yaml").write_text(note(1), "utf-8")
    build(folder, lenient=True)
    assert same_as_anew(folder)


def test_notes_name_nobody_wrongly_while_the_people_cannot_be_read(tmp_path: Path) -> None:
    folder = base(tmp_path)
    torn = FILES["registry/people.yaml"].replace("Bob,", '"Bob,')
    (folder / "notes/registry/people.yaml").write_text(torn, "utf-8")
    built = build(folder, lenient=True)

    assert [problem.code for problem in built.diagnostics] == ["yaml-syntax"]
    assert "Title 1" in (folder / "site/en/notes/n1/index.html").read_text("utf-8")
    (folder / "notes/registry/people.yaml").write_text(FILES["registry/people.yaml"], "utf-8")
    build(folder, lenient=True)
    assert same_as_anew(folder)


def test_a_note_that_cannot_be_read_leaves_links_to_it_in_peace(tmp_path: Path) -> None:
    folder = base(tmp_path)
    linking = note(0).replace("[[bob]]", "[[n1#2:00]]")
    (folder / "notes/n0.yaml").write_text(linking, "utf-8")
    (folder / "notes/n1.yaml").write_text("title: [", "utf-8")

    assert [problem.code for problem in build(folder).diagnostics] == ["yaml-syntax"]


def test_a_wrong_note_keeps_its_page_when_all_other_pages_change(tmp_path: Path) -> None:
    folder = base(tmp_path)
    build(folder, lenient=True)
    (folder / "notes/n1.yaml").write_text("title: [", "utf-8")
    (folder / "notes/about.ja.md").write_text("# 別の題\n", "utf-8")
    build(folder, lenient=True)

    assert "Title 1" in (folder / "site/en/notes/n1/index.html").read_text("utf-8")
    assert "別の題" in (folder / "site/ja/notes/n2/index.html").read_text("utf-8")
    (folder / "notes/n1.yaml").write_text(note(1), "utf-8")
    build(folder, lenient=True)
    assert same_as_anew(folder)


@pytest.mark.parametrize("name", ["sub/n1.yaml", "CON.yaml", 'a"<b>.yaml'])
def test_a_note_whose_id_is_wrong_gets_no_page(tmp_path: Path, name: str) -> None:
    folder = base(tmp_path)
    (folder / "notes/sub").mkdir()
    (folder / "notes" / name).write_text(note(7), "utf-8")
    built = build(folder, lenient=True)

    assert {problem.position.path.rpartition("/")[2] for problem in built.diagnostics} & {
        "n1.yaml",
        name,
    }
    assert len(list((folder / "site/en/notes").iterdir())) == 3
    assert "Title 7" not in (folder / "site/en/index.html").read_text("utf-8") or "n1" in name


def test_what_somebody_else_put_there_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = base(tmp_path)
    build(folder)
    assert build(folder).read == 0
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))

    assert build(folder).read == 3
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    assert (build(folder).read, build(folder).read) == (3, 3)


def test_what_is_kept_of_sites_that_are_gone_is_removed(tmp_path: Path) -> None:
    folder = base(tmp_path)
    build(folder, "one")
    build(folder, "other")
    assert len(list((folder / ".kikigaki").glob("*/store.sqlite"))) == 2
    shutil.rmtree(folder / "one")
    build(folder, "third")

    assert len(list((folder / ".kikigaki").glob("*/store.sqlite"))) == 2


def test_where_nothing_can_be_kept_the_site_is_built_all_the_same(tmp_path: Path) -> None:
    folder = base(tmp_path)
    (folder / ".kikigaki").write_text("a file", "utf-8")

    assert (build(folder).read, build(folder).read) == (3, 3)
    assert {path.name for path in folder.iterdir()} == {".kikigaki", "mkdocs.yml", "notes", "site"}


# --- What cannot be put into frames ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "text", "reason"),
    [
        ("partials/footer.html", "<footer>Ours</footer>", ""),
        ("main.html", '{% extends "base.html" %}{% block footer %}x{% endblock %}', ""),
        (
            "partials/footer.html",
            "<footer>{{ page.title | upper }}</footer>",
            "partials/footer.html in custom_dir looks at each page",
        ),
        (
            "partials/footer.html",
            "{% if page and page.meta.title == 'Title 1' %}x{% endif %}",
            "partials/footer.html in custom_dir looks at each page",
        ),
        (
            "partials/toc-item.html",
            "<li>{{ toc_item.title | upper }}</li>",
            "partials/toc-item.html is another than Material's",
        ),
    ],
)
def test_a_template_of_the_sites_own_is_stamped_or_named(
    tmp_path: Path, template: str, text: str, reason: str
) -> None:
    folder = base(tmp_path)
    file = folder / "theme" / template
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    config = CONFIG.replace("font: false}", "font: false, custom_dir: theme}")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    framed = build(folder)
    build(folder, "plain", plain=True)

    assert framed.reason == reason
    assert fingerprint(folder / "site") == fingerprint(folder / "plain")


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ("use_directory_urls: false", "use_directory_urls is off"),
        ("markdown_extensions: [smarty]", "the extension smarty may read our Markdown differently"),
        ("markdown_extensions: [toc: {permalink: true}]", "the extension toc has settings"),
        ("extra_templates: [all.html]", "the template all.html may show all pages"),
    ],
)
def test_what_frames_cannot_do_is_named(tmp_path: Path, setting: str, reason: str) -> None:
    folder = base(tmp_path)
    (folder / "notes/all.html").write_text("x", "utf-8")
    (folder / "mkdocs.yml").write_text(f"{CONFIG}{setting}\n", "utf-8")

    assert build(folder).reason == reason
    assert (folder / "site/en/index.html").is_file()


def test_while_somebody_looks_a_wrong_note_keeps_its_page_without_frames_too(
    tmp_path: Path,
) -> None:
    folder = base(tmp_path)
    (folder / "mkdocs.yml").write_text(f"{CONFIG}markdown_extensions: [smarty]\n", "utf-8")
    project = read_project(folder / "mkdocs.yml")
    work = a_build(project, folder / "site", Options(lenient=True))
    assert work.run().reason
    (folder / "notes/n1.yaml").write_text("title: [", "utf-8")
    built = work.run()

    assert [problem.code for problem in built.diagnostics] == ["yaml-syntax"]
    assert built.sources["n1"] == "n1.yaml"
    assert "Title 1" in (folder / "site/en/notes/n1/index.html").read_text("utf-8")


# --- Any sequence of edits ------------------------------------------------------------------------


BROKEN = "title: ["
NUMBER, CHOICE = st.integers(0, 6), st.integers(0, 20)


class Editing(RuleBasedStateMachine):
    """Somebody edits, deletes, renames, breaks and mends notes and registries, and builds."""

    @initialize()
    def start(self) -> None:
        self.folder = base(Path(tempfile.mkdtemp(prefix="editing-")))

    def teardown(self) -> None:
        for name, text in FILES.items():
            (self.folder / "notes" / name).write_text(text, "utf-8")
        self.write(0, "")
        for file in {problem.position.path for problem in build(self.folder).diagnostics}:
            Path(file).write_text(note(3), "utf-8")  # mended, so that there is something to compare
        assert not build(self.folder).refused
        assert same_as_anew(self.folder)
        shutil.rmtree(self.folder)

    @property
    def notes(self) -> list[Path]:
        return sorted((self.folder / "notes").glob("n*.yaml"))

    @rule(number=NUMBER, words=st.sampled_from(["", "あ", "b <i>", "モデル"]))
    def write(self, number: int, words: str) -> None:
        (self.folder / f"notes/n{number}.yaml").write_text(note(number, words), "utf-8")

    @rule(number=NUMBER, other=NUMBER, at=st.sampled_from(["", "#2:00"]))
    def link(self, number: int, other: int, at: str) -> None:
        text = note(number).replace("[[bob]]", f"[[n{other}{at}]]")
        (self.folder / f"notes/n{number}.yaml").write_text(text, "utf-8")

    @rule(number=NUMBER, day=st.sampled_from(["1999-09-09", "2015-05-05", "2031-01-01"]))
    def date(self, number: int, day: str) -> None:
        text = note(number, day=day, guest="bob")
        (self.folder / f"notes/n{number}.yaml").write_text(text, "utf-8")

    @precondition(lambda self: len(self.notes) > 1)
    @rule(choice=CHOICE)
    def delete(self, choice: int) -> None:
        self.notes[choice % len(self.notes)].unlink()

    @rule(choice=CHOICE, number=NUMBER)
    def rename(self, choice: int, number: int) -> None:
        self.notes[choice % len(self.notes)].rename(self.folder / f"notes/n{number}.yaml")

    @rule(choice=CHOICE)
    def damage(self, choice: int) -> None:
        self.notes[choice % len(self.notes)].write_text(BROKEN, "utf-8")

    @rule(stem=st.sampled_from(["people", "topics", "glossary"]), how=st.integers(0, 2))
    def registry(self, stem: str, how: int) -> None:
        name = f"registry/{stem}.yaml"
        new = "extra: {name: {ja: 断片, en: Summary}}\n"
        text = (FILES[name], FILES[name] + new, FILES[name].partition("\n")[0])[how]
        (self.folder / "notes" / name).write_text(text, "utf-8")

    @rule(
        text=st.sampled_from(["# これは\n", "# 別\n", "# これは\n\n[文](ja/notes/n2.md#t60)。\n"])
    )
    def page(self, text: str) -> None:
        (self.folder / "notes/about.ja.md").write_text(text, "utf-8")

    @rule()
    def look(self) -> None:
        """A wrong note keeps its last good page."""
        build(self.folder, lenient=True)

    @rule()
    def build(self) -> None:
        """Whatever was built before, a build in good order is the same as one of everything."""
        if not build(self.folder).refused:
            assert same_as_anew(self.folder)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=6, stateful_step_count=12, deadline=None)


def test_notes_beyond_those_that_are_held_come_back_as_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kikigaki.building.held.HELD", 0)
    project = read_project(ROOT / "mkdocs.yml")
    notes = gather(project.notes, project.settings).collection.notes
    held = Held()
    for one in notes:
        held.add(one)

    assert notes
    # As they are printed: positions do not count where notes are compared.
    assert [repr(held.get(one.id)) for one in notes] == [repr(one) for one in notes]
