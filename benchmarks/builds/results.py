"""The page of results, and its pictures."""

from collections.abc import Sequence
from pathlib import Path

from bare import ELEVENTY, HUGO
from curves import Curve, Picture
from generators import CHECK, EDIT, FULL, NOTE, Generator
from looks import Look
from ours import ALIKE, ALL, ALONE, CHECKING, READING
from rounds import Costs
from tables import SIZES, cost, growth, number, of_a_size, ratio
from with_material import OXIDISED, PLAIN, TRANSLATED, UNSEARCHED

BUILDING = (ALL, ALIKE, ALONE, PLAIN, UNSEARCHED, TRANSLATED, OXIDISED, HUGO, ELEVENTY)
LOOKS = {
    ALIKE: Look("orange", "disc", thick=True),
    ALONE: Look("orange", "diamond", dashed=True),
    PLAIN: Look("blue", "square"),
    UNSEARCHED: Look("blue", "down", dashed=True),
    TRANSLATED: Look("violet", "cross"),
    OXIDISED: Look("green", "up"),
    HUGO: Look("pink", "diamond"),
    ELEVENTY: Look("grey", "square"),
}
AGAIN = (ALIKE, OXIDISED)
"""What builds less when less has changed."""
USUAL = 1_000
"""Notes at which the page begins."""
TEXT = Path(__file__).with_name("page.md")
"""The page, with a name in braces where figures go."""


def write(folder: Path, costs: Costs) -> None:
    """Write ``RESULTS.md``, and its pictures beside it in ``results``."""
    pictures = {"full": full(costs), "edit": edit(costs), "memory": memory(costs)}
    (folder / "results").mkdir(parents=True, exist_ok=True)
    for name, picture in pictures.items():
        (folder / "results" / f"{name}.svg").write_text(picture.svg(), "utf-8")
    named = {
        name: f"![{picture.title}. {picture.alt}](results/{name}.svg)"
        for name, picture in pictures.items()
    }
    text = TEXT.read_text("utf-8").format(**named, **parts(costs))
    (folder / "RESULTS.md").write_text(text, "utf-8")


def parts(costs: Costs) -> dict[str, str]:
    """The tables and figures in the text."""
    known = [size for size in SIZES if size in costs.rounds]
    sizes = (f"### {size:,} notes\n\n{of_a_size(costs, size, BUILDING)}" for size in known)
    check = cost(costs, CHECKING.sizes[0], CHECKING.name, CHECK)
    note = cost(costs, READING.sizes[0], READING.name, NOTE)
    return {
        "machine": costs.machine,
        "versions": versions(costs),
        "sizes": "\n".join(sizes),
        "everything": share(costs, FULL),
        "edited": share(costs, EDIT),
        "growth": growth(costs, BUILDING),
        "check": number(check.cpu) if check else "–",
        "note": f"{1000 * note.cpu:.1f}" if note else "–",
    }


def share(costs: Costs, kind: str) -> str:
    """What Kikigaki needs at 1,000 notes, over what MkDocs needs for everything."""
    one = cost(costs, USUAL, ALIKE.name, kind)
    whole = cost(costs, USUAL, PLAIN.name, FULL)
    return ratio(one.cpu / whole.cpu) if one and whole else "–"


def versions(costs: Costs) -> str:
    """Which version of each generator was run."""
    found = {name.partition(",")[0]: version for name, version in costs.versions.items()}
    return ", ".join(f"{name} {version}" for name, version in found.items())


def full(costs: Costs) -> Picture:
    """Full builds."""
    curves = [curve(costs, generator, FULL) for generator in LOOKS]
    return picture("A build of everything", "Seconds of CPU", curves)


def edit(costs: Costs) -> Picture:
    """Builds after an edit; everything, where nothing less can be built."""
    curves = [curve(costs, one, EDIT if one in AGAIN else FULL) for one in LOOKS if one != ALONE]
    return picture("A build after one note was edited", "Seconds of CPU", curves)


def memory(costs: Costs) -> Picture:
    """Memory of full builds."""
    curves = [curve(costs, generator, FULL, "peak") for generator in LOOKS]
    return picture("Memory of a build of everything", "MB at the most", curves)


def curve(costs: Costs, generator: Generator, kind: str, figure: str = "cpu") -> Curve:
    """A figure of a generator at all sizes."""
    known = ((size, cost(costs, size, generator.name, kind)) for size in SIZES)
    points = [(size, float(getattr(one, figure))) for size, one in known if one]
    return Curve(generator.name, points, LOOKS[generator])


def picture(title: str, unit: str, curves: Sequence[Curve]) -> Picture:
    """A picture of the curves that have points, and what it shows in words."""
    drawn = [curve for curve in curves if curve.points]
    counts = ", ".join(f"{size:,}" for size in SIZES)
    said = "; ".join(f"{one.name}: {', '.join(number(y) for _, y in one.points)}" for one in drawn)
    return Picture(title, unit, f"{unit} at {counts} notes: {said}", drawn)
