"""Files that other people made, and what an importer must find in each.

They lie beside the repository in ``shared/samples``, which need not be there.
"""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from kikigaki.importers import Wish, read_draft
from kikigaki.importers.captions import cues_of
from kikigaki.importers.chapters import chapters_of
from kikigaki.importers.decoding import Decoded, decode
from kikigaki.importers.draft import Chapter, Cue
from tests.imports import SAMPLES

Fact = dict[str, Any]
"""What ``expected.json`` says of a file; starts and ends in seconds."""

_CLOSE = 0.0015
"""Seconds; times in the facts are rounded to the millisecond or finer."""


def facts(folder: str) -> list[tuple[str, Fact]]:
    """The files of a folder and what is known of them; none where they are not there."""
    if not SAMPLES.is_dir():
        return []
    files = json.loads((SAMPLES / "expected.json").read_text("utf-8"))["files"]
    return [(name, fact) for name, fact in files.items() if name.startswith(f"{folder}/")]


def sample(name: str, fact: Fact) -> str:
    """The text of a sample, in the encoding that it is known to be in."""
    encoding = "gb2312" if "GB2312" in fact.get("format", "") else ""
    found = decode((SAMPLES / name).read_bytes(), name, encoding)
    assert isinstance(found, Decoded), found
    return found.text


def caption_misses(name: str, fact: Fact) -> list[str]:
    """What is wrong in the captions found in a sample; nothing if all is as it must be."""
    found = cues_of(name, sample(name, fact))
    if found is None:
        return ["not taken for captions"]
    if fact["kind"] == "negative":
        refused = found.diagnostics and found.diagnostics[0].severity.value == "error"
        return [] if refused and not found.cues else ["not refused"]
    dropped = fact.get("dropped_blocks", len(found.diagnostics))
    voices = {cue.voice for cue in found.cues}
    missed = [f"{len(found.diagnostics)} parts left out, not {dropped}"]
    lost = sorted(set(fact.get("speakers", ())) - voices)
    return [
        *_cue_misses(found.cues, fact),
        *(missed if len(found.diagnostics) != dropped else []),
        *(f"nobody is called {name}" for name in lost),
    ]


def chapter_misses(name: str, fact: Fact) -> list[str]:
    """What is wrong in the chapters found in a sample; nothing if all is as it must be."""
    found = chapters_of(name, sample(name, fact))
    if found is None:
        return ["not taken for chapters"]
    return list(_chapter_misses(found.chapters, fact))


def list_misses(name: str, fact: Fact) -> list[str]:
    """What is wrong in the sections made of a description, show notes or memo in a sample."""
    draft = read_draft(name, sample(name, fact), Wish(("ja", "en")))
    starts = [next((m.at.seconds for m in s.moments if m.at), None) for s in draft.sections]
    if fact["kind"] == "negative":
        return [f"starts are {starts[:9]}"] if starts else []
    titles = [squeezed(next(iter(section.title.values()), "")) for section in draft.sections]
    if "chapters" not in fact:
        return _link_misses(starts, draft.video, fact)
    wanted = [start for start, _ in fact["chapters"]]
    if starts != wanted:
        return [f"starts are {starts[:9]}"]
    pairs = zip(titles, (squeezed(title) for _, title in fact["chapters"]), strict=True)
    wrong = [title for title, other in pairs if other and title != other]
    return [f"titles are {wrong[:5]}"] if wrong else []


def _link_misses(starts: list[int | None], video: str, fact: Fact) -> list[str]:
    """A page of links: those into the video the note is about, each list once."""
    own = [link for link in fact["links"] if link["video"] == video]
    wanted = [link["label_s"] for link in own]
    once = sorted(set(wanted))
    return [] if starts in (wanted, once) else [f"starts are {starts[:9]}"]


def _cue_misses(cues: tuple[Cue, ...], fact: Fact) -> Iterator[str]:
    starts = [float(cue.start) for cue in cues]
    wanted = fact.get("starts", [fact["first_start"], *starts[1:-1], fact["last_start"]])
    if len(cues) != fact["count"]:
        yield f"{len(cues)} cues, not {fact['count']}"
    elif not _near(starts, wanted):
        yield f"starts are {starts[:9]}"
    elif not _near([float(cues[-1].end or 0)], [fact.get("last_end", cues[-1].end or 0)]):
        yield f"the last end is {cues[-1].end}"
    elif sum(not cue.text for cue in cues) != fact.get("empty_cues", 0):
        yield "other cues are empty"
    for cue, key in ((cues[0], "first_text"), (cues[-1], "last_text")):
        if not squeezed(cue.text).startswith(squeezed(fact.get(key, ""))):
            yield f"{key} is {cue.text[:40]!r}"


def _chapter_misses(chapters: tuple[Chapter, ...], fact: Fact) -> Iterator[str]:
    titles = [squeezed("".join(chapter.title.values())) for chapter in chapters]
    if titles != [squeezed(title) for _, title in fact["chapters"]]:
        yield f"titles are {titles[:5]}"
    elif not _near([float(c.start) for c in chapters], [start for start, _ in fact["chapters"]]):
        yield f"starts are {[float(c.start) for c in chapters][:5]}"
    elif "ends" in fact and not _near([float(c.end or 0) for c in chapters], fact["ends"]):
        yield "ends differ"
    elif [float(c.start) for c in chapters if c.hidden] != fact.get("hidden", []):
        yield "others are hidden"


def squeezed(text: str) -> str:
    """A text for comparing: normalized, and with white space squeezed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _near(found: list[float], wanted: list[Any]) -> bool:
    return len(found) == len(wanted) and all(
        abs(one - float(other)) < _CLOSE for one, other in zip(found, wanted, strict=True)
    )
