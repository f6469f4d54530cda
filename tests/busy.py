"""Renders accepted texts of the worst kinds with Python-Markdown, each within half a second of CPU.

    python -m tests.busy

Ends by SIGXCPU at one that takes ten times as long; its line is the last.
"""

import resource

import markdown

from kikigaki.diagnostics import Severity
from kikigaki.text import MAX_CHARACTERS, MAX_MARKUP, markup_in, parse, to_markdown

PIECES = (
    *("[", "]", "^", "<", "&", "*_", "`*", "|", "a*b*", "**a**b", "a`b`c", "`a` ", "![", ":a:"),
    *("<https://a.b>", "[a](https://b.c)", "- a\n", "1. a\n", "- a\n\n", "a\n\n", "> a\n\n", "a\n"),
    *("\\*", "&lt;", "{", "_a_ ", "<a@b.c>", "> - a\n", "*a\n", "~~a~~", "$a$", "==a==", "++a++"),
)
FILLS = ("", "😀")
"""What the rest of the text is: the wider its characters, the more there is to copy."""
SECONDS = 5


def main() -> None:
    """Render them all."""
    for piece in PIECES:
        for fill in FILLS:
            print(ascii(piece), ascii(fill), flush=True)  # noqa: T201 - the last line tells
            used = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
            _, hard = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (used + SECONDS, hard))
            text = piece * min(MAX_MARKUP // markup_in(piece), MAX_CHARACTERS // len(piece))
            parsed = parse(text + fill * (MAX_CHARACTERS - len(text)))
            assert all(p.code.severity is not Severity.ERROR for p in parsed.problems), parsed
            markdown.markdown(to_markdown(parsed.text), extensions=["attr_list", "md_in_html"])


if __name__ == "__main__":
    main()
