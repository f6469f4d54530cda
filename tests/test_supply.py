"""What the tests run on, and what a workflow may do: pinned, and no more than it needs."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kikigaki.scaffolds import scaffold
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / ".ci/lock.txt").read_text("utf-8")
WORKFLOWS = {
    **{str(p): p.read_text("utf-8") for p in sorted((ROOT / ".github/workflows").glob("*.yml"))},
    "scaffold": scaffold()[".github/workflows/publish.yml"].decode(),
}


def locked() -> dict[str, str]:
    """Each package of the lock and its version."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", LOCK, re.MULTILINE))


def test_the_lock_has_every_package_the_project_asks_for_in_a_version_it_allows() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    versions = locked()

    for requirement in map(Requirement, wanted):
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_every_locked_package_has_hashes() -> None:
    for package in re.split(r"^(?=[a-z])", LOCK, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in package


def test_every_runtime_dependency_has_its_reason() -> None:
    text = Path(ROOT / "pyproject.toml").read_text("utf-8")
    listed = text.partition("dependencies = [\n")[2].partition("\n]")[0].splitlines()

    assert len(listed) == len(PROJECT["dependencies"])
    assert all(re.search(r'",\s+# \S.{15}', line) for line in listed)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_pins_its_actions_and_may_only_read(name: str) -> None:
    text = WORKFLOWS[name]
    workflow = yaml.safe_load(text)
    uses = re.findall(r"uses: (.*)", text)

    assert uses
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", used) for used in uses)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in text
    assert "secrets." not in text
