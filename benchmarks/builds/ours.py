"""Kikigaki: with all that stands beside the pages, as the others do it, and without search."""

import shutil
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from generators import (
    CHECK,
    EDIT,
    FULL,
    NONE,
    NOTE,
    PYTHON,
    Edit,
    Full,
    Generator,
    Job,
    Place,
    Ready,
    said,
)
from measured import LOG, Cost, run

HERE = Path(__file__).parent
KIKIGAKI = (PYTHON, "-m", "kikigaki")
BUILD = (*KIKIGAKI, "build")
UNSEARCHED = (PYTHON, str(HERE / "without_search.py"), "build")
OF_A_NOTE = (PYTHON, str(HERE / "of_a_note.py"))
CLEAN = ("site", ".kikigaki")
CORPUS = HERE.parent / "corpus.py"
PLUGIN = "  - kikigaki:\n"
NO_EXPORTS = "      exports: false\n"


def everything(place: Place) -> Ready:
    """As it comes: captions, records and more beside the pages."""
    settings = place.with_notes() / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(NO_EXPORTS, ""), "utf-8")
    return _building(place)


def alike(place: Place) -> Ready:
    """Pages and search, as MkDocs makes them."""
    place.with_notes()
    return _building(place)


def unsearched(place: Place) -> Ready:
    """Pages alone."""
    place.with_notes()
    return Ready({FULL: Full(place, UNSEARCHED, CLEAN)}, version("kikigaki"))


def checking(place: Place) -> Ready:
    """No pages at all."""
    folder = place.with_notes()
    return Ready({CHECK: partial(run, (*KIKIGAKI, "check"), folder)}, version("kikigaki"))


def reading(place: Place) -> Ready:
    """Markdown of the notes, in memory."""
    return Ready({NOTE: partial(of_a_note, place.with_notes())}, version("kikigaki"))


def of_a_note(folder: Path) -> Cost:
    """What a note takes to be read, checked and written as Markdown; memory is that of all."""
    cost = run(OF_A_NOTE, folder)
    return replace(cost, cpu=float((folder / LOG).read_text("utf-8")))


def _building(place: Place) -> Ready:
    folder = place.folder
    jobs: dict[str, Job] = {
        FULL: Full(place, BUILD, CLEAN),
        NONE: partial(run, BUILD, folder),
        EDIT: Edit(folder, BUILD, "notes/2*/*.yaml"),
    }
    return Ready(jobs, version("kikigaki"))


def write(size: int, notes: Path, docs: Path) -> None:
    """A knowledge base of so many notes without exports, and its pages in Markdown."""
    said(PYTHON, CORPUS, size, notes)
    settings = notes / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(PLUGIN, PLUGIN + NO_EXPORTS)
    settings.write_text(text, "utf-8")
    said(*KIKIGAKI, "render", "--out", docs, cwd=notes)
    for file in [file for file in docs.iterdir() if file.name not in ("ja", "en")]:
        shutil.rmtree(file) if file.is_dir() else file.unlink()


ALL = Generator("Kikigaki, exports too", everything, quick=True)
ALIKE = Generator("Kikigaki, pages and search", alike, quick=True)
ALONE = Generator("Kikigaki, pages alone", unsearched, quick=True)
CHECKING = Generator("Kikigaki, check", checking, range(10, 11), quick=True)
READING = Generator("Kikigaki, note by note", reading, range(1_000, 1_001), quick=True)
OURS = (ALL, ALIKE, ALONE, CHECKING, READING)
