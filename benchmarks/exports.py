"""What exports cost of a build: none, the usual ones, and every format, taking turns.

python benchmarks/exports.py [--notes N] [--rounds N] [--folder FOLDER]
"""

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

from kikigaki.exports import FORMATS

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "builds"))
import corpus
from measured import Cost, run, summary
from ours import BUILD, CLEAN, PLUGIN

SKIPPED = {"card"}
"""Needs fonts of the machine, and draws pictures, which is another matter."""
CHOICES = {
    "none": "false",
    "the usual": "true",
    "every format": f"[{', '.join(name for name in FORMATS if name not in SKIPPED)}]",
}
"""The setting ``exports`` in ``mkdocs.yml``."""
_STAMP = re.compile(r"at: (\d+:\d\d:\d\d)")
_DAY = re.compile(r"^published: .*$", re.MULTILINE)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where to build, such as a disk in memory")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        places = {
            name: place(Path(folder) / name, asked.notes, setting)
            for name, setting in CHOICES.items()
        }
        costs: dict[str, list[Cost]] = {name: [] for name in CHOICES}
        for _ in range(asked.rounds):
            for name, where in places.items():
                costs[name].append(built(where))
        report(costs, places)


def place(folder: Path, notes: int, setting: str) -> Path:
    """A knowledge base with this setting, whose notes say how long their videos are.

    A manifest needs that to be.
    """
    corpus.write(folder, notes)
    for note in folder.glob("notes/2*/*.yaml"):
        text = note.read_text("utf-8")
        last = _STAMP.findall(text)[-1]
        note.write_text(_DAY.sub(rf"\g<0>\nduration: {last}", text), "utf-8")
    settings = folder / "mkdocs.yml"
    named = f"{PLUGIN}      exports: {setting}\n"
    text = settings.read_text("utf-8").replace(PLUGIN, named)
    settings.write_text(text, "utf-8")
    return folder


def built(folder: Path) -> Cost:
    """What a build of everything costs, with nothing there before."""
    for name in CLEAN:
        shutil.rmtree(folder / name, ignore_errors=True)
    return run(BUILD, folder)


def report(costs: dict[str, list[Cost]], places: dict[str, Path]) -> None:
    """A row for each choice, and how much of the build the exports are."""
    print("| exports | CPU, s | of the build | clock, s | of the build | files | MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    none = summary(costs["none"])
    for name, runs in costs.items():
        own = summary(runs)
        pairs = ((own.cpu, none.cpu), (own.wall, none.wall))
        cells = [f"{figure:.2f} | {1 - least / figure:.1%}" for figure, least in pairs]
        files = [file for file in (places[name] / "site").rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files) / 1e6
        print(f"| {name} | {' | '.join(cells)} | {len(files):,} | {size:,.0f} |")


if __name__ == "__main__":
    main()
