"""English endings: one small rule, the same in the browser (``assets/search/text.js``).

Only compared with another stem, never shown; cautious, since any word also finds the longer ones
that begin with it. British and American spellings have one stem (optimise, center, behavior).
"""

import re

_ENDINGS = (
    (3, re.compile(r"(?<=[^aeiou])(?:ies|ied)$"), "y"),
    (3, re.compile(r"(?<=[sxz])es$|(?<=[cs]h)es$|(?<=[^suie'])(?<!^new)s$|(?<=e)s$"), ""),
    (4, re.compile(r"^([^aeiou]*[aeiouy][^aeiouwxy])(?:ing|ed)$"), r"\1e"),
    (4, re.compile(r"(?<=at)ion$|ing$|ed$"), ""),
    (3, re.compile(r"([bdfglmnprt])\1$"), r"\1"),
    (4, re.compile(r"e$"), ""),
    (4, re.compile(r"(?<=i)[sz](?:at)?$"), "z"),
    (4, re.compile(r"(?<=[bt])er$"), "r"),
    (5, re.compile(r"our$"), "or"),
    (4, re.compile(r"(?<=en)c$"), "s"),
)
"""The least that must be left, an ending, and what stands in its place."""
_VARYING = re.compile(r"(?<=\w[^aeiou])y$|(?<=\w{3})(?:e|(?<=i)z|(?<=[bt])r|or|(?<=en)s)$")
"""What may be written in another way, at the end of a stem."""


def stem(word: str) -> str:
    """What the forms of a word share."""
    for least, ending, instead in _ENDINGS:
        shorter = ending.sub(instead, word)
        if len(shorter) >= least:
            word = shorter
    return word


def beginning(word: str) -> str:
    """What every word with the same stem begins with."""
    return _VARYING.sub("", stem(word))
