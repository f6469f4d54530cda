"""Cutting a rendered page at its tokens, and filling what is left."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kikigaki.frames.toc import Contents

CORE = "Kk0"
"""Begins every token; where it is left after cutting, something was done to a token."""


class UnstampableError(ValueError):
    """The theme does more with a page than put its parts into place; the message says what."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Literal text and the names of what stands between: one more text than names."""

    texts: tuple[str, ...]
    holes: tuple[str, ...]
    contents: Contents | None
    """How a table of contents is written; None where the page has none."""

    def fill(self, values: Mapping[str, str]) -> str:
        """The page with these values."""
        pieces = [self.texts[0]]
        for hole, text in zip(self.holes, self.texts[1:], strict=True):
            pieces += (values[hole], text)
        return "".join(pieces)


def cut(output: str, tokens: Mapping[str, str], contents: Contents | None) -> Frame:
    """The frame of a page that was rendered with tokens; ``tokens`` gives each by its name.

    Raises:
        UnstampableError: a token is missing where it must be, or was changed on its way.
    """
    names = {token: name for name, token in tokens.items()}
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    texts, holes, end = [], [], 0
    for found in pattern.finditer(output):
        texts.append(output[end : found.start()])
        holes.append(names[found[0]])
        end = found.end()
    texts.append(output[end:])
    if any(CORE.casefold() in text.casefold() for text in texts):
        raise UnstampableError("a template changes a text of the page before it shows it")
    if "content" not in holes:
        raise UnstampableError("a template leaves the content of the page out")
    return Frame(tuple(texts), tuple(holes), contents)
