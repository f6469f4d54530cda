"""TTML's time expressions (TTML2, 10.3): clocks with fractions or frames, and offsets in a unit."""

import re
from dataclasses import dataclass
from fractions import Fraction

from kikigaki.importers.material.markup import Element
from kikigaki.importers.seconds import LATEST

_CLOCK = re.compile(
    r"(?:([0-9]{1,7}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]{1,12})|:([0-9]{1,4})(?:\.([0-9]{1,4}))?)?"
)
_OFFSET = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,12})?)(h|ms|m|s|f|t)?")
_SECONDS = {"h": Fraction(3600), "m": Fraction(60), "s": Fraction(1), "ms": Fraction(1, 1000)}
_FRAMES = 30
_MINUTE = 60
_DROPPED = 2
"""Frame numbers that NTSC's drop-frame code leaves out in each minute but every tenth."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What a document counts frames and ticks in."""

    frames: Fraction = Fraction(_FRAMES)
    """Frames a second, the multiplier applied."""
    nominal: Fraction = Fraction(_FRAMES)
    """Frames a second as a clock counts them."""
    sub_frames: Fraction = Fraction(1)
    ticks: Fraction = Fraction(1)
    drops: bool = False
    """Whether clocks leave frame numbers out (``dropNTSC``)."""

    @classmethod
    def of(cls, root: Element) -> "Rates":
        """The rates that the outermost element declares; TTML's defaults where it does not."""
        said = root.attributes
        nominal = _positive(said.get("frameRate", "")) or Fraction(_FRAMES)
        above, _, below = said.get("frameRateMultiplier", "").replace(":", " ").partition(" ")
        factor = (_positive(above) or Fraction(1)) / (_positive(below) or Fraction(1))
        sub_frames = _positive(said.get("subFrameRate", "")) or Fraction(1)
        by_frames = nominal * factor * sub_frames if "frameRate" in said else Fraction(1)
        ticks = _positive(said.get("tickRate", "")) or by_frames
        drops = said.get("dropMode") == "dropNTSC"
        return cls(nominal * factor, nominal, sub_frames, ticks, drops)

    def seconds(self, text: str) -> Fraction | None:
        """A time expression in seconds; a bare number is taken for seconds. None if it is none."""
        text = text.strip()
        if found := _OFFSET.fullmatch(text):
            units = _SECONDS | {"f": 1 / self.frames, "t": 1 / self.ticks}
            value = Fraction(found[1]) * units[found[2] or "s"]
        elif found := _CLOCK.fullmatch(text):
            value = self._clock(*found.groups())
        else:
            return None
        return value if value < LATEST else None

    def _clock(self, *fields: str | None) -> Fraction:
        hours, minutes, seconds, fraction, frames, sub_frames = fields
        whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
        if frames is None:
            return whole + Fraction(f"0.{fraction or 0}")
        part = int(frames) + Fraction(sub_frames or 0) / self.sub_frames
        if self.drops:
            passed = whole // _MINUTE
            counted = whole * self.nominal + part - _DROPPED * (passed - passed // 10)
            return counted / self.frames
        return whole + part / self.frames


def _positive(text: str) -> Fraction | None:
    return Fraction(text) if re.fullmatch(r"[1-9][0-9]{0,9}", text.strip()) else None
