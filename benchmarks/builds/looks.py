"""Colours, marks and letters of the pictures, for light and dark pages."""

from dataclasses import dataclass

COLOURS = {
    "orange": ("#c2410c", "#fb923c"),
    "blue": ("#1d4ed8", "#7aa7ff"),
    "violet": ("#7c3aed", "#b79bff"),
    "green": ("#047857", "#34d399"),
    "pink": ("#be185d", "#f77fb8"),
    "grey": ("#52525b", "#b4b4bd"),
}
"""On a light ground, on a dark one."""
MARKS = {
    "disc": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "square": "M-4.5-4.5h9v9h-9z",
    "diamond": "M0-6.5 6.5 0 0 6.5-6.5 0z",
    "up": "M0-6 6 5H-6z",
    "down": "M0 6 6-5H-6z",
    "cross": "M-6-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",
}
BASE = """text { font: 14px system-ui, sans-serif; }
.title { font-size: 17px; font-weight: 600; }
.curve { fill: none; stroke-width: 2; }
.thick { stroke-width: 4; }
.dashed { stroke-dasharray: 7 5; }
"""


@dataclass(frozen=True, slots=True)
class Look:
    """How a curve is told from others."""

    colour: str
    mark: str
    dashed: bool = False
    thick: bool = False


def mark(look: Look, x: float, y: float) -> str:
    """A mark of a curve."""
    where = f"translate({x:.1f} {y:.1f})"
    return f'<path class="{look.colour}" transform="{where}" d="{MARKS[look.mark]}"/>'


def style() -> str:
    """Light, and dark where that is asked for."""
    return f"\n{BASE}{scheme(0)}@media (prefers-color-scheme: dark) {{\n{scheme(1)}}}\n"


def scheme(number: int) -> str:
    """The colours on a ground."""
    ground, ink, grid = (("#ffffff", "#1f2328", "#d0d4d9"), ("#15181d", "#e6e8eb", "#3d434b"))[
        number
    ]
    lines = [
        f".ground {{ fill: {ground}; }}",
        f"text {{ fill: {ink}; }}",
        f".grid {{ stroke: {grid}; }}",
    ]
    for name, pair in COLOURS.items():
        lines.append(f"path.{name} {{ fill: {pair[number]}; }}")
        lines.append(f".curve.{name} {{ stroke: {pair[number]}; }}")
    return "".join(f"{line}\n" for line in lines)
