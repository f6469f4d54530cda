"""English endings: one small rule, the same in the browser (``assets/search/text.js``).

Only compared with another stem, never shown; cautious, since any word also finds the longer ones
that begin with it.
"""

import re

_ENDINGS = (
    (3, re.compile(r"(?<=[^aeiou])(?:ies|ied)$"), "y"),
    (3, re.compile(r"(?<=[sxz])es$|(?<=[cs]h)es$|(?<=[^suie'])s$|(?<=e)s$"), ""),
    (4, re.compile(r"(?<=at)ion$|ing$|ed$"), ""),
    (3, re.compile(r"([bdfgmnprt])\1$"), r"\1"),
    (4, re.compile(r"e$"), ""),
)
"""The least that must be left, an ending, and what stands in its place."""


def stem(word: str) -> str:
    """What the forms of a word share."""
    for least, ending, instead in _ENDINGS:
        shorter = ending.sub(instead, word)
        if len(shorter) >= least:
            word = shorter
    return word


def beginning(word: str) -> str:
    """What every word with the same stem begins with."""
    return stem(word).removesuffix("y")
