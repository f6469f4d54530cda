"""Growth as a picture: a curve for each generator, in SVG, both axes in powers of ten.

It has a ground of its own and two sets of colours, so that it can be read on light and dark pages.
Colour is never alone: each curve has a mark of its own shape, and its name at the right.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from looks import Look, mark, style

WIDTH, HEIGHT = 820, 476
LEFT, RIGHT, TOP, BOTTOM = 76, 540, 84, 412
"""Where the axes are."""
LINE = 21  # between two names
STEPS = "Each line up is ten times as much, each step right ten times as many notes."


@dataclass(frozen=True, slots=True)
class Curve:
    """What is drawn: amounts over numbers of notes, both above 0."""

    name: str
    points: Sequence[tuple[int, float]]
    look: Look


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of some curves."""

    title: str
    unit: str
    """What the upright axis counts, in plain words."""
    alt: str
    """The same in words."""
    curves: Sequence[Curve]

    def svg(self) -> str:
        """The picture as a file."""
        return "\n".join(self.lines()) + "\n"

    def lines(self) -> Iterator[str]:
        """Its lines."""
        size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d">'
        yield f'<title id="t">{escape(self.title)}</title>'
        yield f'<desc id="d">{escape(self.alt)}</desc>'
        yield f"<style>{style()}</style>"
        yield f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="8"/>'
        yield f'<text class="title" x="24" y="34">{escape(self.title)}</text>'
        yield from self.axes()
        for curve in reversed(self.curves):
            yield from self.drawn(curve)
        yield from self.names()
        yield "</svg>"

    @property
    def across(self) -> tuple[int, int]:
        """The least and the greatest number of notes."""
        counts = [count for curve in self.curves for count, _ in curve.points]
        return min(counts), max(counts)

    @property
    def powers(self) -> range:
        """The powers of ten at which there are lines, from below all amounts to above them."""
        amounts = [amount for curve in self.curves for _, amount in curve.points]
        return range(math.floor(math.log10(min(amounts))), math.ceil(math.log10(max(amounts))) + 1)

    def x(self, count: int) -> float:
        """Where a number of notes is."""
        least, most = (math.log10(end) for end in self.across)
        share = (math.log10(count) - least) / ((most - least) or 1)
        return LEFT + 24 + share * (RIGHT - LEFT - 48)

    def y(self, amount: float) -> float:
        """Where an amount is."""
        low, high = self.powers[0], self.powers[-1]
        return BOTTOM - (math.log10(amount) - low) / ((high - low) or 1) * (BOTTOM - TOP)

    def axes(self) -> Iterator[str]:
        """Lines and what they mean."""
        for power in self.powers:
            y, label = self.y(10.0**power), f"{10**power:,}" if power >= 0 else f"{10.0**power:g}"
            yield f'<path class="grid" d="M{LEFT} {y:.1f}H{RIGHT}"/>'
            yield f'<text x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">{label}</text>'
        for count in sorted({count for curve in self.curves for count, _ in curve.points}):
            x = f"{self.x(count):.1f}"
            yield f'<text x="{x}" y="{BOTTOM + 22}" text-anchor="middle">{count:,} notes</text>'
        yield f'<text x="24" y="{TOP - 24}">{escape(self.unit)}</text>'
        yield f'<text x="24" y="{HEIGHT - 14}">{STEPS}</text>'

    def drawn(self, curve: Curve) -> Iterator[str]:
        """A curve and its marks."""
        look = curve.look
        places = [(self.x(count), self.y(amount)) for count, amount in curve.points]
        ways = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        kind = f"curve {look.colour}{' dashed' * look.dashed}{' thick' * look.thick}"
        yield f'<polyline class="{kind}" points="{ways}"/>'
        for x, y in places:
            yield mark(look, x, y)

    def names(self) -> Iterator[str]:
        """The names at the right, as near to the ends of the curves as there is room."""
        below = float(TOP) - LINE
        ends = sorted(self.curves, key=lambda curve: self.y(curve.points[-1][1]))
        for number, curve in enumerate(ends):
            room = BOTTOM - LINE * (len(ends) - 1 - number)
            below = min(max(self.y(curve.points[-1][1]), below + LINE), room)
            yield mark(curve.look, RIGHT + 16, below)
            yield f'<text x="{RIGHT + 30}" y="{below + 5:.1f}">{escape(curve.name)}</text>'
