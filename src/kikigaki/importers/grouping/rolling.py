"""Rolling captions: each repeats what still stands on the screen. Here every word is heard once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from kikigaki.importers.draft import Cue
from kikigaki.text.characters import is_wide

_TOUCHING = Decimal("0.25")
"""Seconds within which one caption takes the place of another."""
_FEWEST = 2
_SHARE = 3


def unrolled(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues that have words, in the order of time, each with only what is new in it.

    None lasts beyond the beginning of the next, though it may stand on the screen for longer.

    Captions count as rolling where a third of the cues begin with what the cue before ended with,
    by whole lines or within one. In others a repeated line was said twice, and stays; only copies
    are left out, the same words at the same time, as captions with outlines have them.
    """
    shown = tuple(_shown(cues))
    repeats = [0 for _ in shown[:1]] + [_repeated(before, cue) for before, cue in pairwise(shown)]
    rolling = sum(map(bool, repeats)) >= max(_FEWEST, len(shown) // _SHARE)
    new = (c.text[count * rolling :].strip() for c, count in zip(shown, repeats, strict=True))
    heard = [replace(c, text=text) for c, text in zip(shown, new, strict=True) if text]
    return (*(_cut(cue, after.start) for cue, after in pairwise(heard)), *heard[-1:])


def _shown(cues: Sequence[Cue]) -> Iterator[Cue]:
    """What stands on the screen, without empty lines and copies."""
    seen: set[tuple[Decimal, str]] = set()
    for cue in sorted(cues, key=lambda cue: cue.start):
        text = "\n".join(line.strip() for line in cue.text.split("\n") if line.strip())
        if text and (cue.start, text) not in seen:
            seen.add((cue.start, text))
            yield replace(cue, text=text)


def _cut(cue: Cue, start: Decimal) -> Cue:
    """A cue that is over when the next one begins, unless both begin together."""
    return replace(cue, end=start) if cue.end is not None and cue.start < start < cue.end else cue


def _repeated(before: Cue, cue: Cue) -> int:
    """How many characters of a cue stood there already, at the end of the one before."""
    if before.end is None or cue.start - before.end > _TOUCHING or before.voice != cue.voice:
        return 0
    lines = before.text.split("\n")
    ends = ("\n".join(lines[number:]) for number in range(len(lines)))
    return next((len(end) for end in ends if _begins_with(cue.text, end)), 0)


def _begins_with(text: str, words: str) -> bool:
    """Whether a text begins with these words, and not with longer ones."""
    following = text[len(words) : len(words) + 1]
    goes_on = following.isalnum() and words[-1].isalnum()
    return text.startswith(words) and not (goes_on and not is_wide(following))
