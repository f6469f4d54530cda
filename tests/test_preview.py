"""``mkdocs serve`` works too: it follows a save, keeps a wrong note's page, answers only here."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.test_serve import NOTE, serving


def test_mkdocs_by_itself_follows_a_save_and_shows_what_is_wrong(knowledge_base: Path) -> None:
    note = knowledge_base / "notes/zuckerberg-llama3-2024.yaml"
    good = note.read_text("utf-8")
    with serving(knowledge_base, "mkdocs") as served:
        note.write_text(good.replace("GPUの使い道", "GPUの使いみち"), "utf-8")
        assert served.until(NOTE, lambda html: "GPUの使いみち" in html)
        note.write_text("title: [", "utf-8")
        assert served.until(NOTE, lambda html: "kk-problems" in html)
        assert "GPUの使いみち" in served.get(NOTE)
        asked = urllib.request.Request(served.address + NOTE, headers={"Host": "evil.example"})  # noqa: S310 - loopback
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(asked, timeout=5)  # noqa: S310 - loopback
