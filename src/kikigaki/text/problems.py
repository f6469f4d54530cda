"""A problem inside one text field, before anybody knows where the field stands in a file."""

from dataclasses import dataclass

from kikigaki.diagnostics import Code


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong at a place of a text."""

    offset: int
    """In the text field, in code points from 0."""
    code: Code
    message: str
    hint: str = ""
