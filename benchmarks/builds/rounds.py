"""Rounds of all generators at a size; what was measured is kept, and not measured again."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from generators import Generator, Place, Ready
from measured import Cost, FailedError, machine
from ours import write

LARGE = 10_000
"""Notes from which on only quick generators are run more than once."""
Round = dict[str, Cost]
"""What was done, and what it cost."""


@dataclass(slots=True)
class Costs:
    """What is known."""

    machine: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    """By name of the generator, as below."""
    rounds: dict[int, dict[str, list[Round]]] = field(default_factory=dict)
    """By number of notes."""

    def of(self, size: int, name: str) -> list[Round]:
        """The rounds of a generator at a size, to be added to."""
        return self.rounds.setdefault(size, {}).setdefault(name, [])

    def forget(self, beginning: str) -> None:
        """Forget the generators whose name begins so."""
        for named in self.rounds.values():
            for name in [name for name in named if name.startswith(beginning)]:
                del named[name]


def load(file: Path) -> Costs:
    """What a file has; nothing if there is none."""
    if not file.exists():
        return Costs()
    data = json.loads(file.read_text("utf-8"))
    rounds = {
        int(size): {name: [_read(one) for one in rounds] for name, rounds in named.items()}
        for size, named in data["rounds"].items()
    }
    return Costs(data["machine"], data["versions"], rounds)


def _read(one: dict[str, dict[str, float]]) -> Round:
    return {kind: Cost(c["cpu"], c["wall"], c["peak"], int(c["pages"])) for kind, c in one.items()}


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder in which it all happens."""

    folder: Path
    costs: Costs

    @property
    def file(self) -> Path:
        """Where costs are kept."""
        return self.folder / "costs.json"

    def measure(self, generators: Sequence[Generator], size: int, rounds: int) -> None:
        """Let generators take turns until each has its rounds."""
        root = self.corpus(size)
        ready = dict(self.prepared(root, generators, size, rounds))
        for number in range(rounds):
            for generator, one in ready.items():
                known = self.costs.of(size, generator.name)
                if len(known) == number < wanted(generator, size, rounds):
                    self.once(generator, size, one, known)

    def corpus(self, size: int) -> Path:
        """A folder with the notes and with their pages in Markdown."""
        root = self.folder / f"{size}"
        if not (root / "docs").exists():
            write(size, root / "notes", root / "docs.partial")
            (root / "docs.partial").rename(root / "docs")
        return root

    def prepared(
        self, root: Path, generators: Sequence[Generator], size: int, rounds: int
    ) -> Iterator[tuple[Generator, Ready]]:
        """Those that have something to do, set up; and word of those that cannot be."""
        for generator in generators:
            done = len(self.costs.of(size, generator.name))
            if size not in generator.sizes or done >= wanted(generator, size, rounds):
                continue
            place = Place(
                root / generator.slug, root / "notes", root / "docs", self.folder / "tools"
            )
            try:
                yield generator, generator.prepare(place)
            except FailedError as error:
                print(f"{generator.name} is left out: {error}", file=sys.stderr)

    def once(self, generator: Generator, size: int, ready: Ready, known: list[Round]) -> None:
        """A round of a generator; kept if all of it succeeds."""
        done: Round = {}
        try:
            for kind, job in ready.jobs.items():
                cost = done[kind] = job()
                figures = f"{cost.cpu:9.3f} s CPU {cost.wall:9.3f} s {cost.peak:6.0f} MB"
                print(f"{figures}  {size} notes, {generator.name}, {kind}", flush=True)
        except FailedError as error:
            print(f"{size} notes, {generator.name}: {error}", file=sys.stderr, flush=True)
            return
        known.append(done)
        self.costs.versions[generator.name] = ready.version
        self.costs.machine = machine()
        self.file.write_text(json.dumps(asdict(self.costs), indent=1), "utf-8")


def wanted(generator: Generator, size: int, rounds: int) -> int:
    """How many rounds a generator gets."""
    return rounds if generator.quick or size < LARGE else min(rounds, 1)
