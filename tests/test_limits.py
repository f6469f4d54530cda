"""Nothing a note holds exhausts a build: limits, each named, and no pattern that takes its time.

What takes longer than in proportion is found by a limit on the CPU, not by a clock: a process that
does thousands of times what it should is ended by the system.
"""

import re
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from playwright._impl._driver import compute_driver_executable  # its Node.js, the only one here

from kikigaki.diagnostics import MANY, Code, as_text
from kikigaki.ids import MAX_ID
from kikigaki.reader.values import MAX_MARKUP_OF_FILE
from kikigaki.schema.fields import MAX_LINE
from kikigaki.source import source_line
from kikigaki.source.compose import MAX_DEPTH, MAX_EVENTS
from kikigaki.source.files import MAX_BYTES
from kikigaki.text import MAX_CHARACTERS, MAX_MARKUP
from tests.conftest import ROOT
from tests.folders import gathered


def limited(seconds: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the tests within so many seconds of CPU, and four gigabytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))

    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, cwd=ROOT, preexec_fn=limit, check=False, capture_output=True, text=True
    )


# --- The limits ---------------------------------------------------------------------------------

HEAD = "title: t\nvideo: bc6uFV9CJGg\n"
BODY = "sections: [{title: s, moments: [{at: 0:01, ja: a}]}]\n"


def text_of(text: str) -> str:
    return f"{HEAD}{BODY}summary: |\n" + "".join(f"  {line}\n" for line in text.split("\n"))


def parts(number: int) -> str:
    """A note of so many parts of YAML."""
    note = f"{HEAD}{BODY}topics: []\n"
    others = len(list(yaml.parse(note))) - 1  # the beginning of the stream is none
    return note.replace("[]", f"[{', '.join(['a'] * (number - others))}]")


def markup(number: int) -> str:
    """A note whose texts have so much markup together."""
    full, rest = divmod(number, MAX_MARKUP)
    texts = [*(["!" * MAX_MARKUP] * full), "!" * rest]
    moments = ", ".join(f'{{ja: "{text}a"}}' for text in texts)
    return f"{HEAD}sections: [{{title: s, moments: [{{at: 0:01, ja: a}}, {moments}]}}]\n"


LIMITS: Mapping[str, tuple[int, Callable[[int], str], Code]] = {
    "bytes": (MAX_BYTES, lambda n: (f"{HEAD}{BODY}" + "#" * n)[:n], Code.TOO_LARGE),
    "parts": (MAX_EVENTS, parts, Code.TOO_DEEP),
    "characters of a text": (MAX_CHARACTERS, lambda n: text_of("a" * n)[:-1], Code.TOO_LONG),
    "markup of a text": (MAX_MARKUP, lambda n: text_of("!" * n)[:-1], Code.TOO_LONG),
    "markup of a file": (MAX_MARKUP_OF_FILE, markup, Code.TOO_LONG),
    "characters of a line": (
        MAX_LINE,
        lambda n: f"title: {'a' * n}\n{HEAD[9:]}{BODY}",
        Code.TOO_LONG,
    ),
}


@pytest.mark.parametrize("name", LIMITS)
def test_what_is_just_within_a_limit_is_read_and_what_is_over_it_is_named(
    name: str, tmp_path: Path
) -> None:
    most, note, code = LIMITS[name]
    others = {Code.UNKNOWN_TOPIC}  # what fills the note

    for number, expected in ((most, set()), (most + 1, {code})):
        found = gathered(tmp_path / str(number), {"a.yaml": note(number)})

        assert {problem.code for problem in found.diagnostics} - others == expected


def test_an_id_of_eighty_characters_is_one_and_a_longer_one_is_none(tmp_path: Path) -> None:
    found = gathered(tmp_path, {f"{'a' * n}.yaml": HEAD + BODY for n in (MAX_ID, MAX_ID + 1)})

    assert [note.id for note in found.collection.notes] == ["a" * MAX_ID]
    assert [problem.code for problem in found.diagnostics] == [Code.BAD_ID]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_guide_knows_the_limits(language: str) -> None:
    guide = (ROOT / f"notes/guide/format.{language}.md").read_text("utf-8")
    (sentence,) = [line for line in guide.splitlines() if "512 KiB" in line]
    figures = (MAX_BYTES // 1024, MAX_DEPTH, MAX_EVENTS, MAX_CHARACTERS, MAX_MARKUP)
    more = (MAX_MARKUP_OF_FILE, MAX_LINE, MAX_ID)

    assert re.findall(r"[0-9,]*[0-9]", sentence) == [f"{figure:,}" for figure in figures + more]


# --- Floods -------------------------------------------------------------------------------------

MANY_MOMENTS = f"{HEAD}sections:\n- title: a\n  moments:\n"
FLOODS: Mapping[str, str] = {
    "unknown keys": HEAD + BODY + "".join(f"key{n}{'x' * 60}: y\n" for n in range(5_000)),
    "one key again": HEAD + BODY + "title: x\n" * 9_000,
    "aliases": f"title: [{','.join(['*a'] * 19_000)}]\n",
    "topics nobody knows": f"{HEAD}{BODY}topics: [{','.join(f't{n}' for n in range(15_000))}]\n",
    "links to nothing": text_of(" ".join(f"[[n{n}]]" for n in range(MAX_MARKUP // 4 - 1))),
    "tags": text_of("<b>" * (MAX_MARKUP // 2 - 1)),
    "stamps that are none": MANY_MOMENTS + "  - {at: 9:99, ja: a}\n" * 3_000,
    "stamps that go back": MANY_MOMENTS
    + "".join(f"  - {{at: {59 - n // 60}:{59 - n % 60:02}, ja: a}}\n" for n in range(3_000)),
    "characters": f"title: {chr(0x202E) * 100_000}",
    "empty moments": MANY_MOMENTS + "  - {at: 0:01}\n" * 3_000,
}


@pytest.mark.parametrize("name", FLOODS)
def test_thousands_of_problems_are_told_by_the_first_hundred(name: str, tmp_path: Path) -> None:
    found = gathered(tmp_path, {"a.yaml": FLOODS[name]}).diagnostics
    codes = [problem.code for problem in found]

    assert max(codes.count(code) for code in codes) == MANY + 1
    assert "more of this kind follow" in as_text(found, source_line)
    assert len(found) < 3 * MANY


# --- Time ---------------------------------------------------------------------------------------


def test_no_pattern_takes_its_time_over_a_long_text() -> None:
    done = limited(300, "tests.patterns")

    assert done.returncode == 0, done.stdout[-2000:]
    assert done.stdout.count("\n") > 70


def test_no_pattern_of_the_scripts_takes_its_time_either() -> None:
    node, _ = compute_driver_executable()
    script = ROOT / "tests/patterns.mjs"
    scripts = [str(path) for path in sorted((ROOT / "src/kikigaki/assets").rglob("*.js"))]
    done = subprocess.run(
        [node, script, *scripts],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)),
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert done.stdout.count("\n") > 20


def test_no_text_keeps_another_reader_of_our_markdown_busy() -> None:
    done = limited(30, "tests.busy")

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert done.stdout.count("\n") > 30
