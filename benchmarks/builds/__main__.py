"""What builds cost: all of it, after an edit, after nothing; beside other site generators.

    .venv/bin/python benchmarks/builds

writes knowledge bases of 100, 1,000 and 10,000 notes, has Kikigaki build them and others build the
same pages from Markdown, and writes ``benchmarks/RESULTS.md`` with its pictures. All take turns,
so that a busy machine is fair to all. That is about two hours. What was measured is kept in a
folder; name it with ``--folder`` the next time, and only what is missing is measured. Generators
are installed into that folder with pip, npm and apt-get. Its ``old`` is what was in the way, and is
yours to delete: on some file systems, files that were just deleted make it slow to write others.
"""

import argparse
import tempfile
from pathlib import Path

import results
from bare import BARE
from ours import OURS
from rounds import Bench, load
from with_material import WITH_MATERIAL

HERE = Path(__file__).parents[1]
SIZES = (10, 100, 1_000, 10_000)
ROUNDS = 3
HELP_ONLY = "those alone whose names begin so, such as Kikigaki"
HELP_AGAIN = "those, whatever is known of them"
ALL = (*OURS, *BARE, *WITH_MATERIAL)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    kept = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=kept)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of notes")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="at most, of each")
    parser.add_argument("--folder", type=Path, help="to work in; else a new one")
    parser.add_argument("--out", type=Path, default=HERE, help="for RESULTS.md and its pictures")
    parser.add_argument("--only", nargs="*", metavar="NAME", help=HELP_ONLY)
    parser.add_argument("--again", nargs="*", metavar="NAME", help=HELP_AGAIN)
    return parser.parse_args()


def main() -> None:
    """Measure, then write the results."""
    asked = arguments()
    folder = (asked.folder or Path(tempfile.mkdtemp(prefix="builds-"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(folder, load(folder / "costs.json"))
    for beginning in asked.again or ():
        bench.costs.forget(beginning)
    chosen = [one for one in ALL if one.name.startswith(tuple(asked.only or [""]))]
    for size in asked.sizes:
        bench.measure(chosen, size, asked.rounds)
    results.write(asked.out, bench.costs)
    print(f"measured in {folder}, written to {asked.out / 'RESULTS.md'}")


if __name__ == "__main__":
    main()
