"""What search costs at a size: building the index, an edit, its bytes, and asking it.

    python benchmarks/search.py [--notes N] [--plugins]

Bytes are those of the index alone as a browser asks for them, with the headers; its scripts are
21 kB more. With ``--plugins`` the site is built too, and the search plugins of Material and of
MkDocs read the same pages, in turn with our index.
"""

import argparse
import gzip
import itertools
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from material.plugins.search.plugin import (  # type: ignore[import-untyped]  # Material has none
    SearchIndex as OfMaterial,
)
from mkdocs.contrib.search.search_index import SearchIndex as OfMkDocs

from kikigaki.collection import gather
from kikigaki.model import Collection
from kikigaki.search import Builder, Change, Last, index_files, indexed, runs, updated
from kikigaki.search.asking import Index, Wishes, ask, hits
from kikigaki.search.making.records import read_note
from kikigaki.settings import read_project
from kikigaki.wiki import Names

sys.path.insert(0, str(Path(__file__).parent))
import corpus

QUERIES = 60
ROUNDS = 3
SHOWN = 3
"""Moments that the search box shows at first."""
HEADERS = 250
"""Bytes of a response's header, about."""
OPTIONS: dict[str, Any] = {
    "lang": ["ja", "en"],
    "separator": r"[\s\-]+",
    "pipeline": ["stemmer"],
    "fields": {},
    "min_search_length": 3,
    "prebuild_index": False,
    "indexing": "full",
}
CONTENT = re.compile(r'<article class="md-content__inner[^>]*>(.*?)</article>', re.DOTALL)


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of some work."""
    started = time.process_time()
    work()
    return time.process_time() - started


def an_edit(collection: Collection) -> Collection:
    """The collection with one answer replaced by another's."""
    first, second, *rest = collection.notes
    section = first.sections[0]
    moment = replace(section.moments[0], answer=second.sections[1].moments[0].answer)
    sections = (replace(section, moments=(moment, *section.moments[1:])), *first.sections[1:])
    return replace(collection, notes=(replace(first, sections=sections), second, *rest))


def after_an_edit(before: Collection, files: dict[str, bytes]) -> tuple[float, int]:
    """CPU seconds to bring the index up to date, and how many files that writes."""
    after, builder, names = an_edit(before), Builder(before), Names(before)
    notes = sorted(before.notes, key=lambda note: (str(note.published or ""), note.id))
    for run in runs((indexed(note, before, names) for note in notes), before.languages):
        builder.add(run)
    for _ in builder.files():
        pass
    last = Last(builder.state, files.__getitem__, before)
    old = indexed(before.notes[0], before, names)
    written: list[str] = []

    def update() -> None:
        new = indexed(after.notes[0], before, names)
        made = updated(last, [Change(old.record, new)], before)
        written.extend(made.files if made else ())

    return timed(update), len(written)


def texts(collection: Collection) -> int:
    """Bytes of all that is said and of all titles."""
    names = Names(collection)
    passages = [p for note in collection.notes for p in read_note(note, collection, names).passages]
    maps = [text for p in passages for text in (p.title, *(speech.text for speech in p.speeches))]
    return sum(len(text.encode()) for texts in maps for text in texts.values())


def cold_bytes(files: dict[str, bytes], query: str) -> int:
    """What a browser loads of the index for the first answer."""
    read: dict[str, int] = {}

    def reading(path: str) -> bytes:
        data = files[path]
        read[path] = HEADERS + (len(gzip.compress(data)) if path.endswith(".json") else len(data))
        return data

    index = Index(reading)
    list(itertools.islice(hits(index, ask(index, query, Wishes())), SHOWN))
    return sum(read.values())


def against_plugins(folder: Path, made: Collection) -> None:
    """Print what each search plugin costs on the pages of the site, and the index beside it."""
    command = (sys.executable, "-m", "kikigaki", "build")
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 - ours
    pages = list(contents(folder / "site"))
    print(f"pages                 {len(pages):8}")
    for name, plugin in (("Material's plugin", OfMaterial), ("MkDocs' plugin", OfMkDocs)):
        pairs = [
            (timed(partial(index_files, made)), timed(partial(fill, plugin, pages)))
            for _ in range(ROUNDS)
        ]
        theirs = statistics.median(plugin for _, plugin in pairs)
        ratio = statistics.median(ours / plugin for ours, plugin in pairs)
        print(f"{name:20}  {theirs:8.2f} s CPU; the index takes {ratio:.2f} x of it")


def contents(site: Path) -> Iterator[Any]:
    """The pages of a site, as plugins get them from MkDocs."""
    for file in sorted(site.rglob("index.html")):
        if content := CONTENT.search(file.read_text("utf-8")):
            url = f"{file.parent.relative_to(site)}/"
            yield SimpleNamespace(url=url, content=content[1], title="", meta={}, toc=[])


def fill(plugin: type[OfMaterial | OfMkDocs], pages: list[Any]) -> None:
    """Have a plugin's index made of some pages."""
    index = plugin(**OPTIONS)
    for page in pages:
        index.add_entry_from_context(page)
    index.generate_search_index(*([None] if plugin is OfMaterial else []))


def main() -> None:
    """Print the figures for a number of notes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--plugins", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(Path(folder), arguments.notes)
        project = read_project(Path(folder) / "mkdocs.yml")
        made = gather(project.notes, project.settings).collection
        measure(made)
        if arguments.plugins:
            against_plugins(Path(folder), made)


def measure(made: Collection) -> None:
    """Print the figures of a collection."""
    files: dict[str, bytes] = {}
    print(f"build the index       {timed(lambda: files.update(index_files(made))):8.2f} s CPU")
    seconds, written = after_an_edit(made, files)
    print(f"after an edit         {seconds:8.2f} s CPU, {written} of {len(files)} files written")
    disk = sum(map(len, files.values()))
    print(f"on disk               {disk / 1e6:8.2f} MB, {disk / texts(made):.2f} x the texts")
    dice = random.Random(1)  # noqa: S311 - the same words every time
    queries = [ja for ja, _ in dice.sample(corpus.vocabulary()[:600], QUERIES)]
    loaded = [cold_bytes(files, query) for query in queries]
    print(f"first answer, index   {statistics.median(loaded) / 1000:8.1f} kB, median of {QUERIES}")
    index = Index(files.__getitem__)
    spent = [timed(partial(ask, index, query, Wishes())) for query in queries]
    print(f"a query, in Python    {1000 * statistics.median(spent):8.1f} ms CPU, median")


if __name__ == "__main__":
    main()
