"""Characters that notes refuse, taken out of what others wrote, and reported."""

from collections.abc import Iterable

from kikigaki.importers.found import Fault
from kikigaki.text.characters import FORBIDDEN, describe

_LINE_ENDS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))


def allowed(text: str) -> str:
    """A text as notes may have it: separators of lines end lines, and what misleads is gone."""
    return FORBIDDEN.sub("", text.translate(_LINE_ENDS))


def lost_in(texts: Iterable[str]) -> tuple[Fault, ...]:
    """What ``allowed`` takes out of these texts, as one fault for all; none if it is nothing."""
    gone = [
        character for text in texts for character in FORBIDDEN.findall(text.translate(_LINE_ENDS))
    ]
    if not gone:
        return ()
    count = f"{len(gone)} characters that notes refuse are" if len(gone) > 1 else "a character is"
    return (Fault(1, f"{count} left out; the first is {describe(gone[0])}"),)
