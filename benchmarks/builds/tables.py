"""What was measured as tables of Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generators import EDIT, FULL, NONE, Generator
from measured import Cost, summary
from rounds import Costs
from with_material import PLAIN

WORDS = {FULL: "everything", EDIT: "one note edited", NONE: "nothing changed"}
HEAD = ("", "build", "CPU, s", "×", "clock, s", "peak, MB", "HTML files", "runs")
SIZES = (100, 1_000, 10_000)
MANY = 100  # from here on no decimals are shown
FEW = 10


def cost(costs: Costs, size: int, name: str, kind: str) -> Cost | None:
    """What a generator needs, of all its runs; None if it was not measured."""
    runs = [one[kind] for one in costs.rounds.get(size, {}).get(name, []) if kind in one]
    return summary(runs) if runs else None


def of_a_size(costs: Costs, size: int, generators: Iterable[Generator]) -> str:
    """Everything at a number of notes, in proportion to MkDocs with Material and its search."""
    whole = cost(costs, size, PLAIN.name, FULL)
    rows = []
    for generator in generators:
        for kind, words in WORDS.items():
            if one := cost(costs, size, generator.name, kind):
                runs = len(costs.rounds[size][generator.name])
                rows.append((generator.name, words, *figures(one, whole), f"{runs}"))
    return table(HEAD, rows)


def figures(one: Cost, whole: Cost | None) -> Iterator[str]:
    """The cells of a run."""
    yield number(one.cpu)
    yield ratio(one.cpu / whole.cpu) if whole else "–"
    yield number(one.wall)
    yield f"{one.peak:,.0f}"
    yield f"{one.pages:,}" if one.pages else ""


def growth(costs: Costs, generators: Iterable[Generator]) -> str:
    """How CPU grows with the notes."""
    steps = list(pairwise(SIZES))
    head = ("CPU, s", "build", *(f"{size:,} notes" for size in SIZES))
    rows = []
    for generator in generators:
        for kind in (FULL, EDIT):
            known = {size: cost(costs, size, generator.name, kind) for size in SIZES}
            if any(known.values()):
                seconds = [number(one.cpu) if one else "–" for one in known.values()]
                grown = [times(known[one], known[other]) for one, other in steps]
                rows.append((generator.name, WORDS[kind], *seconds, *grown))
    return table((*head, *(f"{one:,} → {other:,}" for one, other in steps)), rows)


def times(one: Cost | None, other: Cost | None) -> str:
    """How much more the other took."""
    return f"× {other.cpu / one.cpu:.1f}" if one and other else "–"


def number(value: float) -> str:
    """An amount, to about three digits."""
    if value >= MANY:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= FEW else f"{value:.2f}"


def ratio(value: float) -> str:
    """A proportion, to two or three digits."""
    if value >= 1:
        return f"{value:.2f}"
    return f"{value:.3f}" if value >= 1 / MANY else f"{value:.4f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; from the third column on there are figures."""
    rule = ["---", "---", *["---:"] * (len(head) - 2)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, rule, *rows))
