"""Files to import come from strangers too: what they hold is words, and never more."""

from pathlib import Path

import pytest

from kikigaki.collection import gather
from kikigaki.diagnostics import Severity
from kikigaki.pages import all_pages
from kikigaki.settings import Settings
from tests.hostile import VECTORS
from tests.hostile_imports import DEEP, ELSEWHERE, FORMATS, note_of
from tests.test_limits import limited
from tests.unsafe import faults

EVERY = 9
"""Of the vectors, each format tries one in so many; all together try all, most of them twice."""


@pytest.mark.parametrize("name", FORMATS)
def test_an_attack_in_a_file_to_import_becomes_words_or_is_named(name: str, tmp_path: Path) -> None:
    first = list(FORMATS).index(name) % EVERY
    vectors = VECTORS[first::EVERY]
    for number, vector in enumerate(vectors):
        note, problems = note_of(name, FORMATS[name](vector))
        assert note or any(problem.severity is Severity.ERROR for problem in problems), vector
        if note:
            (tmp_path / f"n{number}.yaml").write_text(note, "utf-8")
    found = gather(tmp_path, Settings())
    pages = list(all_pages(found.collection, {}))

    if name != "table.csv":  # in whose cells texts stand as they are typed in notes
        assert [p for p in found.diagnostics if p.severity is Severity.ERROR] == []
    assert len(found.collection.notes) > len(vectors) / 4
    assert {page.src_uri: bad for page in pages if (bad := faults(page.html))} == {}
    assert not any("window.ran=1</script>" in page.html for page in pages)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_file_to_import_brings_no_other_file_along(name: str) -> None:
    note, problems = note_of(name, ELSEWHERE[name])

    assert "root:" not in note
    assert "haha" not in note
    assert note or problems


def test_no_file_to_import_keeps_anybody_busy() -> None:
    done = limited(60, "tests.hostile_imports")

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert done.stdout.split() == list(DEEP)
