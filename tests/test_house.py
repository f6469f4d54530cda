"""The house stays as it is described: README, examples and notes agree with the code."""

import csv
import re
from collections.abc import Mapping  # noqa: TC003 - the name is short
from itertools import chain
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from kikigaki.cli import VERBS, main
from kikigaki.collection import gather
from kikigaki.mentions import find_mentions
from kikigaki.schema import reference_table
from kikigaki.settings import Settings, read_project
from kikigaki.terms import finders
from kikigaki.wiki import Names, registries
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
STAMPS = ROOT.parent / "shared/sources/stamps.tsv"
PACKAGE = ROOT / "src/kikigaki"


def test_the_readme_s_tables_are_those_of_the_schema() -> None:
    assert reference_table(("ja", "en")) in README


@pytest.mark.parametrize("verb", VERBS)
def test_the_readme_names_every_command(verb: str) -> None:
    assert f"| `kikigaki {verb}" in README


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_an_example_in_its_help(verb: str) -> None:
    done = CliRunner().invoke(main, [verb, "--help"])

    assert done.exit_code == 0
    assert f"Example: kikigaki {verb}" in done.output


def test_the_readme_names_every_room() -> None:
    rooms = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or list(path.glob("*.py"))
    }
    for room in rooms - {"__init__", "__main__"}:
        assert f"`{room}`" in README


def test_the_readme_s_note_is_a_good_note(tmp_path: Path) -> None:
    (example, *_) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    registry = tmp_path / "registry"
    registry.mkdir()
    (registry / "people.yaml").write_text("mark-zuckerberg: {name: Mark}")
    (tmp_path / "llama3.yaml").write_text(example, "utf-8")

    assert gather(tmp_path, Settings()).diagnostics == ()
    assert len(example.splitlines()) == 10


def test_the_real_notes_have_no_problem() -> None:
    project = read_project(ROOT / "mkdocs.yml")

    assert gather(project.notes, project.settings).diagnostics == ()


def test_the_real_notes_are_in_every_language() -> None:
    project = read_project(ROOT / "mkdocs.yml")
    languages = set(project.settings.languages)

    for note in gather(project.notes, project.settings).collection.notes:
        texts: list[Mapping[str, object]] = [
            note.title,
            note.summary,
            *(section.title for section in note.sections),
        ]
        texts += [text for moment in note.moments() for _, text in moment.voices()]
        assert all(set(text.keys()) == languages for text in texts)


def test_every_person_topic_and_term_has_moments_in_the_real_notes() -> None:
    project = read_project(ROOT / "mkdocs.yml")
    collection = gather(project.notes, project.settings).collection
    mentions = find_mentions(collection, Names(collection), finders(collection))
    entries = chain.from_iterable(registry.values() for registry in registries(collection))

    assert [entry.id for entry in entries if not mentions.of(entry)] == []


@pytest.mark.skipif(not STAMPS.is_file(), reason="the fact sheets are not here")
def test_every_stamp_of_the_real_notes_stands_in_the_fact_sheets() -> None:
    with STAMPS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    project = read_project(ROOT / "mkdocs.yml")

    for note in gather(project.notes, project.settings).collection.notes:
        known = {int(row["seconds"]) for row in rows if row["slug"] == note.id}
        stamps = {moment.at.seconds for moment in note.moments() if moment.at is not None}
        assert stamps - known == set()


def test_the_package_data_that_users_get_is_in_the_package() -> None:
    for data in ("assets/kikigaki.css", "strings/ja.yaml", "theme/404.html", "py.typed"):
        assert (PACKAGE / data).is_file()


def test_workflows_pin_every_action_to_a_commit() -> None:
    for workflow in sorted((ROOT / ".github/workflows").glob("*.yml")):
        jobs = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]
        uses = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
        assert uses
        assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action in uses)
