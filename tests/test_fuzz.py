"""Whatever a file holds: no traceback, nothing that acts, and no moment lost on the way to a page.

``benchmarks/fuzz.py`` runs the same for as long as you like.
"""

import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given

from kikigaki.collection import Gathered, gather
from kikigaki.diagnostics import as_github, as_json, as_text
from kikigaki.links import note_anchors
from kikigaki.pages import all_pages
from kikigaki.settings import Settings
from tests.fuzzing import as_yaml, notes, structures
from tests.strategies import few, typed
from tests.unsafe import faults

PAGE = "{}/notes/note.md"


def gathered(text: str) -> Gathered:
    """What a folder with this one file holds."""
    with tempfile.TemporaryDirectory() as name:
        Path(name, "note.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        return gather(Path(name), Settings())


def judge(text: str) -> None:
    """Read a file, print every problem in every form, write every page, and look at them."""
    found = gathered(text)
    shown = as_text(found.diagnostics, lambda _: text.split("\n", maxsplit=1)[0])
    controls = re.sub(r"[\n\t -~\u00a0-\U0010ffff]", "", shown)

    assert as_json(found.diagnostics).endswith("]\n")
    assert as_github(found.diagnostics).count("\n") == len(found.diagnostics)
    assert controls == ""
    assert found.diagnostics or found.collection.notes
    pages = {page.src_uri: page for page in all_pages(found.collection, {})}
    for page in pages.values():
        assert faults(page.html) == []
        assert page.markdown.startswith("---\n")
    for note in found.collection.notes:
        anchors = note_anchors(note)
        ids = [a.id for section in anchors for a in section.moments if a.own]
        stamps = [moment.at.seconds for moment in note.moments() if moment.at]
        for language in found.collection.languages:
            html = pages[PAGE.format(language)].html
            assert re.findall(r'class="kk-moment" id="([^"]+)"', html) == ids
            assert re.findall(r'<h2 id="([^"]+)"', html) == [s.heading for s in anchors]
            linked = re.findall(
                r'class="kk-at">\n<p><a class="kk-stamp" href="[^"]*t=(\d+)s"', html
            )
            assert [int(second) for second in linked] == stamps


@few
@given(structures())
def test_any_structure_is_read_or_refused(value: Any) -> None:  # noqa: ANN401
    judge(as_yaml(value))


@few
@given(notes())
def test_any_note_keeps_its_anchors_and_stamps(value: Any) -> None:  # noqa: ANN401
    judge(as_yaml(value))


@few
@given(typed())
def test_any_bytes_are_read_or_refused(text: str) -> None:
    judge(text)
