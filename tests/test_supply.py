"""What the tests run on, and what a workflow may do: pinned, and no more than it needs."""

import json
import re
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
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

HOLE = {"id": "CVE-1", "fix_versions": ["2"]}


def locked() -> dict[str, str]:
    """Each package of the lock and its version."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", LOCK, re.MULTILINE))


def test_the_lock_has_every_package_the_project_asks_for_in_a_version_it_allows() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    versions = locked()

    for requirement in map(Requirement, wanted):
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


@pytest.mark.parametrize("name", ["lock", "audit"])
def test_every_locked_package_has_hashes_and_no_place_of_its_own(name: str) -> None:
    lock = (ROOT / f".ci/{name}.txt").read_text("utf-8")
    packages = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]

    assert len(packages) > 20
    assert all("--hash=sha256:" in package for package in packages)
    assert not re.search(r"^-|://", lock, re.MULTILINE)


@pytest.mark.parametrize(
    ("output", "errors", "words", "code"),
    [
        ("", "Traceback\nConnectionError: no such name\n", "skipped: the advisories", 0),
        ("[]\n", "", "skipped", 0),
        ('{"dependencies": [{"name": "a", "skip_reason": "not found"}]}', "", "skipped", 0),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}',
            "",
            "1 of 1 packages looked at: no hole",
            0,
        ),
        (
            json.dumps({"dependencies": [{"name": "a", "version": "1", "vulns": [HOLE]}]}),
            "",
            "a 1: CVE-1 (mended in 2)",
            1,
        ),
    ],
)
def test_an_audit_that_could_not_look_says_so(
    output: str, errors: str, words: str, code: int
) -> None:
    spec = spec_from_file_location("audit", ROOT / ".ci/audit.py")
    assert spec is not None
    assert spec.loader is not None
    audit = module_from_spec(spec)
    spec.loader.exec_module(audit)
    told, ended = audit.verdict(output, errors)

    assert told.startswith(words)
    assert ended == code


@pytest.mark.parametrize("name", [name for name in WORKFLOWS if name != "scaffold"])
def test_a_workflow_installs_nothing_but_what_is_locked(name: str) -> None:
    for line in re.findall(r"pip install (.*)", WORKFLOWS[name]):
        assert "--require-hashes" in line or "--no-deps" in line


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
